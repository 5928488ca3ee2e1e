"""Two names made one, and one made two again."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.config import read_config
from generator.curation.edits import Edits
from generator.curation.front_matter import add_to, set_key
from generator.curation.joining import join_terms
from generator.curation.splitting import split
from generator.curation.usage import Names
from generator.errors import Problem, UserError
from generator.model.front_matter import scalar
from generator.model.slugs import slugify
from generator.readers.content import read_content
from making import SITE_TOML, files_in, write

BO, BOB = "Bo Ode", "Bob Ode"
NAMES = [BO, BOB, "B. Ode", "bob ode", "Ann Tarn", "Ode, Jr.", "Zoë"]
FACTS = {
    "born": ["born: 1980-01-02", "born: 1981-02-03  # or so", 'born: "1980-01-02"'],
    "died": ["died: 2020-01-01"],
    "roles": ["roles: [actor]", "roles:\n  - singer  # and more\n  - 'actor'", "roles: [\n  singer\n ]"],
    "minor": ["minor: true", "minor: false"],
    "same_as": ['same_as: ["https://a.example/"]', "same_as:\n- https://b.example/"],
    "": ["# a remark", ""],
}


@st.composite
def facts(draw: st.DrawFn) -> list[str]:
    """Write some facts of a person, in some form and order."""
    keys = draw(st.lists(st.sampled_from(list(FACTS)), unique=True))
    return [draw(st.sampled_from(FACTS[key])) for key in keys]


@st.composite
def lists(draw: st.DrawFn, key: str) -> list[str]:
    """Write a list of names, or none."""
    names = draw(st.lists(st.sampled_from(NAMES), max_size=4, unique=True))
    if not names:
        return []
    if draw(st.booleans()):
        return [
            f"{key}: [{', '.join(scalar(name, flow=True) for name in names)}]{draw(st.sampled_from(['', '  # who']))}"
        ]
    return [f"{key}:", *[f"  - {scalar(name)}{draw(st.sampled_from(['', ' # one']))}" for name in names]]


@st.composite
def parties(draw: st.DrawFn) -> list[str]:
    """Write the parties of a case, or none."""
    names = draw(st.lists(st.sampled_from(NAMES), max_size=3, unique=True))
    roles = [draw(st.sampled_from(["", "role: defendant"])) for _ in names]
    if not names:
        return []
    if draw(st.booleans()):
        written = [f"{{name: {scalar(n, flow=True)}{', ' * bool(r)}{r}}}" for n, r in zip(names, roles, strict=True)]
        return [f"parties: [{', '.join(written)}]"]
    return [
        "parties:",
        *[
            line
            for name, role in zip(names, roles, strict=True)
            for line in (f"  - name: {scalar(name)}", f"    {role or '# no role'}")
        ],
    ]


def a_text(
    draw: st.DrawFn, lines: list[str], bodies: tuple[str, ...] = ("", "The text.\n", "people: [Bob Ode]\n")
) -> str:
    """Write a whole file, with some line ends and perhaps a byte order mark."""
    text = "\n".join(["---", *lines, "---", draw(st.sampled_from(bodies))])
    mark = draw(st.sampled_from(["", "\ufeff"]))
    return mark + text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


@st.composite
def sites(draw: st.DrawFn) -> dict[str, str]:
    """Write a site in which Bo and Bob may have records, and stand in articles, shows and cases."""
    files = {"content/site.toml": SITE_TOML}
    if draw(st.booleans()):
        slug = draw(st.sampled_from([[], [], ["slug: bobby"]]))
        aliases = draw(st.sampled_from([[], ["aliases: [B. Ode]"], ["aliases:", "  - B. Ode", "  - R. Ode"]]))
        files["content/people/bob-ode.md"] = a_text(draw, [f"name: {BOB}", *aliases, *slug, *draw(facts())])
    if draw(st.booleans()):
        aliases = draw(st.sampled_from([[], ["aliases: [Bo O.]  # so"], ["aliases:"]]))
        files["content/people/other.md"] = a_text(draw, [f"name: {BO}", *aliases, *draw(facts())])
    for number in range(draw(st.integers(1, 3))):
        note = draw(st.sampled_from([[], [f"review: ['people: {BOB} is not in content/people yet']"]]))
        lines = [f"title: A {number}", "date: 2025-03-14", *draw(lists("people")), *note]
        files[f"content/articles/a-{number}.md"] = a_text(draw, lines)
    files["content/articles/both.md"] = a_text(draw, ["title: B", "date: 2025-03-14", f"people: [{BO}, {BOB}]"])
    files["content/shows/drum.md"] = a_text(draw, ["name: Drum", *draw(lists("people"))])
    files["content/cases/fire.md"] = a_text(draw, ["name: Fire", *draw(parties())])
    return files


def names_of(root: Path) -> Names:
    """Read the site at *root*, which must be sound: no name may stand for two."""
    names = Names(read_content(root, read_config(root)))
    assert [clash for registry in names.registries.values() for clash in registry.clashes] == []
    return names


def lists_in(names: Names) -> list[tuple[str, ...]]:
    """Give every list of people."""
    content = names.content
    listed = [record.people for record in (*content.articles, *content.shows)]
    return [*listed, *[tuple(party.name for party in case.parties) for case in content.cases]]


def merge(root: Path) -> bool:
    """Merge Bob into Bo, and tell whether that was possible."""
    edits, before = Edits(root), files_in(root)
    try:
        join_terms(names_of(root), edits, BOB, BO, "people")
        edits.carry_out()
    except UserError:
        assert files_in(root) == before
        return False
    return True


def split_again(root: Path) -> list[Problem]:
    """Split Bob from Bo, and give what is left to do."""
    edits = Edits(root)
    left = split(names_of(root), edits, BOB, None)
    edits.carry_out()
    return left


@settings(deadline=None)
@given(sites())
def test_a_merge_and_a_split_give_the_same_content_back(files: dict[str, str]) -> None:
    """Byte for byte, whatever the files look like; and in between Bob is nowhere but among the aliases."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        write(root, files)
        before = files_in(root)
        if not merge(root):
            return
        names = names_of(root)
        record = names.record("people", BOB)
        assert record
        assert record.name == BO
        for present in lists_in(names):
            assert "bob-ode" not in map(slugify, present)
            assert [names.record("people", name) for name in present].count(record) <= 1
        assert split_again(root) == []
        assert files_in(root) == before
        names_of(root)


