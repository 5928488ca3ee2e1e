"""
What each kind of page shows, exactly.

A layout sees these values and nothing else, and a page's fingerprint is a hash of them: that is why a build can tell,
without any rules of dependency, which pages a change concerns. All of them stand in this one file, long as it is: it
is what somebody who writes a layout reads.
"""

from datetime import date, datetime
from hashlib import blake2b
from typing import ClassVar

import msgspec

from generator.model.addresses import address_of
from generator.model.article import Correction, CorrectionKind, Image, Source
from generator.model.case import TimelineEntry
from generator.model.show import ShowKind
from generator.model.stages import Outcome, Stage


class Value(msgspec.Struct, frozen=True, array_like=True):
    """Mark a part of what pages show; in a fingerprint the fields stand in their order, without their names."""


class Link(Value, frozen=True):
    """Name a page of the site; *url* is relative to the site's base."""

    name: str
    url: str


class CountedLink(Value, frozen=True):
    """Name a page, and say how many articles it is about."""

    name: str
    url: str
    count: int


class PersonLink(Link, frozen=True):
    """Name a person; *same_as* are addresses elsewhere."""

    same_as: tuple[str, ...]


class Decision(Value, frozen=True):
    """Say how a case was decided, and when."""

    stage: Stage
    date: date


class Status(Value, frozen=True):
    """
    Say which stage a case has reached, since when and who says so; never one without the others.

    *outcome* says for whom it went. *after* is the decision that an appeal or a closure leaves standing, or the
    settlement after which a case was dismissed. *party* is the accused whom it is about, "" for all of them; *others*
    says where the others stand.
    """

    stage: Stage
    as_of: date
    what: str
    source: Source
    ended: bool
    outcome: Outcome
    after: Decision | None = None
    party: str = ""
    others: tuple["Status", ...] = ()


class CaseLink(Value, frozen=True):
    """Name a case and where it stands; *status* is None while nothing is recorded."""

    name: str
    url: str
    status: Status | None


class PartCase(CaseLink, frozen=True):
    """Name a case that somebody is a party of, and the *role* in it, such as defendant."""

    role: str


class CaseNote(Value, frozen=True):
    """Say where a case, or one of its accused, stands that went on after an article about it appeared."""

    name: str
    url: str
    status: Status


class Neighbour(Link, frozen=True):
    """Name the article before or after another; its headline does not stand without *case_notes* either."""

    case_notes: tuple[CaseNote, ...]


class PartyLink(Value, frozen=True):
    """Name a party of a case and its role; *url* is "" for one without a page."""

    name: str
    url: str
    role: str


class TermEntry(Value, frozen=True):
    """Show one person, show or case in an index."""

    name: str
    url: str
    count: int
    kind: ShowKind | None = None
    status: Status | None = None


class Corrected(Value, frozen=True):
    """Say that an article was corrected, and when; what was wrong its page tells."""

    kind: CorrectionKind
    date: date


class Teaser:
    """
    Show one article in a listing or a feed.

    It appears on many pages, so it stands in their fingerprints by its own *digest*, which covers all its fields.
    *updated* is when the article last changed, or a case in it went on.
    """

    __slots__ = ("case_notes", "corrected", "date", "digest", "id", "source", "summary", "title", "updated", "url")

    def __init__(
        self,
        *,
        title: str,
        url: str,
        date: datetime,
        updated: datetime | None,
        summary: str,
        source: str,
        id: str,  # noqa: A002
        corrected: Corrected | None = None,
        case_notes: tuple[CaseNote, ...] = (),
    ) -> None:
        self.title = title
        self.url = url
        self.date = date
        self.updated = updated
        self.summary = summary
        self.source = source
        self.id = id
        self.corrected = corrected
        self.case_notes = case_notes
        shown = (title, url, date, updated, summary, source, id, corrected, case_notes)
        self.digest = blake2b(msgspec.msgpack.encode(shown), digest_size=16).digest()

    def __repr__(self) -> str:
        return f"Teaser({self.title!r}, {self.url!r})"


