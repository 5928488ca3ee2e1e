"""The settings of one site, read from content/site.toml."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import msgspec

from generator.errors import Problem, UserError
from generator.schema import Misfit, unprintable
from generator.settings import SITE_FILE, read_settings
from generator.targets import Target, target_misfits

# An address that needs no closer look, in a tenth of the time that one takes.
_USUAL_ADDRESS = re.compile(r"https?://[a-z0-9.-]+(?:/[A-Za-z0-9_/.~%&=?#-]*)?")

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")

Rights = Literal["full", "excerpt", "link"]
# How many words an excerpt has when nobody says. The law leaves “very short” open (directive 2019/790, article 15).
USUAL_WORDS = 120
FeedContent = Literal["full", "summary"]
Severity = Literal["error", "warning", "note", "off"]
Count = Annotated[int, msgspec.Meta(ge=1, le=1000)]


class SourceSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """
    What the site knows of one outlet, and how much of a text it may show.

    *rights* are None while nobody has decided. Of an "excerpt" a build shows so many *words*, 120 where none are given;
    of a "link" neither text nor summary. *words* is also how many words of a text may be the outlet's own, and
    *most_copied* which share of it, from 0 to 1.
    """

    url: str = ""
    rights: Rights | None = None
    words: Annotated[int, msgspec.Meta(ge=1)] | None = None
    most_copied: Annotated[float, msgspec.Meta(ge=0, le=1)] | None = None


class ConvertSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How the site wants its seeds converted; *status* is what a new article starts with."""

    status: Literal["draft", "published"] = "published"


