"""The plan of a build: from fingerprints to what is stale, fresh and orphaned."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.builder.manifest import Written
from generator.builder.plan import Plan, in_the_way, plan_build
from generator.output import Stamp

STAMP = Stamp(10, 1)


def a_written(fingerprint: bytes = b"one") -> Written:
    """Make what the last build remembers of a page."""
    return Written(fingerprint, STAMP)


def test_a_page_that_did_not_change_is_fresh() -> None:
    """Its fingerprint and its file are what they were."""
    plan = plan_build({"a": b"one"}, written={"a": a_written()}, present={"a": STAMP})
    assert plan == Plan(stale={}, fresh=frozenset({"a"}), orphans=frozenset())


@pytest.mark.parametrize(
    ("written", "present", "reason"),
    [
        ({}, {}, "is new"),
        ({}, {"a": STAMP}, "is new"),
        ({"a": a_written(b"two")}, {"a": STAMP}, "shows something that changed"),
        ({"a": a_written(b"two")}, {}, "shows something that changed"),
        ({"a": a_written()}, {}, "is missing from output/"),
        ({"a": a_written()}, {"a": Stamp(11, 1)}, "was changed in output/ by hand"),
        ({"a": a_written()}, {"a": Stamp(10, 2)}, "was changed in output/ by hand"),
    ],
)
def test_a_stale_page_has_a_reason_in_words(
    written: Mapping[str, Written], present: Mapping[str, Stamp], reason: str
) -> None:
    """The first that holds."""
    assert plan_build({"a": b"one"}, written, present).stale == {"a": reason}


def test_a_page_that_is_no_longer_wanted_is_an_orphan() -> None:
    """Whether its file is still there or not."""
    plan = plan_build({}, written={"a": a_written(), "b": a_written(b"")}, present={"a": STAMP})
    assert plan.orphans == {"a", "b"}


def test_a_file_we_never_wrote_is_never_an_orphan() -> None:
    """A CNAME dropped into output/ by hand survives every build."""
    assert plan_build({}, written={}, present={"CNAME": STAMP}).orphans == set()


@pytest.mark.parametrize(
    ("orphan", "coming", "first"),
    [
        ("old.html", "old.html/index.html", True),
        ("old.html", "old.html/a/b/index.html", True),
        ("old.html/a/index.html", "old.html", True),
        ("old.html", "old/index.html", False),
        ("old/a.html", "old/b.html", False),
        ("old", "older/index.html", False),
        ("old.html", "old.html", False),
    ],
)
def test_an_orphan_goes_first_when_a_new_file_needs_its_place(orphan: str, coming: str, first: bool) -> None:
    """A file cannot become a folder, nor a folder a file, while the old one is there."""
    assert in_the_way(["z", orphan], coming=["y/index.html", coming]) == ([orphan] if first else [])


PATHS = st.sampled_from("abcdef")
FINGERPRINTS = st.sampled_from([b"", b"one", b"two"])
STAMPS = st.builds(Stamp, st.integers(0, 1), st.integers(0, 1))


@given(
    st.dictionaries(PATHS, st.sampled_from([b"one", b"two"])),
    st.dictionaries(PATHS, st.builds(Written, FINGERPRINTS, STAMPS)),
    st.dictionaries(PATHS, STAMPS),
)
def test_every_path_has_one_place_in_the_plan(
    wanted: dict[str, bytes], written: dict[str, Written], present: dict[str, Stamp]
) -> None:
    """What is wanted is stale or fresh, what we wrote besides is an orphan, and the rest is not ours."""
    plan = plan_build(wanted, written, present)
    assert plan.stale.keys() | plan.fresh == wanted.keys()
    assert not plan.stale.keys() & plan.fresh
    assert plan.orphans == written.keys() - wanted.keys()
    assert all(written[path] == Written(wanted[path], present[path]) for path in plan.fresh)
    assert all(plan.stale.values())
