"""Changes of a document, undone after others have changed it too."""

from generator.curation.hunks import Hunk, hunks_between, take_back

BEFORE = "---\ntitle: A\npeople:\n  - Ann\n  - Bob\nreview: [x]\n---\n- Bob\n"
AFTER = "---\ntitle: A\npeople:\n  - Ann\n  - Bo\n---\n- Bob\n"


def test_each_key_has_a_hunk_of_its_own() -> None:
    """Even if the lines stand below each other."""
    assert hunks_between(BEFORE, AFTER) == (
        Hunk(key="people", line=5, was="  - Bob\n", now="  - Bo\n", above="  - Ann\n", below="review: [x]\n"),
        Hunk(key="review", line=6, was="review: [x]\n", above="  - Bo\n", below="---\n"),
    )


def test_what_nobody_touched_is_as_it_was() -> None:
    """In both directions, whatever the line ends."""
    for one, other in ((BEFORE, AFTER), (AFTER, BEFORE)):
        for newline in ("\n", "\r\n", "\r"):
            old, new = (text.replace("\n", newline) for text in (one, other))
            assert take_back(new, hunks_between(old, new)) == (old, [])


def test_lines_are_taken_back_where_they_moved() -> None:
    """They are found by what they say, or by the lines around them."""
    moved = AFTER.replace("title: A\n", "title: A\nsummary: S\n")
    assert take_back(moved, hunks_between(BEFORE, AFTER)) == (
        BEFORE.replace("title: A\n", "title: A\nsummary: S\n"),
        [],
    )


def test_lines_that_were_changed_stay() -> None:
    """And are told; what went comes back between its neighbours only."""
    people, review = hunks_between(BEFORE, AFTER)
    changed = AFTER.replace("- Bo\n", "- Bo Ode\n")
    assert take_back(changed, (people, review)) == (changed, [people, review])
    longer = AFTER.replace("  - Bo\n", "  - Bo\n  - Cy\n")
    assert take_back(longer, (people, review)) == (longer.replace("- Bo\n", "- Bob\n"), [review])


def test_a_hunk_that_would_change_what_another_key_says_is_left() -> None:
    """The same lines may stand elsewhere by now."""
    (hunk,) = hunks_between("---\npeople:\n  - Bob\n---\n", "---\npeople:\n  - Bo\n---\n")
    other = "---\npeople: [Ann]\nkeywords:\n  - Bo\n---\n"
    assert take_back(other, (hunk,)) == (other, [hunk])


def test_a_line_that_stands_twice_is_no_place() -> None:
    """Unless the lines around it tell which is meant."""
    (hunk,) = hunks_between("---\na: [Bob]\nb: x\n---\n", "---\na: [Bo]\nb: x\n---\n")
    twice = "---\nnew: y\na: [Bo]\nb: x\n---\na: [Bo]\n"
    assert take_back(twice, (hunk,)) == (twice, [hunk])
    assert take_back("---\na: [Bo]\nb: x\n---\na: [Bo]\n", (hunk,))[1] == []


def test_a_body_that_came_goes() -> None:
    """It has no key."""
    before, after = "---\nname: A\n---", "---\nname: A\n---\nThe text.\n"
    hunks = hunks_between(before, after)
    assert [hunk.key for hunk in hunks] == [""]
    assert take_back(after, hunks) == (before, [])
    changed = after.replace("text", "long text")
    assert take_back(changed, hunks) == (changed, list(hunks))
