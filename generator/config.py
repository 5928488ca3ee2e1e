"""The settings of one site, read from content/site.toml."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import msgspec

from generator.errors import Problem, UserError, stop_if
from generator.schema import KeyPath, Misfit, fit, locate, unprintable

SITE_FILE = "content/site.toml"
# An address that needs no closer look, in a tenth of the time that one takes.
_USUAL_ADDRESS = re.compile(r"https?://[a-z0-9.-]+(?:/[A-Za-z0-9_/.~%&=?#-]*)?")

Rights = Literal["full", "excerpt", "link"]
Count = Annotated[int, msgspec.Meta(ge=1, le=1000)]


class SourceSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the site knows of one outlet."""

    url: str = ""
    rights: Rights | None = None


class ConvertSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How the site wants its seeds converted; *status* is what a new article starts with."""

    status: Literal["draft", "published"] = "published"


class Config(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, dict=True):
    """Hold the settings of a site; *base_url* ends in a slash."""

    title: str
    base_url: str
    description: str = ""
    language: str = "en"
    time_zone: str = "UTC"
    author: str = ""
    page_size: Count = 20
    feed_size: Count = 20
    trusted_html: bool = False
    sources: dict[str, SourceSettings] = {}
    convert: ConvertSettings = ConvertSettings()

    @cached_property
    def zone(self) -> ZoneInfo:
        """Give the zone in which the site tells dates."""
        return ZoneInfo(self.time_zone)

    @cached_property
    def base_path(self) -> str:
        """Give the path part of the site's address, with a slash at both ends."""
        return urlsplit(self.base_url).path


def read_config(root: Path) -> Config:
    """
    Read the settings of the site at *root*.

    Raises UserError with every problem of the file at once.
    """
    try:
        text = (root / SITE_FILE).read_text(encoding="utf-8-sig")
        values = tomllib.loads(text)
    except FileNotFoundError:
        hint = "not found: run this inside a site, name one with --root, or make one with `digest new DIR`"
        raise UserError([Problem(SITE_FILE, 0, hint)]) from None
    except OSError as error:
        raise UserError([Problem(SITE_FILE, 0, f"cannot be read: {error.strerror}")]) from None
    except UnicodeDecodeError as error:
        raise UserError([Problem(SITE_FILE, 0, f"not UTF-8 text (byte {error.start}): save it as UTF-8")]) from None
    except tomllib.TOMLDecodeError as error:
        raise UserError([_syntax_problem(error, text)]) from None
    config = fit(Config, values)
    lines = _toml_lines(text)
    misfits = config if isinstance(config, list) else list(_meaning(config))
    stop_if(Problem(SITE_FILE, locate(at, lines), message) for at, message in misfits)
    assert isinstance(config, Config)  # noqa: S101 - stop_if raised otherwise, which mypy cannot see
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
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", config.language):
        yield Misfit(("language",), 'language: expected a language tag such as "en" or "en-GB"')
    try:
        ZoneInfo(config.time_zone)
    except (KeyError, ValueError, OSError):
        yield Misfit(("time_zone",), f'time_zone: no zone "{config.time_zone}"; expected one such as "Europe/London"')
    for name, source in config.sources.items():
        if source.url and not is_web_address(source.url):
            yield Misfit(("sources", name, "url"), "url: expected an address that starts with https://")


def is_web_address(text: str) -> bool:
    """Tell whether *text* is an absolute http or https address."""
    if _USUAL_ADDRESS.fullmatch(text):
        return True
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not re.search(r"[\s<>\"]", text)


def _syntax_problem(error: tomllib.TOMLDecodeError, text: str) -> Problem:
    message, _, place = str(error).partition(" (at ")
    found = re.match(r"line (\d+)", place)
    line = int(found[1]) if found else text.count("\n") + 1
    return Problem(SITE_FILE, line, f"not TOML: {message}")


def _toml_lines(text: str) -> Mapping[KeyPath, int]:
    """Find the line of each key by its look: tomllib keeps no places, and these only serve messages."""
    lines: dict[KeyPath, int] = {}
    table: KeyPath = ()
    for number, line in enumerate(text.split("\n"), 1):
        if header := re.match(r"\s*\[([^\[\]]+)\]", line):
            table = _toml_key(header[1])
            lines.setdefault(table, number)
        elif key := re.match(r"\s*((?:[\w-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*(?:[\w-]+|\"[^\"]*\"))*)\s*=", line):
            lines.setdefault(table + _toml_key(key[1]), number)
    return lines


def _toml_key(text: str) -> KeyPath:
    parts = re.findall(r"\"([^\"]*)\"|'([^']*)'|([\w-]+)", text)
    return tuple("".join(part) for part in parts)