class BodyReference(Value, frozen=True):
    """
    Point at the Markdown text of a file by its path and a digest of it; the renderer fetches the text.

    *words* is how many words of it are shown, None for all.
    """

    path: str
    digest: bytes
    words: int | None = None

    @property
    def key(self) -> bytes:
        """Give what stands for the text that is shown."""
        return self.digest if self.words is None else self.digest + str(self.words).encode()


class Pagination(Value, frozen=True):
    """Place one page of a long listing among the others; *newer* and *older* are addresses, "" at the ends."""

    number: int
    total: int
    newer: str
    older: str


class HomePage(Value, frozen=True):
    """Show the latest articles and, on the first page, the cases that are open."""

    layout: ClassVar[str] = "home.html"
    teasers: tuple[Teaser, ...]
    pagination: Pagination
    open_cases: tuple[CaseLink, ...]


class ArticlePage(Value, frozen=True):
    """
    Show one article; *newer* and *older* are its neighbours in time.

    *updated* is when the article itself last changed; *modified* counts its *case_notes* too, and is never None.
    """

    layout: ClassVar[str] = "article.html"
    id: str
    title: str
    date: datetime
    updated: datetime | None
    modified: datetime
    summary: str
    source: Source | None
    image: Image | None
    people: tuple[PersonLink, ...]
    shows: tuple[Link, ...]
    cases: tuple[CaseLink, ...]
    case_notes: tuple[CaseNote, ...]
    corrections: tuple[Correction, ...]
    newer: Neighbour | None
    older: Neighbour | None
    body: BodyReference


class Tombstone(Value, frozen=True):
    """
    Stand where an article was that is withdrawn: since when it is gone, and why.

    *path* is the article's file, for messages. Nothing of the article itself is here, so that nothing can be shown.
    """

    layout: ClassVar[str] = "withdrawn.html"
    path: str
    date: date
    reason: str


class TermPage(Value, frozen=True):
    """Show what pages of people, shows and cases share: the name, a text of ours, and the articles."""

    name: str
    count: int
    teasers: tuple[Teaser, ...]
    pagination: Pagination
    body: BodyReference | None


class PersonPage(TermPage, frozen=True):
    """Show one person; the cases that ended stand first."""

    layout: ClassVar[str] = "person.html"
    roles: tuple[str, ...]
    born: date | None
    died: date | None
    same_as: tuple[str, ...]
    shows: tuple[Link, ...]
    cases: tuple[PartCase, ...]
    appears_with: tuple[CountedLink, ...]


class ShowPage(TermPage, frozen=True):
    """Show one series, film or other work."""

    layout: ClassVar[str] = "show.html"
    kind: ShowKind | None
    network: str
    premiered: date | None
    ended: date | None
    cast: tuple[Link, ...]
    people: tuple[CountedLink, ...]


class CasePage(TermPage, frozen=True):
    """Show one case with its timeline, oldest entry first."""

    layout: ClassVar[str] = "case.html"
    also_called: tuple[str, ...]
    jurisdiction: str
    status: Status | None
    parties: tuple[PartyLink, ...]
    timeline: tuple[TimelineEntry, ...]
    people: tuple[CountedLink, ...]


class IndexPage(Value, frozen=True):
    """Show all people, shows or cases."""

    entries: tuple[TermEntry, ...]
    count: int
    pagination: Pagination


class PeoplePage(IndexPage, frozen=True):
    """Show all people by name."""

    layout: ClassVar[str] = "people.html"


class ShowsPage(IndexPage, frozen=True):
    """Show all shows by name."""

    layout: ClassVar[str] = "shows.html"


class CasesPage(IndexPage, frozen=True):
    """Show all cases by name."""

    layout: ClassVar[str] = "cases.html"


class MonthEntry(Value, frozen=True):
    """Show one month in the archive of its year: the number of its articles and the latest of them."""

    month: date
    url: str
    count: int
    latest: tuple[Teaser, ...]


