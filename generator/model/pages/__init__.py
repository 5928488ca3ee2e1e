"""Which pages a site has, and what each of them shows."""

from collections.abc import Container, Iterable, Mapping, Sequence

from generator.model.pages.cards import with_cards
from generator.model.pages.corrections import CORRECTIONS, corrections_pages, tombstones
from generator.model.pages.coverage import Calendar
from generator.model.pages.feeds import Feeds, feed_list
from generator.model.pages.home import home_groups
from generator.model.pages.indexes import index_pages
from generator.model.pages.months import months_of
from generator.model.pages.news import month_groups, newest_year_url, year_pages
from generator.model.pages.parts import Group, Teasers
from generator.model.pages.portable import are_portable, one_on_some_disks, unportable_pages
from generator.model.pages.redirects import old_addresses, redirects
from generator.model.pages.related import Related, related_articles
from generator.model.pages.search import search_groups
from generator.model.pages.sitemaps import news_sitemap, sitemap_entries, sitemaps
from generator.model.pages.terms import term_groups
from generator.model.pages.weeks import week_groups, weeks_of, weeks_pages, weeks_url
from generator.model.registry import Clash
from generator.model.site import Site
from generator.model.translations import translations_of
from generator.model.values import (
    ArticlePage,
    Asset,
    Frame,
    NotFound,
    Page,
    Redirect,
    Robots,
    SitemapEntry,
    TermPage,
    Tombstone,
    WeekDigest,
    WordTable,
)

_Aliases = Mapping[tuple[str, str], tuple[str, tuple[str | int, ...]]]


def make_frame(site: Site, words: WordTable = ()) -> Frame:
    """Give what every layout of the *site* sees, with the *words* of its language."""
    config = site.config
    return Frame(
        title=config.title,
        description=config.description,
        base_url=config.base_url,
        base_path=config.base_path,
        language=config.language,
        time_zone=config.time_zone,
        author=config.author,
        trusted_html=config.trusted_html,
        archive=newest_year_url(site),
        corrections=CORRECTIONS if any(article.corrections for article in site.articles) else "",
        weeks=weeks_url(site),
        hub=config.hub,
        cards=config.cards,
        full_text=config.search.full_text,
        words=words,
        translations=translations_of(config.translations),
    )


def page_groups(site: Site, related: Related) -> list[Group]:
    """
    Divide the pages of the *site* that are for readers, and their feeds, into groups that change together.

    *related* is what `related_articles` gives for the site.
    """
    teasers = Teasers(site)
    feeds = Feeds(site, teasers)
    months, weeks = months_of(site), weeks_of(site)
    groups = [
        *home_groups(site, teasers, months, weeks[0].link if weeks else None),
        *month_groups(site, teasers, months, related),
        # After the articles, whose texts the feeds have too: a text is made HTML once.
        Group("feed", b"", lambda: feeds.pages("", "", site.articles)),
        Group("years", b"", lambda: year_pages(teasers, months)),
        *term_groups(site, teasers, feeds, Calendar(months)),
        *week_groups(site, teasers, weeks),
        Group("weeks", b"", lambda: weeks_pages(weeks)),
        Group("indexes", b"", lambda: index_pages(site)),
        *search_groups(site, teasers),
        Group("corrections", b"", lambda: corrections_pages(site, teasers)),
        Group("withdrawn", b"", lambda: tombstones(site)),
    ]
    return [with_cards(group) for group in groups] if site.config.cards else groups


def machine_pages(site: Site, entries: Iterable[SitemapEntry]) -> list[Page]:
    """Derive what a site has beside the pages for readers, which are the *entries* of its sitemap."""
    return [
        *sitemaps(entries),
        news_sitemap(site),
        feed_list(site),
        *redirects(site),
        Page("robots.txt", Robots()),
        Page("404.html", NotFound()),
    ]


def make_pages(site: Site) -> list[Page]:
    """Derive all pages of the *site* but its assets, in no particular order."""
    pages = [page for group in page_groups(site, related_articles(site)) for page in group.derive()]
    return [*pages, *machine_pages(site, sitemap_entries(pages))]


def path_clashes(site: Site, pages: Sequence[Page]) -> list[Clash]:
    """Find the pages that would be written to one path, or below another page; name the files that both come from."""
    paths = {page.path for page in pages}
    if len(paths) == len(pages) and are_portable(paths) and not any(folders_among(paths, page) for page in pages):
        return []
    aliases = {(old.path, old.to): (old.origin, old.key) for old in old_addresses(site)}
    owners: dict[str, Page] = {}
    clashes = unportable_pages(site, [(page, *_origin(page, aliases)) for page in pages])
    for page in sorted(pages, key=lambda page: isinstance(page.values, Redirect)):
        source, key = _origin(page, aliases)
        place = one_on_some_disks(page.path)
        if place in owners:
            clashes.append(Clash(source, key, _taken(page, page.path, owners[place], aliases)))
        owners.setdefault(place, page)
    for page in pages:
        source, key = _origin(page, aliases)
        clashes += [
            Clash(source, key, _taken(page, path, owners[one_on_some_disks(path)], aliases))
            for path in folders_among(paths, page)
        ]
    return clashes


def _taken(page: Page, path: str, taker: Page, aliases: _Aliases) -> str:
    origin = _origin(page, aliases)[0]
    is_own = path == page.path == taker.path and origin and origin == _origin(taker, aliases)[0]
    if is_own and isinstance(page.values, Redirect):
        what = "is listed twice" if isinstance(taker.values, Redirect) else "is the address of this page itself"
        return f"aliases: /{path.removesuffix('index.html')} {what}: take it out"
    what = "which" if path == page.path else f"but {path}"
    if path == page.path != taker.path:
        what = f"which on some disks is the same file as {taker.path}, and that"
    nameless = (
        f"the page of {taker.values.name}" if isinstance(taker.values, TermPage) else "a page that every site has"
    )
    owner = _origin(taker, aliases)[0] or nameless
    return f"its page would be {page.path}, {what} is taken by {owner}: change the slug, name or alias of one"


def folders_among(paths: Container[str], page: Page) -> list[str]:
    """List the folders of *page* that other pages want to be files; only in addresses that an editor chose."""
    if not isinstance(page.values, Redirect | Asset):
        return []
    parts = page.path.split("/")
    return [folder for size in range(1, len(parts)) if (folder := "/".join(parts[:size])) in paths]


def _origin(page: Page, aliases: _Aliases) -> tuple[str, tuple[str | int, ...]]:
    """Tell the file that a page comes from, "" for one made of many, and the key that gave it its path."""
    values = page.values
    if isinstance(values, Redirect):
        return aliases[page.path, values.to]
    if isinstance(values, Asset):
        return values.source, ()
    if isinstance(values, ArticlePage):
        return values.body.path, ("slug",)
    if isinstance(values, Tombstone):
        return values.path, ("slug",)
    return (values.body.path if isinstance(values, TermPage | WeekDigest) and values.body else ""), ("name",)
