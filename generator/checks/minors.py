"""
Is a child shown as somebody to look up?

Whoever is under 18 when the latest story appears may be named in a text, if an editor wants that, but has no page, no
entry in an index, no card, and is no term of a feed: press codes protect children beyond what a parent's fame excuses
(IPSO, clause 6). Nobody is taken for a minor whose date of birth is not known and who is not marked as one.
"""

import re
from collections.abc import Iterator, Mapping
from hashlib import blake2b

import ahocorasick_rs
import msgspec

from generator.checks.addresses import Addresses
from generator.checks.finding import Finding, Rule
from generator.checks.letters import readings
from generator.checks.material import OUTPUT, Material
from generator.checks.origins import Origins
from generator.checks.survey import Gate
from generator.model.person import Person
from generator.model.slugs import slugify

RULE = Rule(
    "minor-shown", "Nobody under 18 has a page, a link, or a place among the terms of a feed.", "error", gate=True
)
# Where machines are told whom a page is about, each with a word without which it need not be looked for.
_TERMS = (
    (b"<category", re.compile(rb"<category\b[^>]*?(?:\bterm=(?:\"([^\"]*)|'([^']*))|>(?:<!\[CDATA\[)?([^<\]]*))")),
    (b":keywords>", re.compile(rb":keywords>(?:<!\[CDATA\[)?([^<\]]*)")),
    (b"<dc:subject", re.compile(rb"<dc:subject\b[^>]*>(?:<!\[CDATA\[)?([^<\]]*)")),
    (b"article:tag", re.compile(rb"article:tag[\"'][^>]*?content=(?:\"([^\"]*)|'([^']*))")),
    (b"keywords", re.compile(rb"name=[\"'](?:news_)?keywords[\"'][^>]*?content=(?:\"([^\"]*)|'([^']*))")),
    (b'"tags"', re.compile(rb'"tags"\s*:\s*\[([^\]]*)\]')),
    (b'"Person"', re.compile(rb'"@type"\s*:\s*"Person"[^{}]*?"name"\s*:\s*"((?:[^"\\]|\\.)*)"')),
    (b'"keywords"', re.compile(rb'"keywords"\s*:\s*(?:\[([^\]]*)\]|"([^"]*)")')),
)
_IN_A_SLUG = frozenset(bytes([code]) for code in b"abcdefghijklmnopqrstuvwxyz0123456789-")
_LEADS = "leads to the person of"
_ADVICE = "must not be shown: mend the record and build again, or say under allowed: who decided it and why"
_ADVICE_ON_TEXT = "has no page: take the link out, and leave its words"


def protected(material: Material) -> dict[str, Person]:
    """Give those by slug who must not be shown."""
    return {
        person.slug: person
        for person in material.content.people
        if person.slug in material.site.minors and not person.allowed
    }


def gate(material: Material, minors: Mapping[str, Person]) -> Gate:
    """Make what finds *minors*, given by slug, in the file at a path of the output."""
    known = [(slug, person.path, person.name, person.aliases) for slug, person in sorted(minors.items())]
    key = blake2b(msgspec.msgpack.encode(known), digest_size=16).digest()
    return Gate(RULE.name, key, _Search(minors, Origins(material, Addresses(material.config.base_url))).look)


class _Search:
    """Search files of the output for *minors*, and for where in the texts of the site they come from."""

    def __init__(self, minors: Mapping[str, Person], origins: Origins) -> None:
        self._minors = minors
        self._origins = origins
        self._slugs = sorted(minors)
        self._names = {
            slugify(name): slug for slug, person in minors.items() for name in (person.name, *person.aliases)
        }
        self._places = ahocorasick_rs.BytesAhoCorasick([f"people/{slug}".encode() for slug in self._slugs])

    def look(self, path: str, content: bytes) -> Iterator[Finding]:
        """Look at the *content* of a file of the site, and at its *path*."""
        for slug in self._whole(path.removeprefix(f"{OUTPUT}/").encode("utf-8", "surrogateescape")):
            yield self._finding(path, 0, slug, "is about the person of")
        for slug, start in self._whole(content).items():
            yield self._link(path, content.count(b"\n", 0, start) + 1, slug)
        terms = ((self._names.get(slugify(term)), start) for term, start in _terms(content))
        named = [(slug, start) for slug, start in terms if slug]
        for slug, start in dict(reversed(named)).items():
            yield self._finding(path, content.count(b"\n", 0, start) + 1, slug, "gives as a term the person of")

    def _whole(self, content: bytes) -> dict[str, int]:
        """Give the slugs that stand whole in *content*, and where first."""
        found: dict[str, int] = {}
        for which, start, end in self._places.find_matches_as_indexes(content, overlapping=True):
            if content[end : end + 1] not in _IN_A_SLUG:
                found.setdefault(self._slugs[which], start)
        return found

    def _link(self, path: str, line: int, slug: str) -> Finding:
        """Tell of a link at its place in the text that the page at *path* was made of, if it stands there."""
        for written in (f"/people/{slug}/", f"/people/{slug})"):
            place, line_of_text = self._origins.of_text(path.removeprefix(f"{OUTPUT}/"), written, line)
            if place != path:
                return self._finding(place, line_of_text, slug, _LEADS, _ADVICE_ON_TEXT)
        return self._finding(path, line, slug, _LEADS)

    def _finding(self, path: str, line: int, slug: str, what: str, advice: str = _ADVICE) -> Finding:
        message = f"{what} {self._minors[slug].path}, a minor, who {advice}"
        return Finding(path, line, RULE.name, message, RULE.level)


def _terms(content: bytes) -> Iterator[tuple[str, int]]:
    for sign, expression in _TERMS:
        if sign in content:
            for match in expression.finditer(content):
                text = next((group for group in match.groups() if group), b"").decode("utf-8", "replace")
                for reading in readings(text):
                    yield from ((term, match.start()) for term in (reading, *reading.split(",")))
