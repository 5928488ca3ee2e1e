"""Tell those who asked to be told that something is new: WebSub hubs of feeds, and search engines by IndexNow."""

import json
from collections.abc import Iterator, Sequence
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


def ping(config: Config, target: Target, plan: Plan, indexnow: str = INDEXNOW) -> Iterator[str]:
    """Tell of what the *plan* changed, and give a line for each message that did not get through."""
    sent = [*plan.added, *plan.changed]
    if target.websub:
        feeds = [("hub.url", _url(config, path)) for path in sent if is_feed(path)]
        for named in _batches(feeds, _MOST_FEEDS):
            body = urlencode([("hub.mode", "publish"), *named]).encode()
            yield from _post("websub", target.websub, body, "application/x-www-form-urlencoded")
    if target.indexnow_key:
        pages = [path for path in [*sent, *plan.gone] if is_page(path) and path != "404.html"]
        for some in _batches(sorted(_url(config, path) for path in pages), _MOST_ADDRESSES):
            message = {
                "host": urlsplit(config.base_url).netloc,
                "key": target.indexnow_key,
                "keyLocation": f"{config.base_url}{target.indexnow_key}.txt",
                "urlList": some,
            }
            yield from _post("indexnow", indexnow, json.dumps(message).encode(), "application/json; charset=utf-8")


def _post(name: str, url: str, body: bytes, kind: str) -> Iterator[str]:
    request = Request(url, body, {"Content-Type": kind}, method="POST")  # noqa: S310 - the settings want http(s)
    try:
        with urlopen(request, timeout=_PATIENCE):  # noqa: S310
            pass
    except HTTPError as error:
        error.close()
        yield f"{name}: {url} answered {error.code}; the site is published all the same"
    except (OSError, HTTPException) as error:
        yield f"{name}: {url} cannot be reached ({getattr(error, 'reason', error)}); the site is published all the same"


def _batches(everything: Sequence[T], most: int) -> Iterator[Sequence[T]]:
    return (everything[start : start + most] for start in range(0, len(everything), most))


def _url(config: Config, path: str) -> str:
    return config.base_url + quote(address_of(path), errors="surrogateescape")