class Allowance(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Record that an editor has seen what a *rule* finds at *path*, lets it stand, and why."""

    path: str
    rule: str
    reason: str


class CheckSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """
    How much each rule of `digest check` weighs on this site, and what is allowed.

    *reasons* says of a rule why it weighs less here; a gate needs one.
    """

    severity: dict[str, Severity] = {}
    reasons: dict[str, str] = {}
    allow: tuple[Allowance, ...] = ()


class ReviewSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """When an editor is asked to look again: *case_days* is how long an open case may stand without an entry."""

    case_days: Count = 90


class SearchSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the search page looks through: with *full_text* also the texts of the articles, by Pagefind."""

    full_text: bool = False


class Config(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, dict=True):
    """
    Hold the settings of a site; *base_url* ends in a slash. *translations* are the addresses of its editions in other
    languages, by language tag.

    Feeds have the text of each article as far as its source lends it, or with *feed_content* "summary" of none. *hub*
    is the WebSub hub that they name. With *cards* each page has a picture that other sites show of it, set in the font
    that *card_font* names, a file below content/media/.
    """

    title: str
    base_url: str
    description: str = ""
    language: str = "en"
    time_zone: str = "UTC"
    translations: dict[str, str] = {}
    author: str = ""
    page_size: Count = 20
    feed_size: Count = 20
    feed_content: FeedContent = "full"
    hub: str = ""
    trusted_html: bool = False
    cards: bool = False
    card_font: str = ""
    sources: dict[str, SourceSettings] = {}
    convert: ConvertSettings = ConvertSettings()
    check: CheckSettings = CheckSettings()
    review: ReviewSettings = ReviewSettings()
    search: SearchSettings = SearchSettings()
    publish: dict[str, Target] = {}

    @cached_property
    def zone(self) -> ZoneInfo:
        """Give the zone in which the site tells dates."""
        return ZoneInfo(self.time_zone)

    def source_named(self, name: str) -> SourceSettings | None:
        """Give what is known of the outlet *name*, however it is written: blanks and capitals do not matter."""
        return self.sources.get(name) or self._sources_folded.get(folded(name))

    @cached_property
    def _sources_folded(self) -> dict[str, SourceSettings]:
        return {folded(name): source for name, source in self.sources.items()}

    @cached_property
    def base_path(self) -> str:
        """Give the path part of the site's address, with a slash at both ends."""
        return urlsplit(self.base_url).path


def read_config(root: Path) -> Config:
    """
    Read the settings of the site at *root*.

    Raises UserError with every problem of the file at once.
    """
    config = read_settings(root, SITE_FILE, Config, _meaning)
    if config is None:
        hint = "not found: run this inside a site, name one with --root, or make one with `digest new DIR`"
        raise UserError([Problem(SITE_FILE, 0, hint)])
    base_url = config.base_url if config.base_url.endswith("/") else config.base_url + "/"
    return msgspec.structs.replace(config, base_url=base_url)


def _meaning(config: Config) -> Iterator[Misfit]:
    if not config.title.strip():
        yield Misfit(("title",), "title: must not be empty")
    for key in ("title", "description", "author"):
        if complaint := unprintable(getattr(config, key)):
            yield Misfit((key,), f"{key}: {complaint}")
    if not is_web_address(config.base_url) or re.search(r"[?#\s]", config.base_url):
        yield Misfit(("base_url",), 'base_url: expected an address such as "https://digest.example/"')
    if config.hub and not is_web_address(config.hub):
        yield Misfit(("hub",), "hub: expected an address that starts with https://")
    yield from translation_misfits(config.translations, config.language)
    if not _LANGUAGE_TAG.fullmatch(config.language):
        yield Misfit(("language",), 'language: expected a language tag such as "en" or "en-GB"')
    try:
        ZoneInfo(config.time_zone)
    except (KeyError, ValueError, OSError):
        yield Misfit(("time_zone",), f'time_zone: no zone "{config.time_zone}"; expected one such as "Europe/London"')
    yield from _meaning_of_cards(config)
    yield from _meaning_of_search(config)
    yield from _meaning_of_sources(config)
    for index, allowance in enumerate(config.check.allow):
        if not allowance.reason.strip():
            yield Misfit(("check", "allow", index, "reason"), "check.allow.reason: say why this may stand")
    yield from _meaning_of_targets(config)


def _meaning_of_search(config: Config) -> Iterator[Misfit]:
    if config.search.full_text and not find_spec("pagefind"):
        message = "needs a package that indexes texts: pip install 'lastword[search]'"
        yield Misfit(("search", "full_text"), f"search.full_text: {message}")


def _meaning_of_cards(config: Config) -> Iterator[Misfit]:
    if config.cards and not find_spec("PIL"):
        yield Misfit(("cards",), "cards: needs a package that draws: pip install 'lastword[images]'")
    if config.card_font and not config.cards:
        yield Misfit(("card_font",), "card_font: means nothing without cards = true")
    font = config.card_font
    if font and not (is_below_content(font) and font.startswith("media/")):
        yield Misfit(("card_font",), 'card_font: expected a file below content/media/, such as "media/serif.ttf"')


def _meaning_of_sources(config: Config) -> Iterator[Misfit]:
    spelt: dict[str, str] = {}
    for name, source in config.sources.items():
        if (first := spelt.setdefault(folded(name), name)) != name:
            yield Misfit(("sources", name), f'sources: "{name}" is the same outlet as "{first}": keep one of them')
        if source.url and not is_web_address(source.url):
            yield Misfit(("sources", name, "url"), "url: expected an address that starts with https://")
        for key in ("words", "most_copied"):
            if getattr(source, key) is not None and source.rights != "excerpt":
                yield Misfit(("sources", name, key), f'{key}: means nothing without rights = "excerpt"')


def _meaning_of_targets(config: Config) -> Iterator[Misfit]:
    for name, target in config.publish.items():
        yield from target_misfits(name, target)
        for key in ("base_url", "websub"):
            if getattr(target, key) and not is_web_address(getattr(target, key)):
                message = "expected an address that starts with https://"
                yield Misfit(("publish", name, key), f"publish.{name}.{key}: {message}")


def translation_misfits(translations: Mapping[str, str], own: str = "") -> Iterator[Misfit]:
    """List what means nothing in *translations*, of a site or an article whose *own* language is this, if known."""
    for tag, address in translations.items():
        if not _LANGUAGE_TAG.fullmatch(tag):
            message = f'translations: expected a language tag such as "de" or "pt-BR", got "{tag}"'
            yield Misfit(("translations", tag), message)
        elif tag.lower() == own.lower():
            yield Misfit(("translations", tag), f'translations: "{tag}" is the language of this site: remove it')
        if not is_web_address(address):
            message = f'translations.{tag}: expected an address that starts with https://, got "{address}"'
            yield Misfit(("translations", tag), message)


def folded(name: str) -> str:
    """Write the *name* of an outlet as names are compared."""
    return " ".join(name.split()).casefold()


def is_below_content(path: str) -> bool:
    """Tell whether *path* leads to a file below content/."""
    return bool(re.fullmatch(r"[^\\:?#<>\"\x00-\x1f]+", path)) and not {"", ".", ".."} & set(path.split("/"))


def is_web_address(text: str) -> bool:
    """Tell whether *text* is an absolute http or https address."""
    if _USUAL_ADDRESS.fullmatch(text):
        return True
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not re.search(r"[\s<>\"]", text)
