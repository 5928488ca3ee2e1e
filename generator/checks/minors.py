"""
Is a child shown as somebody to look up?

Whoever is under 18 when the latest story appears may be named in a text, if an editor wants that, but has no page, no
entry in an index, no card, and is no term of a feed: press codes protect children beyond what a parent's fame excuses
(IPSO, clause 6). Nobody is taken for a minor whose date of birth is not known and who is not marked as one.
"""

import re
from collections.abc import Callable, Iterator, Mapping

import ahocorasick_rs

from generator.checks.finding import Finding, Rule
from generator.checks.letters import readings
from generator.checks.material import OUTPUT, Material
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
_ADVICE = "must not be shown: mend the record and build again, or say under allowed: who decided it and why"


def protected(material: Material) -> dict[str, Person]:
    """Give those by slug who must not be shown."""
    return {
        person.slug: person
        for person in material.content.people
        if person.slug in material.site.minors and not person.allowed
    }


def file_check(minors: Mapping[str, Person]) -> Callable[[str, bytes], Iterator[Finding]]:
    """Make the function that finds *minors*, given by slug, in the file at a path of the output."""
    slugs = sorted(minors)
    names = {slugify(name): slug for slug, person in minors.items() for name in (person.name, *person.aliases)}
    places = ahocorasick_rs.BytesAhoCorasick([f"people/{slug}".encode() for slug in slugs])

    def whole(content: bytes) -> dict[str, int]:
        """Give the slugs that stand whole in *content*, and where first."""
        found: dict[str, int] = {}
        for which, start, end in places.find_matches_as_indexes(content, overlapping=True):
            if content[end : end + 1] not in _IN_A_SLUG:
                found.setdefault(slugs[which], start)
        return found

    def finding(path: str, line: int, slug: str, what: str) -> Finding:
        return Finding(path, line, RULE.name, f"{what} {minors[slug].path}, a minor, who {_ADVICE}", RULE.level)

    def check(path: str, content: bytes) -> Iterator[Finding]:
        for slug in whole(path.removeprefix(f"{OUTPUT}/").encode("utf-8", "surrogateescape")):
            yield finding(path, 0, slug, "is about the person of")
        for slug, start in whole(content).items():
            yield finding(path, content.count(b"\n", 0, start) + 1, slug, "leads to the person of")
        named = [(names[spelt], start) for term, start in _terms(content) if (spelt := slugify(term)) in names]
        for slug, start in dict(reversed(named)).items():
            yield finding(path, content.count(b"\n", 0, start) + 1, slug, "gives as a term the person of")

    return check


def _terms(content: bytes) -> Iterator[tuple[str, int]]:
    for sign, expression in _TERMS:
        if sign in content:
            for match in expression.finditer(content):
                text = next((group for group in match.groups() if group), b"").decode("utf-8", "replace")
                for reading in readings(text):
                    yield from ((term, match.start()) for term in (reading, *reading.split(",")))
