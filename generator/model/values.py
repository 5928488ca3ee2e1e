"""
What each kind of page shows, exactly.

A layout sees these values and nothing else, and a page's fingerprint is a hash of them: that is why a build can tell,
without any rules of dependency, which pages a change concerns. All of them stand in this one file, long as it is: it
is what somebody who writes a layout reads.
"""

from datetime import date, datetime
from hashlib import blake2b
from typing import ClassVar, Literal

import msgspec

from generator.model.addresses import address_of
from generator.model.article import Correction, CorrectionKind, Image, Source
from generator.model.case import TimelineEntry
from generator.model.show import ShowKind
from generator.model.stages import Outcome, Stage

WordTable = tuple[tuple[str, str], ...]
# The only word that stands in the HTML of a text, which is remembered between builds.
BACK_TO_FOOTNOTE = "back_to_footnote"


class Value(msgspec.Struct, frozen=True, array_like=True):
    """Mark a part of what pages show; in a fingerprint the fields stand in their order, without their names."""


class Link(Value, frozen=True):
    """Name a page of the site; *url* is relative to the site's base."""

    name: str
    url: str


class Translation(Value, frozen=True):
    """Name an edition in another *language*, a tag; *url* is its whole address."""

    language: str
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


class ShowLink(Link, frozen=True):
    """Name a show and of what *kind* it is, None while that is not known; *same_as* are addresses elsewhere."""

    kind: ShowKind | None
    same_as: tuple[str, ...]


class WeekLink(Link, frozen=True):
    """Lead to the digest of the week from *first* to *last*, which is named as in 2025-w11."""

    first: date
    last: date


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
    """Name a case and where it stands, *status* None while nothing is recorded; *same_as* are addresses elsewhere."""

    name: str
    url: str
    status: Status | None
    same_as: tuple[str, ...] = ()


class PartCase(CaseLink, frozen=True):
    """Name a case that somebody is a party of, and the *role* in it, such as defendant."""

    role: str = ""


class CaseNote(Value, frozen=True):
    """Say where a case, or one of its accused, stands that went on after an article about it appeared."""

    name: str
    url: str
    status: Status


class Neighbour(Link, frozen=True):
    """Name the article before or after another; its headline does not stand without *case_notes* either."""

    case_notes: tuple[CaseNote, ...]


class RelatedStory(Neighbour, frozen=True):
    """Name an article that is about the same as another."""

    date: datetime


class Coverage(Value, frozen=True):
    """
    Count stories over time, in bars of *months* months each; the first begins with the *year*.

    A bar stands for a month, a quarter, a year or several. *marks* are the bars in which a case reached a stage.
    """

    year: int
    months: int
    counts: tuple[int, ...]
    marks: tuple[int, ...] = ()


class PartyLink(Value, frozen=True):
    """Name a party of a case and its role; *url* is "" for one without a page."""

    name: str
    url: str
    role: str


class TermEntry(Value, frozen=True):
    """Show one person, show or case in the *section* of an index: a letter, kind or outcome, "" for one without."""

    name: str
    url: str
    count: int
    section: str
    kind: ShowKind | None = None
    status: Status | None = None


class IndexSection(Link, frozen=True):
    """Point at where a section of an index begins."""


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


class MonthNews(Value, frozen=True):
    """Name who and what was most often in the news of one month; the name of *month* is like 2025-03."""

    month: Link
    people: tuple[CountedLink, ...]
    shows: tuple[CountedLink, ...]


class HomePage(Value, frozen=True):
    """
    Show the latest articles.

    The first page shows the cases that are open, the newest *week* and what the latest month was about too.
    """

    layout: ClassVar[str] = "home.html"
    teasers: tuple[Teaser, ...]
    pagination: Pagination
    open_cases: tuple[CaseLink, ...]
    week: WeekLink | None
    news: MonthNews | None = None


