"""The old addresses of articles and records, and where each leads now."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, cast

from generator.model.addresses import address_of, unportable_part
from generator.model.site import TAXONOMIES, Site, TaxonomyName, Term
from generator.model.slugs import slugify
from generator.model.values import Page, Redirect, Redirects


class OldAddress(NamedTuple):
    """
    Say that a page is now at *to*; *key* is where the file at *origin* says so.

    *path* is the output path that answers. *folder* is the address of a folder that moved as a whole, "" for a page.
    """

    path: str
    to: str
    origin: str
    key: tuple[str | int, ...]
    folder: str = ""


def old_addresses(site: Site) -> Iterator[OldAddress]:
    """Give every address that a page of the *site* had before."""
    for article in site.articles:
        for index, alias in enumerate(article.aliases):
            yield OldAddress(redirect_path(alias), article.url, article.path, ("aliases", index))
    yield from record_redirects(site)


def record_redirects(site: Site) -> Iterator[OldAddress]:
    """
    Give the address that each alias of a record would have.

    So a record that gets a new name, and keeps the old one as an alias, loses no link and no subscriber.
    """
    for taxonomy in TAXONOMIES:
        for term in site.terms(taxonomy).values():
            for folder, path, index in old_folders(site, term):
                yield OldAddress(f"{folder}index.html", term.url, path, ("aliases", index), folder=folder)


def old_folders(site: Site, term: Term) -> Iterator[tuple[str, str, int]]:
    """Give the address of the folder that each alias of *term* would have, the file that says so and where in it."""
    if not term.record:
        return
    taxonomy = cast("TaxonomyName", term.url.partition("/")[0])
    terms, slug_of = site.terms(taxonomy), site.registries[taxonomy].slug
    known: set[str] = set()
    for index, alias in enumerate(term.record.aliases):
        old = slugify(alias)
        # What is claimed twice is a clash that an editor is told of already.
        if old not in known and old not in terms and not unportable_part(old) and terms.get(slug_of(alias)) is term:
            known.add(old)
            yield f"{taxonomy}/{old}/", term.record.path, index


def redirects(site: Site) -> Iterator[Page]:
    """Derive a page at each old address, and if there is any the list of them that some hosts read."""
    found = tuple(old_addresses(site))
    yield from (Page(old.path, Redirect(old.to)) for old in found)
    if found:
        yield Page("_redirects", _list_of(found))


def _list_of(found: Sequence[OldAddress]) -> Redirects:
    pages = sorted({(address_of(old.path), old.to) for old in found if not old.folder})
    folders = sorted({(old.folder, old.to) for old in found if old.folder})
    return Redirects(tuple(pages), tuple(folders))


def redirect_path(alias: str) -> str:
    """Give the output path that answers at the old address *alias*, which starts with a slash."""
    old = alias.lstrip("/")
    if old.endswith((".html", ".htm")):
        return old
    return f"{old.rstrip('/')}/index.html".lstrip("/")
