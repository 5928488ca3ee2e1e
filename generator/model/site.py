"""The site: all content of one build, complete, linked and in order."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b
from itertools import chain
from operator import attrgetter
from typing import Literal, NamedTuple

import msgspec

from generator.config import Config
from generator.model.article import Article
from generator.model.content import Content
from generator.model.due import content_ahead, content_at
from generator.model.person import is_minor, is_protected
from generator.model.registry import Clash, Registry, TermRecord
from generator.model.rights import as_allowed
from generator.model.selection import Library, Selection, chosen_stories, selection_clashes
from generator.model.values import Link

TaxonomyName = Literal["people", "shows", "cases"]
TAXONOMIES: tuple[TaxonomyName, ...] = ("people", "shows", "cases")


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """One person, show or case: its name and record, and the articles about it, newest first."""

    link: Link
    record: TermRecord | None
    articles: tuple[Article, ...]

    @property
    def name(self) -> str:
        """Give the name that the digest uses."""
        return self.link.name

    @property
    def url(self) -> str:
        """Give the address of the term's page below the site's base."""
        return self.link.url


@dataclass(frozen=True, slots=True)
class Site:
    """
    Hold what a build shows: the articles that are out, newest first, and the terms by slug.

    Of the articles that were *withdrawn* only their addresses are left. *minors* are those who must not be shown, by
    slug; *latest* is the day of the latest article, on which it is told who is one.
    *selections* are what editors wrote for the digests of weeks, *chosen* the stories that are out of those they chose;
    both by week, 2025-w11.
    *slugs* gives for each taxonomy the terms of an article, by the path of its file. *common* stands for what a page
    about some articles may show beyond them: all records, the names of terms that are spelt in several ways, and which
    parties have a page. *now* is the moment of the build.
    """

    config: Config
    now: datetime
    articles: tuple[Article, ...]
    withdrawn: tuple[Article, ...]
    selections: Mapping[str, Selection]
    chosen: Mapping[str, tuple[Article, ...]]
    people: Mapping[str, Term]
    shows: Mapping[str, Term]
    cases: Mapping[str, Term]
    registries: Mapping[TaxonomyName, Registry]
    slugs: Mapping[TaxonomyName, Mapping[str, tuple[str, ...]]]
    minors: AbstractSet[str]
    latest: date
    common: bytes

    def terms(self, taxonomy: TaxonomyName) -> Mapping[str, Term]:
        """Give the terms of one taxonomy by slug, in the order of their slugs."""
        found: Mapping[str, Term] = getattr(self, taxonomy)
        return found

    def terms_in(self, taxonomy: TaxonomyName, article: Article) -> list[Term]:
        """Give the terms that *article* is about, in its order."""
        terms = self.terms(taxonomy)
        return [terms[slug] for slug in self.slugs[taxonomy][article.path]]

    def terms_of(self, taxonomy: TaxonomyName, names: Sequence[str]) -> list[Term]:
        """Give the terms that *names* stand for, each once, in the order of the names; a minor is no term."""
        terms, slug_of = self.terms(taxonomy), self.registries[taxonomy].slug
        return [terms[slug] for slug in dict.fromkeys([slug_of(name) for name in names]) if slug in terms]

    def is_minor(self, name: str) -> bool:
        """Tell whether *name* stands for a minor who must not be shown."""
        return self.registries["people"].slug(name) in self.minors


def make_site(config: Config, content: Content, now: datetime, *, ahead: bool = False) -> tuple[Site, list[Clash]]:
    """
    Link the records of *content* and those of its articles that are out at *now*.

    Drafts, withdrawn articles, what a source does not lend, and all that has a later date are left out here, once, for
    all pages; looking *ahead*, as a preview does, drafts and articles with a later date are in.
    """
    everything = content
    content = (content_ahead if ahead else content_at)(content, now, config.zone)
    out = _in_order(as_allowed(article, config) for article in content.articles if article.status == "published")
    withdrawn = [article for article in content.articles if article.status == "withdrawn"]
    # Whoever is under 18 when the latest story appears has no page: press codes protect them (IPSO, clause 6).
    latest = out[0].date.astimezone(config.zone).date() if out else date.min
    minors = {person.slug for person in content.people if is_protected(person, latest)}
    names = _names_of(content, out, minors)
    library = Library(everything.articles if everything.digests else ())
    site = Site(
        config=config,
        now=now,
        articles=tuple(out),
        withdrawn=tuple(withdrawn),
        selections={selection.slug: selection for selection in content.digests},
        chosen=chosen_stories(content.digests, library, out),
        registries=names.registries,
        slugs=names.slugs,
        minors=minors,
        latest=latest,
        common=_common(content, latest, names.several, names.registries["people"], names.terms["people"]),
        **names.terms,
    )
    clashes = _clashes(names.registries.values(), everything.articles, [*out, *withdrawn])
    return site, [*clashes, *selection_clashes(everything.digests, library)]


def _in_order(articles: Iterable[Article]) -> list[Article]:
    """Sort *articles*, the newest first, and those of one moment by their slugs."""
    # Two sorts by what stands in the articles take less time than one by pairs made for it.
    return sorted(sorted(articles, key=attrgetter("slug")), key=attrgetter("date"), reverse=True)


class _Names(NamedTuple):
    """Hold what the names in records and articles stand for; *several* are the terms that are spelt in several ways."""

    registries: dict[TaxonomyName, Registry]
    slugs: dict[TaxonomyName, dict[str, tuple[str, ...]]]
    terms: dict[TaxonomyName, dict[str, Term]]
    several: list[str]


def _names_of(content: Content, out: Sequence[Article], minors: AbstractSet[str]) -> _Names:
    """Find the terms of the articles that are *out*; *minors* are none."""
    registries = {taxonomy: Registry(getattr(content, taxonomy)) for taxonomy in TAXONOMIES}
    mentioned = _mentioned(content)
    slugs = {
        taxonomy: _slugs(taxonomy, registries[taxonomy], out, minors if taxonomy == "people" else set())
        for taxonomy in TAXONOMIES
    }
    several: list[str] = []
    terms = {
        taxonomy: _terms(taxonomy, registries[taxonomy], out, slugs[taxonomy], mentioned[taxonomy], several)
        for taxonomy in TAXONOMIES
    }
    for slug in minors:
        terms["people"].pop(slug, None)
    return _Names(registries, slugs, terms, several)


def _mentioned(content: Content) -> Mapping[TaxonomyName, Sequence[str]]:
    """Give the names that have a page before any story: those of a cast. A party has none: it may be a company."""
    return {"people": [name for show in content.shows for name in show.people], "shows": [], "cases": []}


def _clashes(registries: Iterable[Registry], articles: Sequence[Article], out: Sequence[Article]) -> list[Clash]:
    """Find what is claimed twice: names of terms, and ids and addresses of *articles*, of which some are *out*."""
    names = chain.from_iterable(registry.clashes for registry in registries)
    return [*names, *_shared_ids(articles), *_slugs_to_be_shared(articles, out)]


def _common(
    content: Content, latest: date, several: Sequence[str], people: Registry, persons: Mapping[str, Term]
) -> bytes:
    """Hash what a page may show beyond its own articles; *several* are the names of terms with several spellings."""
    # Of a minor who is shown too, a page says less than of others.
    minors = sorted(person.slug for person in content.people if is_minor(person, latest))
    parties = [party.name for case in content.cases for party in case.parties]
    links = [persons[slug].link if (slug := people.slug(name)) in persons else None for name in parties]
    records = [record.digest for kind in content.terms for record in kind]
    return blake2b(msgspec.msgpack.encode((records, minors, several, links)), digest_size=16).digest()


def _slugs(
    taxonomy: TaxonomyName, registry: Registry, articles: Sequence[Article], minors: AbstractSet[str]
) -> dict[str, tuple[str, ...]]:
    """Give the slugs of the terms of each article, once each; a minor is no term."""
    slug_of, names_in = registry.slugs, attrgetter(taxonomy)
    # Articles that name the same, as most do of shows and cases, share what is found.
    found: dict[tuple[str, ...], tuple[str, ...]] = {(): ()}
    slugs = {}
    for article in articles:
        names = names_in(article)
        if names not in found:
            once = dict.fromkeys([slug_of[name] for name in names])
            found[names] = tuple(slug for slug in once if slug not in minors)
        slugs[article.path] = found[names]
    return slugs


def _slugs_to_be_shared(articles: Iterable[Article], out: Sequence[Article]) -> Iterator[Clash]:
    """Find the articles that are not out, and will have the address of another when they are."""
    owners = {article.slug: article.path for article in out}
    shown = {article.path for article in out}
    for article in articles:
        if article.path not in shown and owners.setdefault(article.slug, article.path) != article.path:
            message = f'slug: "{article.slug}" is already the slug of {owners[article.slug]}: change one of them'
            yield Clash(article.path, ("slug",), message)


def _shared_ids(articles: Iterable[Article]) -> Iterator[Clash]:
    """Find the articles with the id of another: a feed reader would take the two for one, and show the first."""
    owners: dict[str, str] = {}
    for article in articles:
        if article.id and owners.setdefault(article.id, article.path) != article.path:
            message = (
                f'id: "{article.id}" is already the id of {owners[article.id]}: remove it from the newer of the two'
            )
            yield Clash(article.path, ("id",), message)


def _terms(
    taxonomy: TaxonomyName,
    registry: Registry,
    articles: Sequence[Article],
    slugs: Mapping[str, tuple[str, ...]],
    mentioned: Sequence[str],
    several: list[str],
) -> dict[str, Term]:
    by_slug: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        for slug in slugs[article.path]:
            by_slug[slug].append(article)
    used = chain.from_iterable(map(attrgetter(taxonomy), articles))
    spellings: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for name, count in Counter(chain(used, mentioned)).items():
        spellings[registry.slug(name)].append((name, count))
    terms = {}
    for slug in sorted(registry.records.keys() | spellings.keys()):
        record = registry.records.get(slug)
        name = record.name if record else _usual(spellings[slug])
        if len(spellings[slug]) > 1:
            several.append(f"{taxonomy}/{slug} {name}")
        terms[slug] = Term(Link(name, f"{taxonomy}/{slug}/"), record, tuple(by_slug.get(slug, ())))
    return terms


def _usual(spellings: Sequence[tuple[str, int]]) -> str:
    """Choose the spelling used most often, of several the first by the alphabet."""
    return min(spellings, key=lambda spelling: (-spelling[1], spelling[0]))[0]
