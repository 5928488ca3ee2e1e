"""Feeds in the form of JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec
from jinja2 import TemplateSyntaxError

from generator.model.values import CorrectionEntry, CorrectionsJson, FeedEntry, Frame, JsonFeed
from generator.render.environment import Environment
from generator.render.fragments import Fragments

_VERSION = "https://jsonfeed.org/version/1.1"


class _Author(msgspec.Struct, frozen=True):
    name: str


class _Hub(msgspec.Struct, frozen=True):
    type: str
    url: str


class _Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    id: str
    url: str
    external_url: str = ""
    title: str
    content_html: str = ""
    content_text: str = ""
    summary: str = ""
    date_published: datetime
    date_modified: datetime
    tags: list[str] = []


class _Texts(msgspec.Struct, frozen=True):
    summary: str
    content_html: str = ""


class _Feed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    version: str
    title: str
    home_page_url: str
    feed_url: str
    description: str = ""
    authors: list[_Author]
    language: str
    hubs: list[_Hub] = []
    items: Sequence[msgspec.Raw]


class JsonFeeds:
    """Write the feeds of one site; what *fragments* have made of an entry stands in all formats."""

    def __init__(self, frame: Frame, environment: Environment, fragments: Fragments) -> None:
        self._frame = frame
        self._zone = ZoneInfo(frame.time_zone)
        self._say = environment.words.say
        self._environment = environment
        self._fragments = fragments

    def write(self, page: JsonFeed | CorrectionsJson) -> bytes:
        """Give the feed of a *page*."""
        site = self._frame
        if isinstance(page, CorrectionsJson):
            name, url = self._say("corrections"), site.corrections
            about = self._say("corrections_feed_description", site=site.title)
            entries = [_raw(self._correction(entry)) for entry in page.entries]
        else:
            feed = page.feed
            name, url = feed.name, feed.url
            about = self._say("stories_about", name=name) if name else site.description
            entries = [self._fragments.once(entry, self._entry) for entry in feed.entries]
        written = _Feed(
            version=_VERSION,
            title=f"{name} – {site.title}" if name else site.title,
            home_page_url=site.base_url + url,
            feed_url=f"{site.base_url}{url}feed.json",
            description=about,
            authors=[_Author(site.author or site.title)],
            language=site.language,
            hubs=[_Hub("WebSub", site.hub)] if site.hub else [],
            items=entries,
        )
        return msgspec.json.encode(written)

    def _entry(self, entry: FeedEntry) -> msgspec.Raw:
        teaser, texts = entry.teaser, self._texts(entry)
        # An entry must have a content: one of which nothing is told has its title.
        content_text = "" if texts.content_html else texts.summary or teaser.title
        return _raw(
            _Entry(
                id=teaser.id or self._frame.base_url + teaser.url,
                url=self._frame.base_url + teaser.url,
                external_url=entry.source_url,
                title=teaser.title,
                content_html=texts.content_html,
                content_text=content_text,
                summary=texts.summary,
                date_published=teaser.date.astimezone(self._zone),
                date_modified=(teaser.updated or teaser.date).astimezone(self._zone),
                tags=[term.name for term in entry.terms],
            )
        )

    def _texts(self, entry: FeedEntry) -> _Texts:
        name = JsonFeed.layout
        text = self._environment.render(name, entry=entry, teaser=entry.teaser, root="")
        try:
            return msgspec.json.decode(text, type=_Texts)
        except msgspec.MsgspecError as error:
            # A site may have a layout of its own.
            origin = self._environment.get_template(name).filename
            raise TemplateSyntaxError(f"makes no JSON of texts: {error}", 1, name, origin) from None

    def _correction(self, entry: CorrectionEntry) -> _Entry:
        url = self._frame.base_url + entry.url
        moment = entry.moment.astimezone(self._zone)
        return _Entry(
            id=url,
            url=url,
            title=f"{self._say(f'correction_{entry.correction.kind}')}: {entry.name}",
            content_html=self._environment.render("_correction-content.html", entry=entry).strip(),
            date_published=moment,
            date_modified=moment,
        )


def _raw(entry: _Entry) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(entry))
