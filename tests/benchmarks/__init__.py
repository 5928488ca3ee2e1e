"""Time the generator against others on the same articles; README.md tells how to run it and how to read it."""
