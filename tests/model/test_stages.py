"""Stages: which may follow which, and what a case that has reached one counts as."""

from itertools import combinations_with_replacement, pairwise, product
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.case import case_misfits
from generator.model.stages import ENDED, FOLLOWERS, OUTCOMES, TRACKS, Stage, track_of
from generator.schema import Misfit
from making import a_case, an_entry

STAGES: tuple[Stage, ...] = get_args(Stage)
# Written out once more by hand: R reported, A arrested, C charged, F filed, T trial, G convicted, N acquitted,
# M mistrial, J judgment, S sentenced, P appeal, D dismissed, X dropped, Y settled, Z closed.
LETTERS = dict(zip(STAGES, "RACFTGNMJSPDXYZ", strict=True))
ALLOWED = {
    "R": "RACFDXYZ",
    "A": "ACDXYZ",
    "C": "ACTGNDXYZ",
    "F": "FTJDYZ",
    "T": "GNMJDXYZ",
    "G": "STPNDZ",
    "N": "PZ",
    "M": "TGDXYZ",
    "J": "PYZ",
    "S": "PZ",
    "P": "GNXTSJPYZ",
    "D": "CFPZ",
    "X": "ACZ",
    "Y": "DZ",
    "Z": "",
}


def steps(*stages: Stage) -> list[Misfit]:
    """List what is wrong with a case that went through *stages*, all on one day."""
    return list(case_misfits(a_case(timeline=tuple(an_entry(stage) for stage in stages))))


@pytest.mark.parametrize(("earlier", "later"), [*product(STAGES, STAGES)])
def test_each_pair_of_stages_is_possible_or_is_told_of(earlier: Stage, later: Stage) -> None:
    """The words name both, and what may follow instead."""
    found = steps(earlier, later)
    assert (found == []) == (LETTERS[later] in ALLOWED[LETTERS[earlier]])
    if found:
        assert [misfit.at for misfit in found] == [("timeline", 1, "stage")]
        assert found[0].message.startswith(f'timeline: "{later}" cannot follow "{earlier}"')
        tracks = {"", track_of(earlier)} if track_of(earlier) else {"", *TRACKS}
        for follower in FOLLOWERS[earlier]:
            assert (follower in found[0].message.partition(": what may follow is ")[2]) == (
                track_of(follower) in tracks
            )


@pytest.mark.parametrize("stage", STAGES)
def test_a_record_may_begin_at_any_stage(stage: Stage) -> None:
    """A digest need not have told of a case from its first day."""
    assert steps(stage) == []


def test_the_words_say_what_may_follow() -> None:
    """An editor corrects the stage, or finds the entry that is missing."""
    (early,) = steps("charged", "sentenced")
    assert early.message == (
        'timeline: "sentenced" cannot follow "charged": what may follow is charged, arrested, trial, convicted, '
        "acquitted, dismissed, dropped, settled, closed"
    )
    (late,) = steps("settled", "closed", "charged")
    assert late.message == (
        'timeline: "charged" cannot follow "closed": nothing can; remove "closed" if the case goes on'
    )


def test_a_criminal_case_does_not_become_a_civil_one() -> None:
    """Not even by a stage that both have; one who was acquitted may be sued, and that is another case."""
    assert steps("charged", "trial", "judgment") == [
        Misfit(
            ("timeline", 2, "stage"),
            'timeline: "judgment" cannot follow "trial" in a criminal case: what may follow is convicted, acquitted, '
            "mistrial, dismissed, dropped, settled, closed; a civil case needs a file of its own",
        )
    ]
    (back,) = steps("reported", "filed", "dismissed", "charged")
    assert back.message == (
        'timeline: "charged" cannot follow "dismissed" in a civil case: what may follow is filed, appeal, closed; '
        "a criminal case needs a file of its own"
    )


def test_a_step_back_in_time_is_told_of_as_that_alone() -> None:
    """In the right order it may well be a possible one."""
    timeline = (an_entry("acquitted", "2025-03-02"), an_entry("charged", "2025-03-01"))
    assert list(case_misfits(a_case(timeline=timeline))) == [
        Misfit(("timeline", 1, "date"), "timeline: 2025-03-01 stands after 2025-03-02: put the oldest first")
    ]


