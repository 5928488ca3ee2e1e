"""Is anything in output/ that is not out: a draft, a story to come, or one that was withdrawn or deleted?"""

import re
from collections.abc import Iterator
from functools import partial
from hashlib import blake2b

import ahocorasick_rs

from generator.checks.finding import Finding, Rule
from generator.checks.letters import letters, readings
from generator.checks.material import OUTPUT, Material
from generator.checks.prose import words_of
from generator.checks.survey import Gate, Survey
from generator.errors import Problem, UserError
from generator.model.article import Article
from generator.model.pages.redirects import redirect_path
from generator.render.feeds import atom_id

RULE = Rule(
    "not-out", "Nothing of a draft, of a story to come, withdrawn or deleted is in output/.", "error", gate=True
)
_PAGE = re.compile(r"articles/([^/]+)/index\.html")
_FEWEST = 8  # characters of an id; a shorter one may stand anywhere by chance
_SIGN = 60  # letters at the beginning of a text, by which its page is known
_FEWEST_OF_A_TEXT = 20
_IN_AN_ID = frozenset(bytes([code]) for code in b"-_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_FEEDS = (".xml", ".json")  # where the id of a story stands


def check(material: Material, survey: Survey) -> Iterator[Finding]:
    """Find the pages of what is not out, and what is left of the text of a withdrawn story."""
    out = {article.slug for article in material.articles}
    withdrawn = {article.slug: article for article in material.site.withdrawn}
    records = {article.slug: article for article in material.everything.articles}
    answered = {redirect_path(alias) for article in material.articles for alias in article.aliases}
    for path in survey.files:
        found = _PAGE.fullmatch(path)
        if not found or found[1] in out or path in answered:
            continue
        if found[1] in withdrawn:
            yield from _as_it_was(material, path, withdrawn[found[1]])
        elif found[1] in records:
            yield _not_yet(path, records[found[1]])
        else:
            message = "no article of the content is at this address: run `digest build`, and if it stays, delete it"
            yield Finding(f"{OUTPUT}/{path}", 0, RULE.name, message, RULE.level)


def _not_yet(path: str, article: Article) -> Finding:
    message = f"{article.path} is not out: delete this file, and build again"
    return Finding(f"{OUTPUT}/{path}", 0, RULE.name, message, RULE.level)


def _as_it_was(material: Material, path: str, article: Article) -> Iterator[Finding]:
    """Say that the page at *path* still has the text of a withdrawn *article*."""
    sign = letters(words_of(material.text(article.path).markdown))[:_SIGN]
    page = _read(material, path).decode("utf-8", "replace")
    if len(sign) >= _FEWEST_OF_A_TEXT and any(sign in letters(reading) for reading in readings(page)):
        message = f"{article.path} was withdrawn, and this is its text: run `digest build`"
        yield Finding(f"{OUTPUT}/{path}", 0, RULE.name, message, RULE.level)


def gate(material: Material) -> Gate | None:
    """Make what finds the feeds in which the id of an article stands that is not out; None if there is none to find."""
    out = {article.slug for article in material.articles}
    known = {article.id for article in material.articles}
    hidden = [article for article in material.everything.articles if article.slug not in out]
    named = {a.id: a for a in hidden if len(a.id) >= _FEWEST and a.id not in known}
    articles = {form.encode(): article for name, article in named.items() for form in (name, atom_id(name))}
    if not articles or not (material.root / OUTPUT).is_dir():
        return None
    ids = list(articles)
    search = partial(ahocorasick_rs.BytesAhoCorasick(ids).find_matches_as_indexes, overlapping=True)

    def check(path: str, content: bytes) -> Iterator[Finding]:
        for which, start, end in search(content) if path.endswith(_FEEDS) else ():
            if _IN_AN_ID.isdisjoint((content[start - 1 : start], content[end : end + 1])):
                yield _not_yet(path.removeprefix(f"{OUTPUT}/"), articles[ids[which]])
                break

    return Gate(RULE.name, blake2b(b"\0".join(sorted(ids)), digest_size=16).digest(), check)


def _read(material: Material, path: str) -> bytes:
    try:
        return (material.root / OUTPUT / path).read_bytes()
    except OSError as error:
        raise UserError([Problem(f"{OUTPUT}/{path}", 0, f"cannot be read: {error.strerror}")]) from None
