"""Do the dates of a site agree with each other, and what is still to come?"""

from collections.abc import Callable, Iterator
from datetime import date

from generator.checks.finding import Finding, Rule
from generator.checks.material import Material
from generator.model.article import Article
from generator.model.case import Case
from generator.model.cases_due import cases_due
from generator.model.person import Person
from generator.model.show import Show
from generator.model.stages import Stage

DATE = Rule("impossible-date", "No date is before a birth or after a death that rules it out, or after what it led to.")
HELD = Rule("held", "These articles come out later.", "note")
DUE = Rule("case-due", "No open case has been without an entry for longer than the settings say.")
_LONGEST_LIFE = 120
# Steps that are taken against somebody who lives; an appeal or a settlement may be their heirs'.
_AGAINST_THE_LIVING = frozenset[Stage]({"arrested", "charged", "convicted", "sentenced", "acquitted"})
_Known = Callable[[str], Person | None]


def check_dates(material: Material) -> Iterator[Finding]:
    """Find the dates that cannot be."""
    by_slug = {person.slug: person for person in material.everything.people}
    slug_of = material.site.registries["people"].slug

    def known(name: str) -> Person | None:
        return by_slug.get(slug_of(name))

    for record in material.everything.people:
        yield from _of_life(material, record)
    for article in material.everything.articles:
        yield from _of_article(material, article, known)
    for show in material.everything.shows:
        yield from _of_show(material, show, known)
    for case in material.everything.cases:
        yield from _of_case(material, case, known)


def _of_life(material: Material, person: Person) -> Iterator[Finding]:
    days = {"born": person.born, "died": person.died}
    for key, day in days.items():
        if day and day > material.today:
            yield _impossible(person.path, material.line_of(person.path, key), f"{key} {day} is yet to come")
    end = person.died or material.today
    if person.born and end.year - person.born.year > _LONGEST_LIFE:
        message = f"{person.born} to {end} is longer than anybody lives"
        yield _impossible(person.path, material.line_of(person.path, "born"), message)


def _of_article(material: Material, article: Article, known: _Known) -> Iterator[Finding]:
    told = article.source.date if article.source else ""
    day = article.date.astimezone(material.config.zone).date()
    if told and told > day.isoformat()[: len(told)]:
        line = material.line_of(article.path, "source", "date")
        yield _impossible(article.path, line, f"the source is of {told}, after the article of {day}")
    for index, name in enumerate(article.people):
        person = known(name)
        if person and person.born and day < person.born:
            line = material.line_of(article.path, "people", index)
            yield _impossible(article.path, line, f"the article of {day} is about {name}, born {person.born}")


def _of_show(material: Material, show: Show, known: _Known) -> Iterator[Finding]:
    for index, name in enumerate(show.people if show.premiered else ()):
        person = known(name)
        if person and person.born and show.premiered and show.premiered < person.born:
            line = material.line_of(show.path, "people", index)
            yield _impossible(show.path, line, f"it premiered on {show.premiered}, and {name} was born {person.born}")


def _of_case(material: Material, case: Case, known: _Known) -> Iterator[Finding]:
    for index, entry in enumerate(case.timeline):
        for name in (entry.party,) if entry.party else case.accused:
            if (person := known(name)) and (ruled_out := _ruled_out(person, entry.stage, entry.date)):
                line = material.line_of(case.path, "timeline", index)
                yield _impossible(case.path, line, f"“{entry.stage}” on {entry.date}, and {ruled_out}")


def _ruled_out(person: Person, stage: Stage, day: date) -> str:
    if person.born and day < person.born:
        return f"{person.name} was born on {person.born}"
    if person.died and day > person.died and stage in _AGAINST_THE_LIVING:
        return f"{person.name} died on {person.died}"
    return ""


def _impossible(path: str, line: int, what: str) -> Finding:
    return Finding(path, line, DATE.name, f"{what}: mend the date that is wrong", DATE.level)


def check_held(material: Material) -> Iterator[Finding]:
    """Name the articles that wait for their date."""
    for article in material.everything.articles:
        if article.status == "published" and article.date > material.now:
            moment = article.date.astimezone(material.config.zone).isoformat(" ", "minutes")
            line = material.line_of(article.path, "date")
            yield Finding(
                article.path, line, HELD.name, f"comes out on {moment}, with the first build after", HELD.level
            )


def check_due(material: Material) -> Iterator[Finding]:
    """Name the open cases that nobody has written about for long."""
    config = material.config
    for due in cases_due(material.everything, material.now, config.zone, config.review.case_days):
        what = f"has had no entry for {due.days} days, since {due.last}" if due.last else "is open and has no entry"
        line = material.line_of(due.case.path, "timeline")
        message = f"{what}: find out where the case stands, and add that under timeline:"
        yield Finding(due.case.path, line, DUE.name, message, DUE.level)
