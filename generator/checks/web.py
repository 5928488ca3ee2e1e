"""How other sites are asked: by HEAD, by GET where that is refused, and in the name of this site."""

import time
from http.client import HTTPException, HTTPMessage
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from generator import __version__

_TIMEOUT = 15  # seconds
_PAUSE = 1.0  # seconds
_TRY_GET = frozenset({400, 403, 404, 405, 406, 410, 429, 500, 501, 503})  # what servers say that know no HEAD


class PoliteWeb:
    """Ask for addresses on behalf of the site at *base_url*, with a *pause* in seconds between two of one host."""

    def __init__(self, base_url: str, pause: float = _PAUSE, timeout: float = _TIMEOUT) -> None:
        self._opener = build_opener(_ToWebOnly())
        self._headers = {"User-Agent": f"Lastword/{__version__} (link check of {base_url})", "Accept": "*/*"}
        self._pause = pause
        self._timeout = timeout

    def ask(self, address: str) -> tuple[int, str]:
        """Give the status that *address* answers with, or 0 and a reason; any status is an answer."""
        status, reason = self._request(address, "HEAD")
        return self._request(address, "GET") if status in _TRY_GET else (status, reason)

    def pause(self) -> None:
        """Wait as long as is polite before the same site is asked once more."""
        time.sleep(self._pause)

    def _request(self, address: str, method: str) -> tuple[int, str]:
        try:
            request = Request(_in_ascii(address), headers=self._headers, method=method)  # noqa: S310 - http and https only
            with self._opener.open(request, timeout=self._timeout) as response:
                return response.status, ""
        except HTTPError as error:
            error.close()
            return error.code, ""
        except URLError as error:
            return 0, _reason(error.reason)
        except (OSError, HTTPException, ValueError) as error:
            return 0, _reason(error)


class _ToWebOnly(HTTPRedirectHandler):
    """Follow redirects to http and https alone, by the method that was asked for."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        if urlsplit(newurl).scheme not in {"http", "https"}:
            raise HTTPError(req.full_url, code, msg, headers, fp)
        followed = super().redirect_request(req, fp, code, msg, headers, newurl)
        if followed is not None:
            followed.method = req.get_method()
        return followed


def _in_ascii(address: str) -> str:
    """Write *address* as it is sent: its host in Punycode, the rest percent-encoded."""
    parts = urlsplit(address)
    host = parts.netloc.encode("idna").decode() if not parts.netloc.isascii() else parts.netloc
    path, query = (quote(part, safe="/%:@!$&'()*+,;=~?-._") for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme, host, path, query, ""))


def _reason(error: object) -> str:
    told = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return " ".join(str(told).split())