class YearPage(Value, frozen=True):
    """Show one year of the archive by month, newest first."""

    layout: ClassVar[str] = "archive.html"
    year: int
    count: int
    months: tuple[MonthEntry, ...]
    years: tuple[Link, ...]


class MonthPage(Value, frozen=True):
    """Show the articles of one month; *newer* and *older* are the months beside it that have any."""

    layout: ClassVar[str] = "month.html"
    month: date
    count: int
    teasers: tuple[Teaser, ...]
    pagination: Pagination
    year: Link
    newer: Link | None
    older: Link | None


class Feed(Value, frozen=True):
    """Offer the latest articles of one listing to feed readers; *name* is "" for the whole site."""

    layout: ClassVar[str] = "feed.xml"
    name: str
    url: str
    updated: datetime | None
    teasers: tuple[Teaser, ...]


class CorrectionEntry(Value, frozen=True):
    """
    Show one correction in the list of all; *name* is the title of its article, *url* the place on its page.

    *moment* is when the day of the correction began. The title does not stand without *case_notes* here either.
    """

    name: str
    url: str
    moment: datetime
    correction: Correction
    case_notes: tuple[CaseNote, ...]


class CorrectionsPage(Value, frozen=True):
    """Show all corrections, newest first."""

    layout: ClassVar[str] = "corrections.html"
    entries: tuple[CorrectionEntry, ...]
    count: int
    pagination: Pagination


class CorrectionsFeed(Value, frozen=True):
    """Offer the latest corrections to feed readers."""

    layout: ClassVar[str] = "corrections.xml"
    entries: tuple[CorrectionEntry, ...]


class SitemapEntry(Value, frozen=True):
    """Tell search engines of one page and when it last changed."""

    url: str
    changed: datetime | None


class Sitemap(Value, frozen=True):
    """List pages for search engines."""

    layout: ClassVar[str] = "sitemap.xml"
    entries: tuple[SitemapEntry, ...]


class SitemapIndex(Value, frozen=True):
    """List the sitemaps of a site that needs several."""

    layout: ClassVar[str] = "sitemap-index.xml"
    urls: tuple[str, ...]


class Robots(Value, frozen=True):
    """Tell crawlers where the sitemap is."""

    layout: ClassVar[str] = "robots.txt"


class NotFound(Value, frozen=True):
    """Tell a reader that there is no such page."""

    layout: ClassVar[str] = "404.html"


class Redirect(Value, frozen=True):
    """Send a reader from an old address to the page it became, whose address is *to*."""

    layout: ClassVar[str] = "redirect.html"
    to: str


class Redirects(Value, frozen=True):
    """
    Tell a host all old addresses of pages, with what they became, below the site's base.

    *folders* are whole folders that moved, with the feeds in them.
    """

    layout: ClassVar[str] = "redirects.txt"
    pages: tuple[tuple[str, str], ...]
    folders: tuple[tuple[str, str], ...]


class Asset(Value, frozen=True):
    """Copy the file *source*, named as in messages, as it is; *stamp* tells its content from an earlier one."""

    layout: ClassVar[str] = ""
    source: str
    stamp: tuple[int, int]


PageValues = (
    HomePage | ArticlePage | PersonPage | ShowPage | CasePage | PeoplePage | ShowsPage | CasesPage | YearPage
    | MonthPage | Tombstone | CorrectionsPage | CorrectionsFeed | Feed | Sitemap | SitemapIndex | Robots | NotFound
    | Redirect | Redirects | Asset
)  # fmt: skip


class Page(msgspec.Struct, frozen=True):
    """Stand for one file of the output; *path* is relative to it, with forward slashes."""

    path: str
    values: PageValues

    @property
    def url(self) -> str:
        """Give the page's address below the site's base."""
        return address_of(self.path)


class Frame(Value, frozen=True):
    """
    Hold what every layout sees beside its page.

    *archive* is the address of the newest year, *corrections* that of the list of corrections, each "" without any.
    """

    title: str
    description: str
    base_url: str
    base_path: str
    language: str
    time_zone: str
    author: str
    trusted_html: bool
    archive: str
    corrections: str
