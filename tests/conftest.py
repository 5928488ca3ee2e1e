"""What all tests share: Hypothesis without a stopwatch, for machines that are busy with something else."""

from hypothesis import HealthCheck, settings

settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")