@st.composite
def sound_timelines(draw: st.DrawFn) -> list[Stage]:
    """Draw the stages of a case that goes on step by step as the table allows, in one track."""
    stages = [draw(st.sampled_from(STAGES))]
    track = track_of(stages[0])
    for _ in range(draw(st.integers(0, 8))):
        possible = [stage for stage in FOLLOWERS[stages[-1]] if not track or track_of(stage) in {"", track}]
        if not possible:
            break
        stages.append(draw(st.sampled_from(possible)))
        track = track or track_of(stages[-1])
    return stages


@given(sound_timelines())
def test_a_case_that_goes_on_as_the_table_says_is_sound_and_of_one_track(stages: list[Stage]) -> None:
    """However long it takes."""
    assert steps(*stages) == []
    assert not any({track_of(a), track_of(b)} == set(TRACKS) for a, b in combinations_with_replacement(stages, 2))
    for earlier, later in pairwise(stages):
        assert earlier != "closed"
        if later == "sentenced":
            assert earlier in {"convicted", "appeal"}


@pytest.mark.parametrize(
    ("stages", "hint"),
    [
        ("convicted appeal", 'write "convicted" again (the appeal failed), or "acquitted" or "dropped" (it succeeded)'),
        ("convicted sentenced appeal appeal", 'write "sentenced" again'),
        ("charged appeal", 'write "convicted" or "sentenced" again'),
        ("judgment appeal", 'write "judgment", and under what: how the higher court decided'),
    ],
)
def test_dismissed_after_an_appeal_would_not_tell_who_won(stages: str, hint: str) -> None:
    """Of an appeal it says that the conviction stands, of a case that there is none."""
    found = steps(*stages.split(), "dismissed")  # type: ignore[arg-type]
    assert f"; appeal dismissed: {hint}" in found[-1].message


def test_dismissed_after_an_appeal_against_a_dismissal_says_one_thing_only() -> None:
    """Whichever it is of, the case is dismissed."""
    assert steps("charged", "dismissed", "appeal", "dismissed") == []


def test_a_stage_says_what_happened() -> None:
    """An old story would else carry an update without a word."""
    assert list(case_misfits(a_case(timeline=(an_entry(what=" "),)))) == [
        Misfit(("timeline", 0, "what"), "timeline.what: must not be empty: say in a sentence what happened")
    ]


@pytest.mark.parametrize("stage", ["acquitted", "dismissed", "dropped", "settled", "sentenced", "judgment", "closed"])
def test_a_case_that_is_over_counts_as_ended(stage: Stage) -> None:
    """Nobody is to be shown as accused for good."""
    assert stage in ENDED


@pytest.mark.parametrize(
    "stage", ["reported", "arrested", "charged", "filed", "trial", "convicted", "mistrial", "appeal"]
)
def test_a_case_that_goes_on_does_not(stage: Stage) -> None:
    """A verdict of guilty is followed by a sentence, an appeal by a judgment."""
    assert stage not in ENDED


def test_every_outcome_is_told_by_its_stage() -> None:
    """In favour of the accused, against, or neither."""
    assert {stage for stage in STAGES if OUTCOMES.get(stage) == "favourable"} == {"acquitted", "dismissed", "dropped"}
    assert {stage for stage in STAGES if OUTCOMES.get(stage) == "against"} == {"convicted", "sentenced", "judgment"}
    assert {stage for stage in STAGES if OUTCOMES.get(stage) == "otherwise"} == {"settled", "closed"}


@pytest.mark.parametrize(
    ("stages", "decided"),
    [
        (["acquitted", "closed"], 0),
        (["convicted", "sentenced", "appeal"], 1),
        (["charged", "dismissed", "appeal", "closed"], 1),
        (["charged", "closed"], None),
        (["mistrial", "closed"], None),
        (["closed"], None),
        (["charged", "dismissed"], None),
        (["convicted", "appeal", "trial"], None),
        (["convicted", "appeal", "appeal"], 0),
        (["filed", "settled", "dismissed"], 1),
        (["filed", "settled", "dismissed", "closed"], 1),
        (["filed", "settled", "dismissed", "filed"], None),
        ([], None),
    ],
)
def test_an_appeal_or_a_closure_leaves_the_decision_before_it_standing(
    stages: list[Stage], decided: int | None
) -> None:
    """An acquittal must not be hidden behind a file that was closed."""
    case = a_case(timeline=tuple(an_entry(stage) for stage in stages))
    assert case.decided is (None if decided is None else case.timeline[decided])