@settings(deadline=None)
@given(sites(), st.data())
def test_what_an_editor_changed_since_the_merge_is_kept(files: dict[str, str], data: st.DataObject) -> None:
    """A new title, a name more: only the lines that are as the merge left them change, and the site stays sound."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        write(root, files)
        before = files_in(root)
        if not merge(root):
            return
        edited = data.draw(st.lists(st.sampled_from(sorted(set(files) - {"content/site.toml"})), unique=True))
        edited = [path for path in edited if (root / path).is_file()]
        for path in edited:
            text = (root / path).read_bytes().decode()
            key, value = ("title", "Another") if "articles" in path else ("name", "Another One")
            if "people" not in path and data.draw(st.booleans()):
                key, value = ("people", "Zed") if "cases" not in path else ("keywords", "zed")
            text = add_to(text, key, value) if key in {"people", "keywords"} else set_key(text, key, value)
            if data.draw(st.booleans()) and "people" in path:
                text = add_to(text, "aliases", "Zed Bo")
            (root / path).write_bytes(text.encode())
        told = {problem.path for problem in split_again(root)}
        assert told <= set(edited)
        after, names = files_in(root), names_of(root)
        assert names.record("people", BOB) != names.record("people", BO) or names.record("people", BO) is None
        for path in before.keys() - set(edited):
            assert after[path] == before[path]
        for path in edited:
            assert any(word in after[path].decode() for word in ("Another", "Zed", "zed"))
