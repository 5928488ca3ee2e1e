"""Small factories: each makes one sound thing, and a test names only what it is about."""

import gc
import json
import struct
import zlib
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec
from click.testing import CliRunner, Result

from generator.cli import digest
from generator.config import Config
from generator.model.article import Article, Correction, CorrectionKind, Source
from generator.model.case import Case, TimelineEntry
from generator.model.content import Content
from generator.model.pages import make_frame, make_pages
from generator.model.person import Person
from generator.model.selection import Selection
from generator.model.show import Show
from generator.model.site import Site, make_site
from generator.model.slugs import slugify
from generator.model.stages import Stage
from generator.model.values import Frame, Page, Teaser, WordTable
from generator.readers.layouts import read_layouts
from generator.render.pictures import Pictures
from generator.render.structured import StructuredData
from generator.render.words import Words

Kind = TypeVar("Kind")

NOON = datetime(2025, 3, 14, 12, tzinfo=UTC)
LATER = datetime(2025, 12, 31, tzinfo=UTC)
END_OF_YEAR = "2025-12-31"
_TIMELINE = [{"date": "2025-03-01", "stage": "charged", "what": "It began.", "source": {"name": "The Courier"}}]
SITE_TOML = 'title = "The Test Digest"\nbase_url = "https://digest.example/"\n'


def a_config(**settings: object) -> Config:
    """Make the settings of a site at https://digest.example/."""
    return msgspec.convert({"title": "The Test Digest", "base_url": "https://digest.example/", **settings}, Config)


def an_article(title: str = "A headline", **fields: object) -> Article:
    """Make an article as the reader gives it: with a path, a slug and a digest of its body."""
    slug = fields.get("slug") or slugify(title)
    ours = {"date": NOON, "slug": slug, "path": f"content/articles/{slug}.md", "body_digest": b"body"}
    return msgspec.structs.replace(Article(title=title, date=NOON), **{**ours, **fields})


def a_source(name: str = "The Courier", **fields: str) -> Source:
    """Make an outlet."""
    return msgspec.convert({"name": name, **fields}, Source)


def a_person(name: str = "Ann Example", **fields: object) -> Person:
    """Make a person as the reader gives one."""
    slug = fields.get("slug") or slugify(name)
    ours = {"slug": slug, "path": f"content/people/{slug}.md", "body_digest": b"body"}
    return msgspec.structs.replace(Person(name=name), **{**ours, **fields})


def a_show(name: str = "The Show", **fields: object) -> Show:
    """Make a show as the reader gives one."""
    slug = fields.get("slug") or slugify(name)
    ours = {"slug": slug, "path": f"content/shows/{slug}.md", "body_digest": b"body"}
    return msgspec.structs.replace(Show(name=name), **{**ours, **fields})


def a_case(name: str = "The Case", **fields: object) -> Case:
    """Make a case as the reader gives one."""
    slug = fields.get("slug") or slugify(name)
    ours = {"slug": slug, "path": f"content/cases/{slug}.md", "body_digest": b"body"}
    return msgspec.structs.replace(Case(name=name), **{**ours, **fields})


def a_selection(slug: str = "2025-w11", **fields: object) -> Selection:
    """Make what an editor chose for the digest of a week, as the reader gives it; without a note."""
    ours = {"slug": slug, "path": f"content/digests/{slug}.md", "body_digest": b"body", "digest": repr(fields).encode()}
    return msgspec.structs.replace(Selection(), **{**ours, **fields})


def a_correction(day: str = "2025-03-15", kind: CorrectionKind = "corrected", **fields: str) -> Correction:
    """Make a correction of an article."""
    return msgspec.convert({"date": day, "kind": kind, **fields}, Correction)


def an_entry(
    stage: Stage = "charged",
    day: str = "2025-03-01",
    what: str = "It happened.",
    party: str = "",
    source: Source | None = None,
) -> TimelineEntry:
    """Make an entry of a case's timeline."""
    return TimelineEntry(date=date.fromisoformat(day), stage=stage, what=what, source=source or a_source(), party=party)


def some_content(
    articles: Iterable[Article] = (),
    people: Iterable[Person] = (),
    shows: Iterable[Show] = (),
    cases: Iterable[Case] = (),
    digests: Iterable[Selection] = (),
) -> Content:
    """Make the content of a site."""
    return Content(tuple(articles), tuple(people), tuple(shows), tuple(cases), tuple(digests))


def a_linked_site(
    *articles: Article,
    people: Iterable[Person] = (),
    shows: Iterable[Show] = (),
    cases: Iterable[Case] = (),
    digests: Iterable[Selection] = (),
    now: datetime = LATER,
    **settings: object,
) -> Site:
    """Make a site without clashes of these records, as of *now*."""
    site, clashes = make_site(a_config(**settings), some_content(articles, people, shows, cases, digests), now)
    assert clashes == []
    return site


