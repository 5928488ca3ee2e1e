"""Random edits of a site: whatever came before, a build leaves what a clean build makes, and then nothing to do."""

import json
import os
import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import mkdtemp

import msgspec
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from generator.builder.build import Report, build, usual_places
from generator.builder.update import Places
from generator.errors import Problem, UserError
from generator.readers.layouts import packaged_layouts
from making import LATER, NOON, a_file, a_lively_site, an_article_file, files_in, withdrawn, write

A_WHILE = 10_000_000_000  # ns
ANY = st.integers(0, 999)
WORDS = st.sampled_from(["Lamp oil", "A verdict & more", "“Quoted”, at last", "Ann <Example> returns", "Zürich"])
PEOPLE = st.lists(st.sampled_from(["Ann Example", "ANN EXAMPLE", "Annie", "Bob", "Cy", "CY"]), max_size=3)
SHOWS = st.lists(st.sampled_from(["The Show", "Another Show", "ANOTHER SHOW"]), max_size=2)
CASES = st.lists(st.sampled_from(["The Case", "The Matter", "Another Case"]), max_size=2)
DAYS = st.integers(-140, 800).map(lambda half_days: (NOON + timedelta(days=half_days / 2)).isoformat())
STATUSES = st.sampled_from(["published", "draft"])
TEXTS = WORDS | st.sampled_from(["One two. Three [four](/people/). Five *six*.", "One two.\n\n> Three four.\n\nFive."])
CORRECTIONS = st.lists(
    st.fixed_dictionaries(
        {
            "date": st.sampled_from(["2025-03-01", "2025-04-20", "2026-02-01"]),
            "kind": st.sampled_from(["corrected", "clarified"]),
            "where": st.sampled_from(["title", "summary", "text"]),
            "was": WORDS,
            "now": WORDS,
        }
    ),
    max_size=3,
).map(lambda entries: sorted(entries, key=lambda entry: entry["date"]))
RIGHTS = st.sampled_from(
    ['{rights = "full"}', '{rights = "link"}', '{rights = "excerpt"}', '{rights = "excerpt", words = 4}', "{}"]
)
ALIASES = st.lists(st.sampled_from(["/old/a/", "/old.html", "/old.html/below/", "/old", "/Ärger/"]), max_size=2)
# Where in a layout an addition is seen, if it can be.
LAYOUTS = {
    "article.html": "{% block main %}",
    "_macros.html": "<ul>",
    "base.html": "<body>",
    "feed.xml": "<channel>",
    "redirect.html": "<body>",
    "assets/style.css": "}",
}
# Words of a site's own, for a page, a body and a date; or none, or a fault.
TABLES = ("", 'people = "Folk"', 'back_to_footnote = "{number}"', 'day_format = "{month} {day}, {year}"', "people = 1")
MEDIA = st.sampled_from(["content/media/ann.jpg", "content/media/b", "content/media/b/c"])
SETTINGS = [
    st.tuples(st.just("title"), WORDS),
    st.tuples(st.just("page_size"), st.integers(1, 4)),
    st.tuples(st.just("feed_size"), st.integers(1, 4)),
    st.tuples(st.just("base_url"), st.sampled_from(["https://digest.example/", "https://digest.example/news"])),
    st.tuples(st.just("time_zone"), st.sampled_from(["UTC", "Pacific/Kiritimati", "America/New_York"])),
    st.tuples(st.just("trusted_html"), st.booleans()),
    st.tuples(st.just("feed_content"), st.sampled_from(["full", "summary"])),
    st.tuples(st.just("hub"), st.sampled_from(["", "https://hub.example/"])),
    st.tuples(st.just("language"), st.sampled_from(["en", "en-GB", "de", "fr"])),
]


