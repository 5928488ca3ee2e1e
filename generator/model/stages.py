"""The stages of a case: which may follow which, and what each says of its outcome."""

from collections.abc import Mapping
from typing import Literal

Stage = Literal[
    "reported", "arrested", "charged", "filed", "trial", "convicted", "acquitted", "mistrial", "judgment",
    "sentenced", "appeal", "dismissed", "dropped", "settled", "closed",
]  # fmt: skip
Outcome = Literal["open", "favourable", "against", "otherwise"]

# What may come next. A digest does not hear of every step, so an arrest or the opening of a trial may be passed over;
# a court is never before the charge or the claim, nor a sentence before the conviction.
FOLLOWERS: Mapping[Stage, tuple[Stage, ...]] = {
    "reported": ("reported", "arrested", "charged", "filed", "dismissed", "dropped", "settled", "closed"),
    "arrested": ("arrested", "charged", "dismissed", "dropped", "settled", "closed"),
    # There may be further charges, and a warrant after the first. Whoever pleads guilty has no trial.
    "charged": ("charged", "arrested", "trial", "convicted", "acquitted", "dismissed", "dropped", "settled", "closed"),
    "filed": ("filed", "trial", "judgment", "dismissed", "settled", "closed"),
    "trial": ("convicted", "acquitted", "mistrial", "judgment", "dismissed", "dropped", "settled", "closed"),
    # Without a verdict there may be another trial, or a plea instead of one.
    "mistrial": ("trial", "convicted", "dismissed", "dropped", "settled", "closed"),
    # The court that convicted may set it aside itself: for a new trial, or for good.
    "convicted": ("sentenced", "appeal", "trial", "acquitted", "dismissed", "closed"),
    # Nobody is tried twice for one thing, unless a higher court says so.
    "acquitted": ("appeal", "closed"),
    "judgment": ("appeal", "settled", "closed"),
    "sentenced": ("appeal", "closed"),
    # There is always a higher court. That an appeal was dismissed says that a conviction stands, and that a case was
    # says the opposite: so this one word is refused here, but where the case was dismissed before the appeal.
    "appeal": (
        "convicted",
        "acquitted",
        "dropped",
        "trial",
        "sentenced",
        "judgment",
        "appeal",
        "settled",
        "closed",
    ),
    # What was dropped or dismissed was never decided: it may be charged, or claimed, once more.
    "dismissed": ("charged", "filed", "appeal", "closed"),
    "dropped": ("arrested", "charged", "closed"),
    # A court that hears of a settlement often dismisses the case on paper: it ended as it was settled.
    "settled": ("dismissed", "closed"),
    "closed": (),
}
# A case is a criminal or a civil one; what stands in neither set belongs to both.
TRACKS: Mapping[str, frozenset[Stage]] = {
    "criminal": frozenset({"arrested", "charged", "convicted", "acquitted", "mistrial", "sentenced", "dropped"}),
    "civil": frozenset({"filed", "judgment"}),
}

OUTCOMES: Mapping[Stage, Outcome] = {
    "acquitted": "favourable",
    "dismissed": "favourable",
    "dropped": "favourable",
    "convicted": "against",
    "sentenced": "against",
    "judgment": "against",
    "settled": "otherwise",
    "closed": "otherwise",
}
# A conviction is an outcome, but not the end: the sentence is to come.
ENDED: frozenset[Stage] = frozenset(OUTCOMES) - {"convicted"}
# These leave what was decided before as it is, and so are never told without it.
UNDECIDED: frozenset[Stage] = frozenset({"appeal", "closed"})


def track_of(stage: Stage) -> str:
    """Tell whether *stage* belongs to criminal or to civil cases; "" when to both."""
    return next((track for track, stages in TRACKS.items() if stage in stages), "")
