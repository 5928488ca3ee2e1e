"""Which pages a site has, and what each of them shows."""

from collections.abc import Container, Iterable, Mapping, Sequence

from generator.model.pages.corrections import CORRECTIONS, corrections_pages, tombstones
from generator.model.pages.machine import feed, sitemap_entries, sitemaps
from generator.model.pages.news import home_groups, month_groups, months_of, newest_year_url, year_pages
from generator.model.pages.parts import Group, Teasers
from generator.model.pages.redirects import old_addresses, redirects
from generator.model.pages.terms import index_pages, term_groups
from generator.model.registry import Clash
from generator.model.site import Site
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
)

_Aliases = Mapping[tuple[str, str], tuple[str, tuple[str | int, ...]]]


def make_frame(site: Site) -> Frame:
    """Give what every layout of the *site* sees."""
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
    )


def page_groups(site: Site) -> list[Group]:
    """Divide the pages of the *site* that are for readers, and their feeds, into groups that change together."""
    teasers = Teasers(site)
    months = months_of(site)
    return [
        *home_groups(site, teasers),
        Group("feed", b"", lambda: [feed(site, teasers, "", "", site.articles)]),
        *month_groups(site, teasers, months, site.common),
        Group("years", b"", lambda: year_pages(teasers, months)),
        *term_groups(site, teasers, site.common),
        Group("indexes", b"", lambda: index_pages(site)),
        Group("corrections", b"", lambda: corrections_pages(site, teasers)),
        Group("withdrawn", b"", lambda: tombstones(site)),
    ]


def machine_pages(site: Site, entries: Iterable[SitemapEntry]) -> list[Page]:
    """Derive what a site has beside the pages for readers, which are the *entries* of its sitemap."""
    return [*sitemaps(entries), *redirects(site), Page("robots.txt", Robots()), Page("404.html", NotFound())]


def make_pages(site: Site) -> list[Page]:
    """Derive all pages of the *site* but its assets, in no particular order."""
    pages = [page for group in page_groups(site) for page in group.derive()]
    return [*pages, *machine_pages(site, sitemap_entries(pages))]


def path_clashes(site: Site, pages: Sequence[Page]) -> list[Clash]:
    """Find the pages that would be written to one path, or below another page; name the files that both come from."""
    paths = {page.path for page in pages}
    if len(paths) == len(pages) and not any(folders_among(paths, page) for page in pages):
        return []
    aliases = {(old.path, old.to): (old.origin, old.key) for old in old_addresses(site)}
    owners: dict[str, Page] = {}
    clashes = []
    for page in sorted(pages, key=lambda page: isinstance(page.values, Redirect)):
        source, key = _origin(page, aliases)
        if page.path in owners:
            clashes.append(Clash(source, key, _taken(page, page.path, owners[page.path], aliases)))
        owners.setdefault(page.path, page)
    for page in pages:
        source, key = _origin(page, aliases)
        clashes += [
            Clash(source, key, _taken(page, path, owners[path], aliases)) for path in folders_among(paths, page)
        ]
    return clashes


def _taken(page: Page, path: str, taker: Page, aliases: _Aliases) -> str:
    what = "which" if path == page.path else f"but {path}"
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
    return (values.body.path if isinstance(values, TermPage) and values.body else ""), ("name",)
