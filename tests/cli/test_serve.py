"""`digest serve`: what it asks for before it begins."""

import socket
import time
from datetime import datetime
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from generator.cli.clock import clock_option
from making import a_site, run_digest


def test_help_shows_how_it_is_used() -> None:
    """With examples, and without loading what only a server needs."""
    result = run_digest("serve", "--help")
    assert result.exit_code == 0
    assert "digest serve --open\n" in result.stdout
    for option in ("--open", "--follow", "--port", "--strict-port", "--host", "--poll", "--now"):
        assert option in result.stdout


def test_where_there_is_no_site_there_is_nothing_to_serve(tmp_path: Path) -> None:
    """A wrong folder is said at once, in one line, and nothing is left in it."""
    result = run_digest("--root", tmp_path, "serve", "--port", "0")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("content/site.toml: not found: run this inside a site")
    assert list(tmp_path.iterdir()) == []


def test_a_port_that_is_meant_must_be_free(tmp_path: Path) -> None:
    """So that what depends on it does not look at another site."""
    root = a_site(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = run_digest("--root", root, "serve", "--port", port, "--strict-port")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"--port: cannot listen at 127.0.0.1, port {port} (Address already in use): name another\n"


def test_a_host_must_be_an_address_of_this_machine(tmp_path: Path) -> None:
    """A name that is none is said in one line."""
    root = a_site(tmp_path)
    result = run_digest("--root", root, "serve", "--host", "no-such-host.invalid", "--port", "0")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith('--host: "no-such-host.invalid" is no address of this machine: ')
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("given", ["option", "SOURCE_DATE_EPOCH", "nothing"])
def test_a_clock_goes_on_unless_it_was_set(given: str) -> None:
    """A preview may be open for days."""
    moments: list[datetime] = []

    @click.command()
    @clock_option
    def look_twice(clock: object) -> None:
        assert callable(clock)
        moments.append(clock())
        time.sleep(0.001)
        moments.append(clock())

    options = ["--now", "2025-03-14T09:00:00Z"] if given == "option" else []
    environment = {"SOURCE_DATE_EPOCH": "0" if given == "SOURCE_DATE_EPOCH" else None}
    CliRunner(env=environment).invoke(look_twice, options, catch_exceptions=False)
    assert (moments[0] == moments[1]) == (given != "nothing")