def pages_of(site: Site) -> dict[str, Page]:
    """Give the pages of *site* by path."""
    return {page.path: page for page in make_pages(site)}


def page_at(site: Site, path: str, kind: type[Kind]) -> Kind:
    """Give what the page of *site* at *path* shows, which must be of this *kind*."""
    values = pages_of(site)[path].values
    assert isinstance(values, kind)
    return values


@cache
def words_in(language: str = "en") -> WordTable:
    """Give the words of the interface in a *language* that the package has."""
    return read_layouts(Path("/nowhere"), language).words


def a_frame(site: Site, language: str = "en") -> Frame:
    """Give what every layout of *site* sees, with the words of a *language*."""
    return make_frame(site, words_in(language))


def a_describer(site: Site) -> StructuredData:
    """Give what describes the pages of *site* to machines, in English."""
    frame = a_frame(site)
    words = Words(frame)
    return StructuredData(frame, words, Pictures(frame, words))


def titles(teasers: tuple[Teaser, ...]) -> list[str]:
    """Give the titles of *teasers*."""
    return [teaser.title for teaser in teasers]


def shown(pages: Iterable[Page]) -> dict[str, tuple[str, bytes]]:
    """Give all that *pages* show, in a form that can be compared: by path, the layout and the values."""
    encoder = msgspec.msgpack.Encoder(enc_hook=lambda teaser: teaser.digest)
    return {page.path: (page.values.layout, encoder.encode(page.values)) for page in pages}


def a_file(body: str = "The text.", **keys: object) -> str:
    """Make a file of front matter and a body; a value is written in the JSON form of YAML."""
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in keys.items()]
    return "\n".join(["---", *lines, "---", body, ""])


def an_article_file(title: str = "A headline", body: str = "The text.", **keys: object) -> str:
    """Make the file of an article that is out at noon on 14 March 2025."""
    return a_file(body, **{"title": title, "date": "2025-03-14T12:00:00Z", **keys})


def withdrawn(day: str = "2025-03-15", reason: str = "It was wrong.") -> dict[str, object]:
    """Give the keys of an article that is withdrawn from *day* on."""
    return {"status": "withdrawn", "corrections": [{"date": day, "kind": "withdrawn", "now": reason}]}


def a_png(width: int, height: int) -> bytes:
    """Make the head of a picture of this size."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))


def a_site(root: Path, files: Mapping[str, str | bytes] | None = None) -> Path:
    """Write a site with these *files*, and settings if they bring none; give its root."""
    write(root, {"content/site.toml": SITE_TOML, **(files or {})})
    return root


def a_lively_site(root: Path, settings: str = "", **files: str | bytes) -> Path:
    """Write a site that has pages of every kind; *settings* are added to its own, *files* to its content."""
    articles = {
        f"content/articles/story-{number}.md": an_article_file(
            f"Story & {number}",
            body=f"Text <b>{number}</b>, see [Ann](/people/ann-example/) or [all](/people/).\n\n![Ann](/media/ann.jpg)",
            date=str((NOON - timedelta(days=20 * number)).date()),
            id=f"id-{number}",
            summary=f"Summary & “{number}”",
            people=["Ann Example", f"Person {number}"],
            shows=["The Show"],
            cases=["The Case"],
            source={"name": "The Courier", "url": "https://courier.example/"},
            aliases=[f"/old/{number}/", f"/old-{number}.html"],
        )
        for number in range(5)
    }
    return a_site(
        root,
        {
            **articles,
            "content/site.toml": SITE_TOML + "page_size = 2\n" + settings,
            "content/people/ann-example.md": a_file("About Ann.", name="Ann Example", same_as=["https://ann.example/"]),
            "content/shows/the-show.md": a_file(name="The Show", kind="film", people=["Bob"]),
            "content/cases/the-case.md": a_file(name="The Case", timeline=_TIMELINE),
            "content/media/ann.jpg": b"\xff\xd8",
            **files,
        },
    )


def write(root: Path, files: Mapping[str, str | bytes]) -> None:
    """Write *files* below *root*, as they are."""
    for path, content in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())


def files_in(folder: Path) -> dict[str, bytes]:
    """Read all files below *folder*, by their path in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def run_digest(*arguments: str | Path, **environment: str | None) -> Result:
    """Run the `digest` command in this process; an error of ours is raised, not printed."""
    runner = CliRunner(env=environment)
    try:
        return runner.invoke(
            digest, [str(argument) for argument in arguments], prog_name="digest", catch_exceptions=False
        )
    finally:
        gc.enable()  # the command lets go of the collector of cycles, as its process ends soon


def build(root: Path, now: str = END_OF_YEAR) -> dict[str, bytes]:
    """Build the site at *root*, which must be sound, and give its output."""
    result = run_digest("--root", root, "build", "--now", now)
    assert (result.exit_code, result.stderr) == (0, "")
    return files_in(root / "output")