class ArticlePage(Value, frozen=True):
    """
    Show one article; *newer* and *older* are its neighbours in time.

    *updated* is when the article itself last changed; *modified* counts its *case_notes* too, and is never None.
    *image_size* is width and height in pixels, zeros while they are not known.
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
    image_size: tuple[int, int]
    people: tuple[PersonLink, ...]
    shows: tuple[ShowLink, ...]
    cases: tuple[CaseLink, ...]
    case_notes: tuple[CaseNote, ...]
    corrections: tuple[Correction, ...]
    newer: Neighbour | None
    older: Neighbour | None
    related: tuple[RelatedStory, ...]
    body: BodyReference
    translations: tuple[Translation, ...] = ()


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
    coverage: Coverage | None


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
    same_as: tuple[str, ...]
    cast: tuple[Link, ...]
    people: tuple[CountedLink, ...]


class Chapter(Value, frozen=True):
    """
    Divide the articles of a page: those from *start* to before *stop* appeared when a case had reached this *stage*.

    It did so on the *date*; both are None before its timeline begins. *party* is as in a timeline.
    """

    stage: Stage | None
    date: date | None
    party: str
    start: int
    stop: int


class CasePage(TermPage, frozen=True):
    """Show one case with its timeline, oldest entry first, and its articles in *chapters*, the latest first."""

    layout: ClassVar[str] = "case.html"
    also_called: tuple[str, ...]
    jurisdiction: str
    same_as: tuple[str, ...]
    status: Status | None
    parties: tuple[PartyLink, ...]
    timeline: tuple[TimelineEntry, ...]
    people: tuple[CountedLink, ...]
    chapters: tuple[Chapter, ...]


class IndexPage(Value, frozen=True):
    """Show all people, shows or cases; *sections* lead to all parts of the index, also on its other pages."""

    entries: tuple[TermEntry, ...]
    count: int
    pagination: Pagination
    sections: tuple[IndexSection, ...]


class PeoplePage(IndexPage, frozen=True):
    """Show all people by name."""

    layout: ClassVar[str] = "people.html"


class ShowsPage(IndexPage, frozen=True):
    """Show all shows by kind, and by name among those of a kind."""

    layout: ClassVar[str] = "shows.html"


class CasesPage(IndexPage, frozen=True):
    """Show all cases by outcome, and of each kind of outcome the latest first."""

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
    years: tuple[CountedLink, ...]
    coverage: Coverage | None


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


class WeekEntry(WeekLink, frozen=True):
    """Show one week in the index: the *title* an editor gave it, or "", and the number of its stories."""

    title: str
    count: int

    @property
    def year(self) -> str:
        """Give the year that the week belongs to."""
        return self.name[:4]


class MovedCase(Value, frozen=True):
    """Say where a case stood at the end of the week in which it moved, and, in notes, what it came to later."""

    name: str
    url: str
    status: Status
    case_notes: tuple[CaseNote, ...]


class WeekDigest(Value, frozen=True):
    """
    Show what the page of a week and its e-mails share; *title* is the editor's, or "", and *body* a note.

    Of *teasers* the first are *chosen* by an editor or by rule; of the others there may be more than are given.
    *count* counts all stories.
    """

    first: date
    last: date
    title: str
    count: int
    chosen: int
    teasers: tuple[Teaser, ...]
    moved: tuple[MovedCase, ...]
    body: BodyReference | None


class WeekPage(WeekDigest, frozen=True):
    """Show the digest of one week; *newer* and *older* are the weeks beside it that have any."""

    layout: ClassVar[str] = "week.html"
    pagination: Pagination
    newer: WeekLink | None
    older: WeekLink | None


class WeekMail(WeekDigest, frozen=True):
    """Send the digest of one week as an e-mail; *url* is its page."""

    layout: ClassVar[str] = "week-mail.html"
    url: str


class WeekText(WeekMail, frozen=True):
    """Send the same as plain text."""

    layout: ClassVar[str] = "week-mail.txt"


class WeeksPage(Value, frozen=True):
    """Show all weeks, newest first."""

    layout: ClassVar[str] = "weeks.html"
    entries: tuple[WeekEntry, ...]
    count: int
    pagination: Pagination


class FeedEntry:
    """
    Offer one article to feed readers: its *teaser*, and what only a feed says of it.

    *source_url* is where its source has the story, *terms* are what it is about. *body* is as much of the text as may
    leave the site, None for nothing of it. Like a teaser it stands in fingerprints by its *digest*.
    """

    __slots__ = ("body", "digest", "source_url", "teaser", "terms")

    def __init__(
        self, teaser: Teaser, body: BodyReference | None = None, source_url: str = "", terms: tuple[Link, ...] = ()
    ) -> None:
        self.teaser = teaser
        self.body = body
        self.source_url = source_url
        self.terms = terms
        shown = (teaser.digest, body, source_url, terms)
        self.digest = blake2b(msgspec.msgpack.encode(shown), digest_size=16).digest()

    def __repr__(self) -> str:
        return f"FeedEntry({self.teaser!r})"


class Feed:
    """
    Hold the latest articles of one listing for feed readers; *name* is "" for the whole site.

    The feeds of all formats share it, so it stands in their fingerprints by its *digest*. *updated* is None while
    there is nothing to offer.
    """

    __slots__ = ("digest", "entries", "name", "updated", "url")

    def __init__(self, name: str, url: str, updated: datetime | None, entries: tuple[FeedEntry, ...]) -> None:
        self.name = name
        self.url = url
        self.updated = updated
        self.entries = entries
        head = msgspec.msgpack.encode((name, url, updated))
        self.digest = blake2b(b"".join([head, *[entry.digest for entry in entries]]), digest_size=16).digest()

    def __repr__(self) -> str:
        return f"Feed({self.name!r}, {self.url!r})"


class RssFeed(Value, frozen=True):
    """Offer a feed as RSS 2.0."""

    layout: ClassVar[str] = "feed.xml"
    feed: Feed


class AtomFeed(Value, frozen=True):
    """Offer a feed as Atom."""

    layout: ClassVar[str] = "atom.xml"
    feed: Feed


class JsonFeed(Value, frozen=True):
    """Offer a feed as JSON Feed; the layout makes the texts of an entry, and no layout the rest."""

    layout: ClassVar[str] = "_feed-entry.json"
    feed: Feed


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


class CorrectionsRss(Value, frozen=True):
    """Offer the latest corrections as RSS 2.0."""

    layout: ClassVar[str] = "corrections.xml"
    entries: tuple[CorrectionEntry, ...]


class CorrectionsAtom(Value, frozen=True):
    """Offer the latest corrections as Atom."""

    layout: ClassVar[str] = "corrections-atom.xml"
    entries: tuple[CorrectionEntry, ...]


class CorrectionsJson(Value, frozen=True):
    """Offer the latest corrections as JSON Feed; the layout makes the content of an entry, and no layout the rest."""

    layout: ClassVar[str] = "_correction-content.html"
    entries: tuple[CorrectionEntry, ...]


class FeedList(Value, frozen=True):
    """List the feeds of all terms, for feed readers to follow many of them at once."""

    layout: ClassVar[str] = "opml.xml"
    people: tuple[Link, ...]
    shows: tuple[Link, ...]
    cases: tuple[Link, ...]


class SearchPage(Value, frozen=True):
    """Let a reader search the site, in the browser."""

    layout: ClassVar[str] = "search.html"


class SearchTerm(Value, frozen=True):
    """
    Offer one person, show or case to the search, also by its *aliases*; *count* counts its articles.

    A case does not stand without its *statuses*: where it stands for each of its accused.
    """

    name: str
    url: str
    count: int
    aliases: tuple[str, ...]
    statuses: tuple[Status, ...]


class SearchIndex(Value, frozen=True):
    """Hold what the search looks through first; *parts* are the names of those that hold the stories, newest first."""

    layout: ClassVar[str] = ""
    people: tuple[SearchTerm, ...]
    shows: tuple[SearchTerm, ...]
    cases: tuple[SearchTerm, ...]
    parts: tuple[str, ...]


class SearchPart(Value, frozen=True):
    """Hold stories for the search, newest first, and for each of them the *names* of what it is about."""

    layout: ClassVar[str] = ""
    teasers: tuple[Teaser, ...]
    names: tuple[tuple[str, ...], ...]


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


class NewsEntry(Value, frozen=True):
    """Tell news search engines of one article that is new."""

    url: str
    title: str
    date: datetime


class NewsSitemap(Value, frozen=True):
    """List the articles that are new, the newest first, for news search engines."""

    layout: ClassVar[str] = "news-sitemap.xml"
    entries: tuple[NewsEntry, ...]


class Robots(Value, frozen=True):
    """Tell crawlers where the sitemaps are."""

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


class Card(Value, frozen=True):
    """
    Draw the picture that other sites show of a page which has none of its own; *title* is "" for the site as a whole.

    No headline is drawn without its *case_notes*, nor a case without its *status*. *taxonomy* is "" but for a term.
    """

    layout: ClassVar[str] = "card.jpg"
    title: str = ""
    taxonomy: Literal["", "people", "shows", "cases"] = ""
    date: datetime | None = None
    source: str = ""
    case_notes: tuple[CaseNote, ...] = ()
    status: Status | None = None


class Asset(Value, frozen=True):
    """Copy the file *source*, named as in messages, as it is; *stamp* tells its content from an earlier one."""

    layout: ClassVar[str] = ""
    source: str
    stamp: tuple[int, int]


PageValues = (
    HomePage | ArticlePage | PersonPage | ShowPage | CasePage | PeoplePage | ShowsPage | CasesPage | YearPage
    | MonthPage | WeekPage | WeekMail | WeeksPage | Tombstone | CorrectionsPage | CorrectionsRss | CorrectionsAtom
    | CorrectionsJson | RssFeed | AtomFeed | JsonFeed | FeedList | Sitemap | SitemapIndex | NewsSitemap | Robots
    | NotFound | SearchPage | SearchIndex | SearchPart | Redirect | Redirects | Card | Asset
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

    *words* are the texts of the interface by key; what is counted has two, `key.one` and `key.other`. *translations*
    are the editions of the whole site in other languages.
    *archive* is the address of the newest year, *corrections* that of the list of corrections, *weeks* that of the
    index of weekly digests, *hub* that of the hub which tells subscribers of the feeds what is new, each "" without
    any.
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
    weeks: str
    hub: str
    cards: bool
    full_text: bool = False
    words: WordTable = ()
    translations: tuple[Translation, ...] = ()
