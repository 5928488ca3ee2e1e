"""Is a story about a case linked to it, so that its outcome will stand beside the headline?"""

import re
from collections.abc import Iterator, Sequence

from generator.checks.accused import Accused, accused_people
from generator.checks.accusing_words import NAME, UNREAD, AccusingWords, accusing_words
from generator.checks.finding import Finding, Rule
from generator.checks.material import Material
from generator.checks.prose import plain, sentences
from generator.model.article import Article
from generator.model.case import Case

RULE = Rule("untagged-case", "A story about somebody's case names the case, so that its outcome stands beside it.")


def check(material: Material) -> Iterator[Finding]:
    """Find the articles about an accused that speak of a case of theirs, and do not name it under cases."""
    people = {person.slug: person for person in accused_people(material.site, material.content.cases)}
    if not people:
        return
    words = accusing_words(material.config.language)
    signs = {found.case.slug: _signs(found.case) for person in people.values() for found in person.positions}
    for article in material.articles:
        tagged = [people[slug] for slug in material.site.slugs["people"][article.path] if slug in people]
        named = set(material.site.slugs["cases"][article.path])
        missing = [(who, at.case) for who in tagged for at in who.positions if at.case.slug not in named]
        if missing:
            text = f"{article.title}\n\n{article.summary}\n\n{material.text(article.path).markdown}"
            yield from _untagged(material, article, text, [(*pair, signs[pair[1].slug]) for pair in missing], words)


def _untagged(
    material: Material,
    article: Article,
    text: str,
    missing: Sequence[tuple[Accused, Case, re.Pattern[str] | None]],
    words: AccusingWords,
) -> Iterator[Finding]:
    told: set[str] = set()
    for person, case, signs in missing:
        found = signs.search(text) if signs else None
        sign = found[0] if found else _accusing_sentence(text, person, words)
        if sign and case.slug not in told:
            told.add(case.slug)
            message = (
                f"is about {person.names[0]} and says “{' '.join(sign.split())}”, and does not name the case"
                f" {case.name}: put it under cases:, or its outcome will not stand beside this story"
            )
            yield Finding(article.path, material.line_of(article.path, "people"), RULE.name, message, RULE.level)


def _signs(case: Case) -> re.Pattern[str] | None:
    """Match what shows that a text is about *case*: its names and key words, but for the names of its parties."""
    parties = {word for party in case.parties for word in (party.name.lower(), *party.name.lower().split())}
    signs = [
        sign for sign in (case.name, *case.aliases, *case.keywords) if sign.strip() and sign.lower() not in parties
    ]
    choices = "|".join(r"\s+".join(map(re.escape, sign.split())) for sign in signs)
    return re.compile(rf"(?<!\w)(?:{choices})(?!\w)", re.IGNORECASE) if choices else None


def _accusing_sentence(text: str, person: Accused, words: AccusingWords) -> str:
    """Give the accusing word that stands in one sentence with the name of *person*, "" if none does."""
    if not words.any_in(text):
        return ""
    text = plain(text).replace(NAME, UNREAD)
    marked = person.marked(text, words, alone=True)
    for start, end in sentences(text):
        if NAME in marked[start:end] and (word := words.first_in(marked[start:end])):
            return word
    return ""
