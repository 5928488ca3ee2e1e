"""Tell those who asked to be told that something is new: WebSub hubs of feeds, and search engines by IndexNow."""

import json
from collections.abc import Iterable, Iterator, Sequence
from http.client import HTTPException
from typing import TypeVar
from urllib.error import HTTPError
from urllib.parse import quote, urlencode, urlsplit
from urllib.request import Request, urlopen

from generator.config import Config
from generator.model.addresses import address_of
from generator.publishing.plan import Plan, is_feed, is_page
from generator.targets import Target

T = TypeVar("T")

# Any engine that takes part passes it on to all others: indexnow.org/faq.
INDEXNOW = "https://api.indexnow.org/indexnow"
_MOST_FEEDS = 100
_MOST_ADDRESSES = 10_000  # indexnow.org/documentation
_PATIENCE = 10  # seconds


def to_tell(plan: Plan, untold: Iterable[str] = ()) -> tuple[str, ...]:
    """Give the paths of feeds and pages that the *plan* changes, and of those that nobody was told of last time."""
    paths = [*plan.added, *plan.changed, *(path for path in plan.gone if is_page(path)), *untold]
    return tuple(sorted({path for path in paths if is_feed(path) or (is_page(path) and path != "404.html")}))


def ping(
    config: Config, target: Target, news: Iterable[str], indexnow: str = INDEXNOW
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """
    Tell of the paths that are *news*.

    Give a line for each message that did not get through, and the paths that it was about.
    """
    feeds = [path for path in news if is_feed(path)]
    pages = [path for path in news if is_page(path)]
    hub = target.websub or config.hub
    warnings: list[str] = []
    untold: list[str] = []
    for named in _batches(feeds, _MOST_FEEDS) if hub else ():
        fields = [("hub.mode", "publish"), *(("hub.url", _url(config, path)) for path in named)]
        if complaint := _post("websub", hub, urlencode(fields).encode(), "application/x-www-form-urlencoded"):
            warnings.append(complaint)
            untold += named
    for named in _batches(pages, _MOST_ADDRESSES) if target.indexnow_key else ():
        message = {
            "host": urlsplit(config.base_url).netloc,
            "key": target.indexnow_key,
            "keyLocation": f"{config.base_url}{target.indexnow_key}.txt",
            "urlList": sorted(_url(config, path) for path in named),
        }
        body = json.dumps(message).encode()
        if complaint := _post("indexnow", indexnow, body, "application/json; charset=utf-8"):
            warnings.append(complaint)
            untold += named
    return tuple(warnings), tuple(sorted(untold))


def _post(name: str, url: str, body: bytes, kind: str) -> str:
    """Post a message, and say what went wrong; "" if nothing did."""
    request = Request(url, body, {"Content-Type": kind}, method="POST")  # noqa: S310 - the settings want http(s)
    later = "the site is published all the same, and the next publishing tries again"
    try:
        with urlopen(request, timeout=_PATIENCE):  # noqa: S310
            return ""
    except HTTPError as error:
        error.close()
        return f"{name}: {url} answered {error.code}; {later}"
    except (OSError, HTTPException) as error:
        return f"{name}: {url} cannot be reached ({getattr(error, 'reason', error)}); {later}"


def _batches(everything: Sequence[T], most: int) -> Iterator[Sequence[T]]:
    return (everything[start : start + most] for start in range(0, len(everything), most))


def _url(config: Config, path: str) -> str:
    return config.base_url + quote(address_of(path), errors="surrogateescape")
