"""
Are the pages of other sites still there that this one leads to?

Only asked for by name, since it takes as long as the slowest of those sites. Each site is asked one question at a time,
with a pause between; what it answered is believed for a while. A network that is down says nothing of any page.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime, timedelta
from threading import Lock
from typing import Protocol
from urllib.parse import urlsplit

import msgspec

from generator.checks.finding import Finding, Rule
from generator.checks.material import OUTPUT, Material
from generator.checks.origins import Origins
from generator.checks.survey import Survey
from generator.errors import UserError, counted
from generator.memory import memory_of, recall, remember

RULE = Rule("external-link", "The pages of other sites are there; asked with --external only.")
_MEMORY = "links"
_FORMAT = "1"
_AT_ONCE = 8
_BELIEVED, _DOUBTED = timedelta(days=14), timedelta(days=1)
_SILENT_IN_A_ROW = 5  # sites that give no answer, before any that does: the network is down
_GONE = frozenset({404, 410, 451})
_SERVER_FAULT = 500


class Answer(msgspec.Struct, array_like=True, frozen=True):
    """Hold what an address answered at a moment: a status of HTTP, or 0 and the reason why there was none."""

    status: int
    reason: str
    asked: datetime


class Web(Protocol):
    """What asks other sites."""

    def ask(self, address: str) -> tuple[int, str]:
        """Give the status that *address* answers with, or 0 and a reason; any status is an answer."""

    def pause(self) -> None:
        """Wait as long as is polite before the same site is asked once more."""


class _Silence:
    """Notice that the network is down: of the first sites asked, none answers."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._silent: set[str] = set()
        self._answered = False

    @property
    def is_certain(self) -> bool:
        return not self._answered and len(self._silent) >= _SILENT_IN_A_ROW

    @property
    def is_total(self) -> bool:
        return not self._answered and bool(self._silent)

    def note(self, host: str, status: int) -> None:
        with self._lock:
            if status:
                self._answered = True
            else:
                self._silent.add(host)


def check(material: Material, survey: Survey, web: Web) -> Iterator[Finding]:
    """Ask for every address of another site, and find those that are gone or give no answer."""
    named = _named(survey)
    path = memory_of(material.root) / _MEMORY
    before = recall(path, dict[str, Answer], _FORMAT) or {}
    known = {address: answer for address, answer in before.items() if _is_fresh(answer, material.now)}
    unknown = sorted(named.keys() - known.keys())
    silence = _Silence()
    answers = {**known, **_ask(unknown, web, material.now, silence)}
    if silence.is_total:
        addresses = counted(len(unknown), "address is", "addresses are")
        message = f"no site answers, so the network may be down: {addresses} not checked"
        yield Finding(OUTPUT, 0, RULE.name, message, RULE.level)
        return
    with suppress(UserError):  # a memory that cannot be written is none
        kept = {address: answers[address] for address in sorted(answers.keys() & named.keys())}
        remember(path, kept, _FORMAT)
    origins = Origins(material, survey.addresses)
    for address, pages in sorted(named.items()):
        answer = answers.get(address)
        if answer and (complaint := _complaint(answer)):
            message = f"{address} {complaint}, on {answer.asked:%Y-%m-%d}: link to another page, or to an archived copy"
            for page in pages:
                yield Finding(*origins.of_target(page, address), RULE.name, message, RULE.level)


def _named(survey: Survey) -> dict[str, list[str]]:
    """Give each address of another site with the pages that lead to it."""
    named: dict[str, list[str]] = {}
    for path, facts in survey.files.items():
        for address in facts.external:
            named.setdefault(address, []).append(path)
    return named


def _ask(addresses: Sequence[str], web: Web, now: datetime, silence: _Silence) -> dict[str, Answer]:
    by_host: dict[str, list[str]] = {}
    for address in addresses:
        by_host.setdefault(urlsplit(address).netloc, []).append(address)

    def ask_host(host: str) -> dict[str, Answer]:
        found = {}
        for number, address in enumerate(by_host[host]):
            if silence.is_certain:
                break
            if number:
                web.pause()
            status, reason = web.ask(address)
            silence.note(host, status)
            found[address] = Answer(status, reason, now)
            if not status and number == 0:
                break  # the rest would wait as long for the same silence
        return found

    answers: dict[str, Answer] = {}
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        for found in threads.map(ask_host, by_host):
            answers.update(found)
    return answers


def _complaint(answer: Answer) -> str:
    if not answer.status:
        return f"gives no answer ({answer.reason})"
    if answer.status in _GONE:
        return f"is gone (status {answer.status})"
    if answer.status >= _SERVER_FAULT:
        return f"answers with a fault of its own (status {answer.status})"
    return ""


def _is_fresh(answer: Answer, now: datetime) -> bool:
    age = now - answer.asked
    return timedelta(0) <= age < (_DOUBTED if _complaint(answer) else _BELIEVED)
