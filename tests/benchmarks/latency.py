"""`python -m tests.benchmarks.latency`: how long after a save a browser shows it, in our preview and in Hugo's."""

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import click
from selenium.common.exceptions import WebDriverException
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

from .contenders import Contender, digest_site, hugo_site, installed
from .corpus import Story, stories

_PATIENCE = 20.0  # seconds
_BETWEEN = 0.7  # seconds; an editor who saves more often than this looks at no page
_CHROMIUM, _DRIVER = "/usr/bin/chromium", "/usr/bin/chromedriver"
# When the page that is shown was parsed, in ms since 1970; None while it is not.
_SHOWN_AT = """
const [entry] = performance.getEntriesByType("navigation");
const shown = document.body && document.body.innerText.includes(arguments[0]);
return shown && entry.domContentLoadedEventStart ? performance.timeOrigin + entry.domContentLoadedEventStart : null;
"""


class _NeverShownError(Exception):
    """Say which save the browser did not come to show."""


@dataclass(frozen=True)
class _Server:
    """Hold how a server is started, and where its line of greeting gives the address."""

    contender: Contender
    command: tuple[str, ...]
    greeting: str


def _digest(root: Path) -> _Server:
    site = digest_site(root)
    command = (installed("digest"), "--root", str(root), "serve", "--port", "0")
    return _Server(site, command, r"(http://\S+/) shows")


def _hugo(root: Path) -> _Server:
    site = hugo_site(root)
    command = (site.command[0], "server", "--source", str(root), "--port", "1414", "--disableFastRender")
    return _Server(site, command, r"available at (?://|http://)(\S+/)")


@contextmanager
def _running(server: _Server) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Start a server and wait for its greeting; give the address of the site."""
    with tempfile.TemporaryFile("w+") as printed:
        environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
        process = subprocess.Popen(server.command, stdout=printed, stderr=subprocess.STDOUT, text=True, env=environment)
        try:
            yield _greeting(server, process, printed.fileno()), process
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(_PATIENCE)


def _greeting(server: _Server, process: subprocess.Popen[str], printed: int) -> str:
    end = time.monotonic() + 30 * _PATIENCE
    while time.monotonic() < end and process.poll() is None:
        text = os.pread(printed, 100_000, 0).decode(errors="replace")
        if found := re.search(server.greeting, text):
            return found[1] if found[1].startswith("http") else f"http://{found[1]}"
        time.sleep(0.02)
    raise click.ClickException(f"{server.contender.name} did not start:\n{text}")


@contextmanager
def _browser() -> Iterator[Chrome]:
    options = ChromeOptions()
    options.binary_location = _CHROMIUM
    for flag in ("--headless=new", "--no-sandbox", "--disable-background-networking", "--disable-gpu"):
        options.add_argument(flag)
    browser = Chrome(options, Service(_DRIVER))
    try:
        yield browser
    finally:
        browser.quit()


def _wait_for(browser: Chrome, mark: str) -> float:
    """Give the moment at which a page with *mark* was parsed, in s since 1970."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        try:
            if at := browser.execute_script(_SHOWN_AT, mark):
                return float(at) / 1000
        except WebDriverException:
            pass  # between two pages
        time.sleep(0.002)
    raise _NeverShownError(mark)


def _latencies(server: _Server, browser: Chrome, newest: Story, saves: int) -> list[float]:
    """Save the newest article again and again, and give how long each save took to be shown, in s."""
    taken = []
    with _running(server) as (address, _):
        browser.get(f"{address}articles/{newest.slug}/")
        for number in range(-2, saves):  # the first ones warm up
            time.sleep(_BETWEEN)
            mark = f"Save number {number} of many."
            saved = time.time()
            server.contender.write(newest._replace(body=f"{newest.body}\n\n{mark}"))
            shown = _wait_for(browser, mark)
            if number >= 0:
                taken.append(shown - saved)
    return taken


def _burst(server: _Server, browser: Chrome, newest: Story) -> str:
    """Save fifty times in five seconds, and see whether the last state is shown, and whether reloading stops."""
    with _running(server) as (address, _):
        browser.get(f"{address}articles/{newest.slug}/")
        time.sleep(1)
        for number in range(50):
            last = time.time()
            server.contender.write(newest._replace(body=f"{newest.body}\n\nBurst {number} ends here."))
            time.sleep(0.1)
        try:
            shown = _wait_for(browser, "Burst 49 ends here.")
        except _NeverShownError:
            return "last state never shown"
        time.sleep(2)
        still = _wait_for(browser, "Burst 49 ends here.")
    told = "steady then" if still == shown else "loaded again later"
    return f"last state shown {(shown - last) * 1000:.0f} ms after the last save, {told}"


def _idle(server: _Server) -> float:
    """Give the share of a processor that the server needs for nothing, over ten seconds."""
    with _running(server) as (_, process):
        time.sleep(4)
        before = _cpu(process.pid)
        time.sleep(10)
        return (_cpu(process.pid) - before) / 10


def _cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@click.command()
@click.option(
    "--articles", "sizes", default=(100, 10_000), multiple=True, show_default=True, help="Sizes of the sites."
)
@click.option("--saves", default=20, show_default=True, help="How many saves are timed.")
@click.option("--peers/--no-peers", default=True, help="Time Hugo's server too.")
def main(sizes: Sequence[int], saves: int, *, peers: bool) -> None:
    """Time in Chromium, from before a save to the DOMContentLoaded of the page that shows it; needs selenium."""
    makers: list[Callable[[Path], _Server]] = [_digest, _hugo] if peers else [_digest]
    with tempfile.TemporaryDirectory() as place, _browser() as browser:
        for size in sizes:
            for make in makers:
                server = make(Path(place).resolve() / str(size) / make.__name__.strip("_"))
                for story in stories(size):
                    server.contender.write(story)
                taken = _latencies(server, browser, story, saves)
                click.echo(
                    f"{size} articles, {server.contender.name}: median {median(taken) * 1000:.0f} ms "
                    f"({min(taken) * 1000:.0f}-{max(taken) * 1000:.0f}) of {saves}; burst: "
                    f"{_burst(server, browser, story)}; idle {_idle(server):.1%} of a processor"
                )


if __name__ == "__main__":
    sys.exit(main())