def cut_short(memory: Path) -> None:
    """Leave half of a file."""
    memory.write_bytes(memory.read_bytes()[: memory.stat().st_size // 2])


def fill_with_rubbish(memory: Path) -> None:
    """Change every byte of a file."""
    memory.write_bytes(bytes(byte ^ 0x5A for byte in memory.read_bytes()))


def end_in_rubbish(memory: Path) -> None:
    """Change the last bytes of a file, as a disk that was full may."""
    memory.write_bytes(memory.read_bytes()[:-20] + b"\xff" * 20)


def make_old(memory: Path) -> None:
    """Let a file say that another version wrote it; let it be another text, where that is not said."""
    if memory.name == "bodies":
        with closing(sqlite3.connect(memory)) as database, database:
            database.execute("update bodies set html = 'Of old.'")
    elif memory.name != "owned":
        version, *rest = msgspec.msgpack.decode(memory.read_bytes())
        memory.write_bytes(msgspec.msgpack.encode([f"{version} of old", *rest]))


DAMAGE = st.sampled_from([Path.unlink, cut_short, fill_with_rubbish, end_in_rubbish, make_old])


class EditedSite(RuleBasedStateMachine):
    """A site on disk that is edited at random, and built after each edit."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp(prefix="digest-test-"))
        self.root = a_lively_site(self.folder / "site")
        self.places = usual_places(self.root)
        self.now = LATER
        self.patient = True
        self.sound = self.source()

    def teardown(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self.folder)

    def source(self) -> dict[str, bytes]:
        """Read all that an editor wrote."""
        return {
            path: content for path, content in files_in(self.root).items() if path.startswith(("content/", "layouts/"))
        }

    def settle(self) -> None:
        """Let some time pass over what was edited, so that its time of change is believed."""
        for folder in ("content", "layouts"):
            for path in (self.root / folder).rglob("*"):
                changed = path.stat().st_mtime_ns
                if path.is_file() and changed > time.time_ns() - A_WHILE:
                    os.utime(path, ns=(changed - A_WHILE, changed - A_WHILE))

    def some(self, pattern: str, number: int) -> Path | None:
        """Choose a file of the site; None where none fits the *pattern*."""
        found = sorted(path for path in self.root.glob(pattern) if path.is_file())
        return found[number % len(found)] if found else None

    def edit(self, path: Path | None, body: str | None = None, **keys: object) -> None:
        """Change *keys* of the front matter of a file, None to take one out, and the *body*."""
        if path:
            head, _, text = path.read_text(encoding="utf-8").removeprefix("---\n").partition("\n---\n")
            known = {name: json.loads(value) for name, _, value in (line.partition(": ") for line in head.split("\n"))}
            kept = {name: value for name, value in {**known, **keys}.items() if value is not None}
            path.write_text(a_file(text[:-1] if body is None else body, **kept), encoding="utf-8")

    @rule(number=st.integers(0, 4), title=WORDS, date=DAYS, status=STATUSES, people=PEOPLE, cases=CASES)
    def add_an_article(self, number: int, **keys: object) -> None:
        """Or write it anew."""
        write(self.root, {f"content/articles/new-{number}.md": a_file("New text.", **keys)})

    @rule(number=ANY, text=TEXTS)
    def edit_a_text(self, number: int, text: str) -> None:
        """Of an article or of a record."""
        self.edit(self.some("content/*/**/*.md", number), body=text)

    @rule(number=ANY, title=WORDS)
    def retitle_an_article(self, number: int, title: str) -> None:
        """Its neighbours and listings show the title too."""
        self.edit(self.some("content/articles/**/*.md", number), title=title)

    @rule(number=ANY, people=PEOPLE, shows=SHOWS, cases=CASES)
    def retag_an_article(self, number: int, **names: object) -> None:
        """Terms come and go with it."""
        self.edit(self.some("content/articles/**/*.md", number), **names)

    @rule(number=ANY, name=st.sampled_from(["a", "b", "2025/c"]), keep=st.booleans())
    def rename_an_article(self, number: int, name: str, *, keep: bool) -> None:
        """With its address or without."""
        if path := self.some("content/articles/**/*.md", number):
            self.edit(path, slug=path.stem if keep else None)
            target = self.root / f"content/articles/{name}.md"
            target.parent.mkdir(exist_ok=True)
            path.rename(target)

    @rule(number=ANY)
    def delete_a_file(self, number: int) -> None:
        """Delete an article, a record or a picture."""
        if path := self.some("content/*/**/*", number):
            path.unlink()

    @rule(number=ANY, date=DAYS)
    def redate_an_article(self, number: int, date: str) -> None:
        """Its place among the others changes; or it is held."""
        self.edit(self.some("content/articles/**/*.md", number), date=date, updated=None)

    @rule(number=ANY, status=STATUSES)
    def publish_an_article(self, number: int, status: str) -> None:
        """Also one that was withdrawn; or put it back among the drafts."""
        self.edit(self.some("content/articles/**/*.md", number), status=status, corrections=None)

    @rule(number=ANY, day=st.sampled_from(["2025-03-01", "2025-04-20", "2026-02-01"]), reason=WORDS)
    def withdraw_an_article(self, number: int, day: str, reason: str) -> None:
        """At once or later."""
        self.edit(self.some("content/articles/**/*.md", number), **withdrawn(day, reason))

    @rule(number=ANY, corrections=CORRECTIONS)
    def correct_an_article(self, number: int, corrections: list[dict[str, str]]) -> None:
        """Or take its corrections back, so that there may be none left."""
        self.edit(self.some("content/articles/**/*.md", number), status="published", corrections=corrections)

    @rule(number=ANY, rights=st.sampled_from([None, "full", "excerpt", "link"]))
    def change_the_rights_of_an_article(self, number: int, rights: str | None) -> None:
        """So that more or less of it is shown."""
        source = {"name": "The Courier", **({"rights": rights} if rights else {})}
        self.edit(self.some("content/articles/**/*.md", number), source=source)

    @rule(rights=RIGHTS)
    def change_what_a_source_lends(self, rights: str) -> None:
        """All of its articles are concerned that do not say it themselves."""
        toml = self.root / "content/site.toml"
        lines = [line for line in toml.read_text(encoding="utf-8").splitlines() if not line.startswith("sources")]
        write(self.root, {"content/site.toml": "\n".join([*lines, f'sources."The Courier" = {rights}', ""])})

    @rule(number=ANY, aliases=ALIASES)
    def move_the_old_addresses_of_an_article(self, number: int, aliases: list[str]) -> None:
        """Give it other ones; a file may become a folder."""
        self.edit(self.some("content/articles/**/*.md", number), aliases=aliases)

    @rule(
        roles=st.lists(WORDS, max_size=2),
        aliases=PEOPLE,
        minor=st.booleans(),
        born=st.sampled_from([None, "1958-04-03", "2007-02-25", "2007-06-01"]),
        allowed=st.sampled_from([None, {"by": "The editor", "reason": "It was asked for."}]),
        same_as=st.sampled_from([[], ["https://ann.example/"]]),
        name=st.sampled_from(["Ann Example", "Annie"]),
    )
    def edit_a_person(self, **keys: object) -> None:
        """Change what a record says: a minor has no page, an alias gathers what was two people."""
        self.edit(self.some("content/people/*.md", 0), **keys)

    @rule(kind=st.sampled_from(["shows", "cases"]), same_as=st.sampled_from([[], ["https://elsewhere.example/"]]))
    def tell_where_else_something_is_told_of(self, kind: str, **keys: object) -> None:
        """Change what machines are told of each article about it."""
        self.edit(self.some(f"content/{kind}/*.md", 0), **keys)

    @rule(cards=st.booleans())
    def switch_cards(self, *, cards: bool) -> None:
        """Each page without a picture has one from now on, or none any more."""
        toml = self.root / "content/site.toml"
        lines = [line for line in toml.read_text(encoding="utf-8").splitlines() if not line.startswith("cards")]
        write(self.root, {"content/site.toml": "\n".join([f"cards = {str(cards).lower()}", *lines, ""])})

    @rule(name=st.sampled_from(["The Case", "The Matter"]), aliases=CASES, slug=st.sampled_from([None, "the-case"]))
    def rename_a_case(self, **keys: object) -> None:
        """Its address moves with the name unless it has a slug."""
        self.edit(self.some("content/cases/*.md", 0), **keys)

    @rule(
        stages=st.sampled_from(
            [["charged"], ["acquitted"], ["acquitted", "closed"], ["charged", "dropped", "charged"]]
        ),
        days=st.lists(
            st.sampled_from(["2025-03-01", "2025-03-20", "2025-04-01", "2026-02-01"]), min_size=3, max_size=3
        ),
        people=PEOPLE,
        alone=st.booleans(),
    )
    def move_a_case_on(self, stages: list[str], days: list[str], people: list[str], *, alone: bool) -> None:
        """Change where it stands, for all or for one alone, and who is part of it; an entry may be held."""
        timeline: list[dict[str, object]] = [
            {"date": day, "stage": stage, "what": "It went on.", "source": {"name": "The Courier"}}
            for stage, day in zip(stages, sorted(days), strict=False)
        ]
        if alone and people:
            timeline[-1]["party"] = people[0]
        parties = [{"name": name, "role": "witness"} for name in people]
        self.edit(self.some("content/cases/*.md", 0), timeline=timeline, parties=parties)

    @rule(
        week=st.sampled_from(["2025-w09", "2025-w11", "2025-w40", "2026-w06"]),
        stories=st.lists(st.sampled_from(["story-0", "story-1.md", "story-2", "a", "nobody"]), max_size=2),
        title=WORDS | st.just(""),
        text=TEXTS | st.just(""),
    )
    def choose_stories_for_a_week(self, week: str, text: str, **keys: object) -> None:
        """Of that week or of others, which may not be there; with a note or without, perhaps for a week to come."""
        write(self.root, {f"content/digests/{week}.md": a_file(text, **keys)})

    @rule(kind=st.sampled_from(["film", "series"]), people=PEOPLE, aliases=SHOWS)
    def edit_a_show(self, **keys: object) -> None:
        """Change what a record says of its cast."""
        self.edit(self.some("content/shows/*.md", 0), **keys)

    @rule(
        name=st.sampled_from(sorted(LAYOUTS)),
        addition=st.sampled_from(["", "{# Unseen. #}", "<!-- Seen. -->", "<!-- Also seen. -->", "{{ site.nothing }}"]),
    )
    def edit_a_layout(self, name: str, addition: str) -> None:
        """Put a copy of one that ships with the package into the site, with or without a change, or a broken one."""
        before, place, after = (packaged_layouts() / name).read_text(encoding="utf-8").partition(LAYOUTS[name])
        assert place
        write(self.root, {f"layouts/{name}": before + place + addition + after})

    @rule(name=st.sampled_from(sorted(LAYOUTS)))
    def go_back_to_the_layout_of_the_package(self, name: str) -> None:
        """By deleting one's own."""
        (self.root / "layouts" / name).unlink(missing_ok=True)

    @rule(text=st.sampled_from([None, *TABLES]))
    def word_something_else(self, text: str | None) -> None:
        """In a table of the site's own, which may have a fault, or be gone again."""
        (self.root / "layouts/languages/en.toml").unlink(missing_ok=True)
        if text is not None:
            write(self.root, {"layouts/languages/en.toml": text})

    @rule(setting=st.one_of(SETTINGS))
    def change_a_setting(self, setting: tuple[str, object]) -> None:
        """One, or a second one."""
        toml = self.root / "content/site.toml"
        lines = [line for line in toml.read_text(encoding="utf-8").splitlines() if not line.startswith(setting[0])]
        write(self.root, {"content/site.toml": "\n".join([*lines, f"{setting[0]} = {json.dumps(setting[1])}", ""])})

    @rule(path=MEDIA)
    def add_a_picture(self, path: str) -> None:
        """Put it where a folder is, or into a file."""
        target = self.root / path
        if target.is_dir():
            shutil.rmtree(target)
        if target.parent.is_file():
            target.parent.unlink()
        write(self.root, {path: "A picture."})

    @rule(number=ANY, addition=st.sampled_from([b"", b"More."]))
    def change_a_picture(self, number: int, addition: bytes) -> None:
        """To one of the same size, or another."""
        if path := self.some("content/media/**/*", number):
            path.write_bytes(path.read_bytes()[::-1] + addition)

    @rule(sure=st.booleans())
    def wait(self, *, sure: bool) -> None:
        """Do not build before edits have settled, from now on; or do."""
        self.patient = sure

    @rule(number=ANY)
    def touch_a_file(self, number: int) -> None:
        """Without a change."""
        if path := self.some("content/**/*", number):
            path.touch()

    @rule(now=st.sampled_from([NOON, NOON + timedelta(days=30), LATER]))
    def let_time_pass(self, now: datetime) -> None:
        """Let out what was held, or hold it again by a clock that was put back."""
        self.now = now

    @rule(number=ANY, content=st.sampled_from([None, b"", b"Mine."]))
    def meddle_with_the_output(self, number: int, content: bytes | None) -> None:
        """Delete a page, or write over it."""
        if path := self.some("output/**/*", number):
            path.unlink()
            if content is not None:
                path.write_bytes(content)

    @rule()
    def delete_the_output(self) -> None:
        """All of it."""
        shutil.rmtree(self.places.output)

    @rule(
        name=st.sampled_from(["manifest", "owned", "records", "bodies", "related"]),
        damage=DAMAGE,
        number=ANY,
        title=WORDS,
    )
    def damage_the_memory(self, name: str, damage: Callable[[Path], None], number: int, title: str) -> None:
        """Lose one of its files as an article is withdrawn and another edited."""
        self.edit(self.some("content/articles/**/*.md", number), **withdrawn())
        self.edit(self.some("content/articles/**/*.md", number + 1), title=title)
        path = self.places.memory / name
        if path.exists():
            damage(path)

    @rule()
    def delete_the_memory(self) -> None:
        """All of it."""
        shutil.rmtree(self.places.memory)

    @invariant()
    def the_build_leaves_what_a_clean_build_makes(self) -> None:
        """Byte for byte; or it is refused with the same words, and leaves what was there."""
        clean = Places(self.root, self.folder / "clean/output", self.folder / "clean/memory")
        shutil.rmtree(self.folder / "clean", ignore_errors=True)
        before = files_in(self.places.output)
        if self.patient:
            self.settle()
        built, wanted = self.built(self.places), self.built(clean)
        assert not (self.places.memory / "staged").exists()
        if isinstance(built, Report):
            assert files_in(self.places.output) == files_in(clean.output)
            assert folders_in(self.places.output) == folders_in(clean.output)
            assert all(built.written.values())
            self.nothing_is_left_to_do()
            self.sound = self.source()
        else:
            assert built == wanted
            assert files_in(self.places.output) == before
            for name in ("content", "layouts"):
                shutil.rmtree(self.root / name, ignore_errors=True)
            write(self.root, self.sound)

    def built(self, places: Places) -> Report | tuple[Problem, ...]:
        """Build, and give the report or the problems."""
        try:
            return build(places, self.now, jobs=1, detailed=True)
        except UserError as error:
            return error.problems

    def nothing_is_left_to_do(self) -> None:
        """Build once more: nothing may be written, not even the same bytes."""
        written_at = {path: path.stat().st_mtime_ns for path in self.places.output.rglob("*")}
        report = build(self.places, self.now, jobs=1)
        assert (dict(report.written), report.pruned) == ({}, ())
        assert {path: path.stat().st_mtime_ns for path in self.places.output.rglob("*")} == written_at


def folders_in(root: Path) -> set[str]:
    """Name all folders below *root*."""
    return {str(path.relative_to(root)) for path in root.rglob("*") if path.is_dir()}


AN_ARTICLE = "content/articles/story-0.md"


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ({"content/media/a": "A file."}, {"content/media/a/b/c": "A file in a folder."}),
        ({"content/media/a/b/c": "A file in a folder."}, {"content/media/a": "A file."}),
        ({AN_ARTICLE: an_article_file(aliases=["/a.html"])}, {AN_ARTICLE: an_article_file(aliases=["/a.html/b/"])}),
        ({AN_ARTICLE: an_article_file(aliases=["/a.html/b/"])}, {AN_ARTICLE: an_article_file(aliases=["/a.html"])}),
    ],
    ids=["picture to folder", "folder to picture", "old address to folder", "folder to old address"],
)
def test_a_file_may_become_a_folder_and_a_folder_a_file(
    tmp_path: Path, first: dict[str, str], then: dict[str, str]
) -> None:
    """What was there goes before what is to be there comes."""
    places = usual_places(a_lively_site(tmp_path / "site", **first))
    build(places, LATER, jobs=1)
    shutil.rmtree(places.root / "content/media")
    write(places.root, then)
    build(places, LATER, jobs=1)
    build(Places(places.root, tmp_path / "clean", tmp_path / "memory"), LATER, jobs=1)
    assert files_in(places.output) == files_in(tmp_path / "clean")
    assert folders_in(places.output) == folders_in(tmp_path / "clean")


def test_whatever_is_edited_a_build_leaves_what_a_clean_build_makes() -> None:
    """A few random edits, one after the other."""
    run_state_machine_as_test(EditedSite, settings=settings(max_examples=8, stateful_step_count=12))


@pytest.mark.slow
def test_however_long_a_site_is_edited_a_build_leaves_what_a_clean_build_makes() -> None:
    """Many random edits."""
    run_state_machine_as_test(EditedSite, settings=settings(max_examples=20, stateful_step_count=40))
