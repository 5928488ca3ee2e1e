"""One record made of two."""

from generator.curation.joined_facts import RecordText, contradictions, join
from generator.model.registry import Registry
from making import a_person

PEOPLE = Registry([a_person("Ann Tarn", aliases=("A. Tarn",))])
SOURCE = "source: {name: The Courier}"


def told(one: str, other: str) -> list[str]:
    """Give the contradictions of two records, of which only the front matter is written."""
    one, other = f"---\nname: A\n{one}---\n", f"---\nname: B\n{other}---\n"
    return sorted(str(found) for found in contradictions(RecordText("a.md", one), RecordText("b.md", other), PEOPLE))


def joined(one: str, other: str) -> list[str]:
    """Join two records that do not contradict each other, and give the lines of the front matter after the name."""
    assert told(one, other) == []
    text = join(f"---\nname: A\n{one}---\n", f"---\nname: B\naliases: [C]\nslug: c\n{other}---\n", PEOPLE)
    return text.splitlines()[2:-1]


def test_what_one_lacks_the_other_gives() -> None:
    """As it stands there, at its place; what the term is called is no fact."""
    assert joined("roles: [actor]\n", "born: 1980-01-02  # a Wednesday\nminor: false\n") == [
        "born: 1980-01-02  # a Wednesday",
        "roles: [actor]",
        "minor: false",
    ]
    assert joined("kind: film\n", "network: Channel Nine\nkind: film\n") == ["kind: film", "network: Channel Nine"]


def test_lists_are_joined() -> None:
    """People by who they are; parties too, who may have one role only."""
    assert joined("keywords: [drum]\n", "keywords:\n  - fire\n  - drum\n") == ["keywords: [drum, fire]"]
    assert joined("people: [Ann Tarn, Bo]\n", "people: [A. Tarn, Cy]\n") == ["people: [Ann Tarn, Bo, Cy]"]
    ours = "parties:\n  - name: Ann Tarn\n    role: claimant\n"
    theirs = "parties: [{name: A. Tarn, role: claimant}, {name: Bo}]\n"
    assert joined(ours, theirs) == [*ours.splitlines(), "  - {name: Bo}"]


def test_what_is_said_twice_differently_is_told() -> None:
    """With both places."""
    agree = "make the two agree, or take one of them out"
    assert told("kind: film\n", "network: x\nkind: series\n") == [
        f'a.md:3: kind: "film", and "series" in b.md:4: {agree}'
    ]
    assert told("minor: true\n", "minor: false\n") == [f"a.md:3: minor: differs from that in b.md:3: {agree}"]
    step = f"timeline:\n  - {{date: 2025-03-01, stage: charged, what: It began., {SOURCE}}}\n"
    assert told(step, step) == []
    assert told(step, step.replace("03-01", "03-02")) == [
        f"a.md:3: timeline: differs from that in b.md:3: {agree}",
    ]
    ours, theirs = "parties:\n  - name: Ann Tarn\n", "parties:\n  - name: Bo\n  - {name: A. Tarn, role: claimant}\n"
    assert told(ours, theirs) == [f'a.md:4: parties: Ann Tarn: none, and "claimant" in b.md:5: {agree}']
