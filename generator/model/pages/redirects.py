"""The old addresses of articles and records, and where each leads now."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.model.site import TAXONOMIES, Site
from generator.model.slugs import slugify
from generator.model.values import Link, Page, Redirect, Redirects


class OldAddress(NamedTuple):
    """
    Say that a page is now at *to*; *key* is where the file at *origin* says so.

    *path* is the output path that answers. *folder* is the address of a folder that moved as a whole, "" for a page.
    """

    path: str
    to: Link
    origin: str
    key: tuple[str | int, ...]
    folder: str = ""


def old_addresses(site: Site) -> Iterator[OldAddress]:
    """Give every address that a page of the *site* had before."""
    for article in site.articles:
        for index, alias in enumerate(article.aliases):
            to = Link(article.title, article.url)
            yield OldAddress(redirect_path(alias), to, article.path, ("aliases", index))
    yield from record_redirects(site)


def record_redirects(site: Site) -> Iterator[OldAddress]:
    """
    Give the address that each alias of a record would have.

    So a record that gets a new name, and keeps the old one as an alias, loses no link and no subscriber.
    """
    for taxonomy in TAXONOMIES:
        terms, slug_of = site.terms(taxonomy), site.registries[taxonomy].slug
        for slug, term in terms.items():
            known: set[str] = set()
            for index, alias in enumerate(term.record.aliases if term.record else ()):
                old = slugify(alias)
                # What is claimed twice is a clash that an editor is told of already.
                if term.record and old not in known and old not in terms and slug_of(alias) == slug:
                    known.add(old)
                    folder = f"{taxonomy}/{old}/"
                    yield OldAddress(
                        f"{folder}index.html", term.link, term.record.path, ("aliases", index), folder=folder
                    )


def redirects(site: Site) -> Iterator[Page]:
    """Derive a page at each old address, and if there is any the list of them that some hosts read."""
    found = tuple(old_addresses(site))
    yield from (Page(old.path, Redirect(old.to)) for old in found)
    if found:
        yield Page("_redirects", _list_of(found))


def _list_of(found: Sequence[OldAddress]) -> Redirects:
    pages = sorted({(old.path.removesuffix("index.html"), old.to.url) for old in found if not old.folder})
    folders = sorted({(old.folder, old.to.url) for old in found if old.folder})
    return Redirects(tuple(pages), tuple(folders))


def redirect_path(alias: str) -> str:
    """Give the output path that answers at the old address *alias*, which starts with a slash."""
    old = alias.lstrip("/")
    if old.endswith((".html", ".htm")):
        return old
    return f"{old.rstrip('/')}/index.html".lstrip("/")
