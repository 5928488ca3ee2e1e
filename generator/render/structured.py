"""
What a page tells machines in the vocabulary of schema.org, as JSON-LD.

It says no more than the page itself, and never that somebody was accused without what came of it.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

import msgspec
from markupsafe import Markup as Safe

from generator.model.article import Correction, Source
from generator.model.show import ShowKind
from generator.model.values import (
    ArticlePage,
    CaseLink,
    CasePage,
    Frame,
    HomePage,
    Link,
    PageValues,
    PartyLink,
    PersonLink,
    PersonPage,
    ShowLink,
    ShowPage,
)
from generator.render.breadcrumbs import Breadcrumbs
from generator.render.pictures import Picture, Pictures
from generator.render.words import Words, as_sentence

Thing = dict[str, Any]
_Term = PersonLink | ShowLink | CaseLink
_CONTEXT = "https://schema.org"
_MOST_TERMS = 20_000
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

    def __init__(self, frame: Frame, words: Words, pictures: Pictures) -> None:
        self._frame = frame
        self._words = words
        self._base = frame.base_url
        self._breadcrumbs = Breadcrumbs(frame, words)
        self._pictures = pictures
        publisher = {"@type": "Organization", "name": frame.title, "url": frame.base_url}
        self._publisher = msgspec.Raw(msgspec.json.encode(publisher))
        # A term is named by many articles: it is described once.
        self._term = lru_cache(_MOST_TERMS)(self._describe_term)

    def describe(self, page: PageValues, url: str) -> str:
        """Give JSON that can stand in a script element; "" for pages about nothing in particular."""
        if isinstance(page, ArticlePage):
            described = self._article(page, url)
        elif isinstance(page, HomePage | PersonPage | ShowPage | CasePage) and page.pagination.number == 1:
            described = self._website() if isinstance(page, HomePage) else self._about_term(page, url)
        else:
            described = None
        graph = [thing for thing in (described, self._breadcrumbs.of(page, url)) if thing]
        return _encode(graph) if graph else ""

    def _website(self) -> Thing:
        website = {"@type": "WebSite", "name": self._frame.title, "url": self._base}
        return website | _known(description=self._frame.description) | self._ours()

    def _ours(self) -> Thing:
        return {"inLanguage": self._frame.language, "publisher": self._publisher}

    def _article(self, page: ArticlePage, url: str) -> Thing:
        address = self._base + url
        article: Thing = {
            "@type": "NewsArticle",
            "headline": page.title,
            "url": address,
            "mainEntityOfPage": address,
            "datePublished": self._words.local(page.date),
            "dateModified": self._words.local(page.modified),
            "author": self._publisher,
            "isAccessibleForFree": True,
        } | self._ours()
        if page.summary:
            article["description"] = page.summary
        if picture := self._pictures.of(page, url):
            article["image"] = _image(picture)
            article["thumbnailUrl"] = picture.url
        if page.source:
            article["isBasedOn"] = _based_on(page.source)
        terms: tuple[_Term, ...] = (*page.people, *page.shows, *page.cases)
        if terms:
            article["keywords"] = [term.name for term in terms]
            # What the headline names is what the story is about.
            named = [_stands_in(term.name, page.title) for term in terms]
            about = [self._term(term) for term, is_named in zip(terms, named, strict=True) if is_named]
            mentions = [self._term(term) for term, is_named in zip(terms, named, strict=True) if not is_named]
            article |= _known(about=about, mentions=mentions)
        if page.corrections or page.case_notes:
            article["correction"] = [
                *[_comment(self._corrected(entry), entry.date) for entry in page.corrections],
                *[_comment(self._words.note_text(note), note.status.as_of) for note in page.case_notes],
            ]
        return article

    def _about_term(self, page: PersonPage | ShowPage | CasePage, url: str) -> Thing:
        """
        Describe the page of a person, show or case.

        It is no ProfilePage: that is for those who belong to a site (developers.google.com, “Profile page”).
        """
        described: Thing = {"@type": "WebPage", "name": page.name, "url": self._base + url} | self._ours()
        if picture := self._pictures.of(page, url):
            described["primaryImageOfPage"] = _image(picture)
        if isinstance(page, PersonPage):
            return described | {"mainEntity": self._person(page, url)}
        if isinstance(page, ShowPage):
            return described | {"mainEntity": self._show(page, url)}
        return described | self._case(page)

    def _person(self, page: PersonPage, url: str) -> Thing:
        return self._named("Person", Link(page.name, url), page.same_as) | _known(
            jobTitle=page.roles,
            birthDate=page.born,
            deathDate=page.died,
        )

    def _show(self, page: ShowPage, url: str) -> Thing:
        kind, part, first = _SHOWS[page.kind]
        lasts = first == "startDate"
        return self._named(kind, Link(page.name, url), page.same_as) | _known(
            **{first: page.premiered},
            # Google's word for the day on which a film was released (developers.google.com, “Movie carousel”).
            dateCreated=page.premiered if kind == "Movie" else None,
            endDate=page.ended if lasts else None,
            **{part: [self._named("Person", person) for person in page.cast]},
        )

    def _case(self, page: CasePage) -> Thing:
        """
        Describe a case with where it stands, in one thing: the vocabulary knows no cases.

        It is no Event: that is for what one can go to, and wants an address (developers.google.com, “Event”).
        """
        status = page.status
        standing = (status, *status.others) if status else ()
        about: Thing = {"@type": "Thing", "name": page.name} | _known(
            alternateName=page.also_called,
            sameAs=page.same_as,
            description=" ".join(map(self._words.status_text, standing)),
        )
        return {"mainEntity": about} | _known(
            dateModified=max((own.as_of for own in standing), default=None),
            mentions=[self._party(party) for party in page.parties],
        )

    def _party(self, party: PartyLink) -> Thing:
        """Describe a party; one without a page may be a company or the Crown."""
        if party.url:
            return self._named("Person", party)
        return {"@type": "Thing", "name": party.name}

    def _corrected(self, entry: Correction) -> str:
        say = self._words.say
        parts = [say(f"correction_{entry.kind}") + "."]
        parts += [f"{say(f'was_{entry.where}')}: {as_sentence(entry.was)}"] if entry.was else []
        parts += [f"{say(f'now_{entry.where}')}: {as_sentence(entry.now)}"] if entry.now else []
        return " ".join(parts)

    def _describe_term(self, term: _Term) -> msgspec.Raw:
        """Say of a person, show or case what it is and where else it is told of; where a case stands its page says."""
        if isinstance(term, PersonLink):
            kind = "Person"
        else:
            kind = _SHOWS[term.kind][0] if isinstance(term, ShowLink) else "Thing"
        return msgspec.Raw(msgspec.json.encode(self._named(kind, term, term.same_as)))

    def _named(self, kind: str, link: Link | CaseLink | PartyLink, same_as: Sequence[str] = ()) -> Thing:
        named: Thing = {"@type": kind, "name": link.name, "url": self._base + link.url}
        return named | {"sameAs": same_as} if same_as else named


def _stands_in(name: str, title: str) -> bool:
    """Tell whether a *title* names something by whole words: Ann is not in an annual."""
    start = title.find(name)
    while start >= 0:
        end = start + len(name)
        if not (title[:start][-1:].isalnum() or title[end : end + 1].isalnum()):
            return True
        start = title.find(name, start + 1)
    return False


def _image(picture: Picture) -> Thing:
    return {"@type": "ImageObject", "url": picture.url} | _known(
        width=picture.width, height=picture.height, caption=picture.alt, creditText=picture.credit
    )


def _based_on(source: Source) -> Thing:
    return {"@type": "CreativeWork"} | _known(
        url=source.url,
        publisher=source.name and {"@type": "Organization", "name": source.name},
        author=source.author and {"@type": "Person", "name": source.author},
        datePublished=source.date,
    )


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
