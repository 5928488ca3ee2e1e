"""
What a page tells machines in the vocabulary of schema.org, as JSON-LD.

It says no more than the page itself, and never that somebody was accused without what came of it.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

import msgspec
from markupsafe import Markup as Safe

from generator.model.article import Correction, Source
from generator.model.show import ShowKind
from generator.model.values import ArticlePage, CasePage, Frame, Link, PageValues, PartyLink, PersonPage, ShowPage
from generator.render.words import month_of, note_text, stage_name, status_text

Thing = dict[str, Any]
_CONTEXT = "https://schema.org"
# For each kind of show its type, and what its people and its first day are to it.
_SHOWS: Mapping[ShowKind | None, tuple[str, str, str]] = {
    "series": ("TVSeries", "actor", "startDate"),
    "film": ("Movie", "actor", "datePublished"),
    "special": ("CreativeWork", "contributor", "datePublished"),
    "podcast": ("PodcastSeries", "actor", "startDate"),
    "play": ("Play", "contributor", "datePublished"),
    "album": ("MusicAlbum", "byArtist", "datePublished"),
    "event": ("Event", "performer", "startDate"),
    None: ("CreativeWork", "contributor", "datePublished"),
}
# No text may end the script element, nor begin anything else in a page.
_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


class StructuredData:
    """Describe the pages of one site."""

    def __init__(self, frame: Frame) -> None:
        self._base = frame.base_url
        self._title = frame.title
        self._language = frame.language
        self._zone = ZoneInfo(frame.time_zone)
        publisher = {"@type": "Organization", "name": frame.title, "url": frame.base_url}
        self._publisher = msgspec.Raw(msgspec.json.encode(publisher))

    def describe(self, page: PageValues, url: str) -> str:
        """Give JSON that can stand in a script element; "" for pages about nothing in particular."""
        if isinstance(page, ArticlePage):
            local = page.date.astimezone(self._zone)
            month = f"{local.year:04}/{local.month:02}/"
            way = [(str(local.year), month[:5]), (month_of(local), month), (page.title, url)]
            return _encode([self._article(page, url, local), self._way(way)])
        if not isinstance(page, PersonPage | ShowPage | CasePage):
            return ""
        taxonomy = url.partition("/")[0]
        way = [(taxonomy.capitalize(), f"{taxonomy}/"), (page.name, url)]
        if page.pagination.number > 1:
            return _encode([self._way(way)])
        if isinstance(page, PersonPage):
            return _encode([self._person(page, url), self._way(way)])
        return _encode([self._show(page, url) if isinstance(page, ShowPage) else self._case(page, url), self._way(way)])

    def _article(self, page: ArticlePage, url: str, local: datetime) -> Thing:
        article: Thing = {
            "@type": "NewsArticle",
            "headline": page.title,
            "datePublished": local,
            "dateModified": page.modified.astimezone(self._zone),
            "inLanguage": self._language,
            "mainEntityOfPage": self._base + url,
            "author": self._publisher,
            "publisher": self._publisher,
        }
        if page.summary:
            article["description"] = page.summary
        if page.image:
            image = {"@type": "ImageObject", "url": self._base + quote(page.image.src), "caption": page.image.alt}
            article["image"] = image | ({"creditText": page.image.credit} if page.image.credit else {})
        if page.source:
            article["isBasedOn"] = _based_on(page.source)
        terms = [
            *[self._named("Person", person, person.same_as) for person in page.people],
            *[self._named("CreativeWork", show) for show in page.shows],
            *[self._named("Thing", case) for case in page.cases],
        ]
        # What the headline names is what the story is about.
        about = [term for term in terms if term["name"] in page.title]
        mentions = [term for term in terms if term["name"] not in page.title]
        article |= {name: found for name, found in (("about", about), ("mentions", mentions)) if found}
        if page.corrections or page.case_notes:
            article["correction"] = [
                *[_comment(_corrected(entry), entry.date) for entry in page.corrections],
                *[_comment(note_text(note), note.status.as_of) for note in page.case_notes],
            ]
        return article

    def _person(self, page: PersonPage, url: str) -> Thing:
        return self._named("Person", Link(page.name, url), page.same_as) | _known(
            jobTitle=page.roles,
            birthDate=page.born,
            deathDate=page.died,
        )

    def _show(self, page: ShowPage, url: str) -> Thing:
        kind, part, first = _SHOWS[page.kind]
        lasts = first == "startDate"
        return self._named(kind, Link(page.name, url)) | _known(
            **{first: page.premiered},
            endDate=page.ended if lasts else None,
            **{part: [self._named("Person", person) for person in page.cast]},
        )

    def _case(self, page: CasePage, url: str) -> Thing:
        """Describe the page, which is about a case: the vocabulary knows none, but it is a chain of events."""
        status = page.status
        about: Thing = {"@type": "Event" if status else "Thing", "name": page.name}
        about |= _known(alternateName=page.also_called)
        standing = (status, *status.others) if status else ()
        if status:
            about |= _known(
                description=" ".join(map(status_text, standing)),
                startDate=page.timeline[0].date,
                endDate=status.as_of if status.ended else None,
                location=page.jurisdiction and {"@type": "AdministrativeArea", "name": page.jurisdiction},
                subEvent=[
                    {
                        "@type": "Event",
                        "name": stage_name(entry.stage) + (f" ({entry.party})" if entry.party else ""),
                        "startDate": entry.date,
                        "description": f"{entry.what} Source: {entry.source.name}.",
                    }
                    for entry in page.timeline
                ],
            )
        return {
            "@type": "WebPage",
            "name": page.name,
            "url": self._base + url,
            "inLanguage": self._language,
            "about": about,
        } | _known(
            dateModified=max((own.as_of for own in standing), default=None),
            mentions=[self._party(party) for party in page.parties],
        )

    def _party(self, party: PartyLink) -> Thing:
        """Describe a party; one without a page may be a company or the Crown."""
        if party.url:
            return self._named("Person", party)
        return {"@type": "Thing", "name": party.name}

    def _named(self, kind: str, link: Any, same_as: Sequence[str] = ()) -> Thing:  # noqa: ANN401 - whatever has a page
        named: Thing = {"@type": kind, "name": link.name, "url": self._base + link.url}
        if same_as:
            named["sameAs"] = same_as
        return named

    def _way(self, pages: Iterable[tuple[str, str]]) -> Thing:
        """Say by which pages one comes from the home page to this one."""
        return {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": position, "name": name, "item": self._base + url}
                for position, (name, url) in enumerate([(self._title, ""), *pages], 1)
            ],
        }


def _based_on(source: Source) -> Thing:
    return {"@type": "CreativeWork"} | _known(
        url=source.url,
        publisher=source.name and {"@type": "Organization", "name": source.name},
        author=source.author and {"@type": "Person", "name": source.author},
        datePublished=source.date,
    )


def _corrected(entry: Correction) -> str:
    parts = [f"{entry.kind.capitalize()}."]
    parts += [f"It said: {entry.was}"] if entry.was else []
    parts += [f"It says: {entry.now}"] if entry.now else []
    return " ".join(parts)


def _comment(text: str, day: date) -> Thing:
    return {"@type": "CorrectionComment", "text": text, "datePublished": day}


def _known(**values: object) -> Thing:
    """Leave out what is empty."""
    return {name: value for name, value in values.items() if value}


def _encode(graph: Sequence[Thing]) -> str:
    text = msgspec.json.encode({"@context": _CONTEXT, "@graph": graph}).decode()
    for character, escape in _ESCAPES.items():
        if character in text:
            text = text.replace(character, escape)
    return Safe(text)  # noqa: S704 - nothing in it can end the element that it stands in
