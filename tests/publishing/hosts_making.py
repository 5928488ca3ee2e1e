"""Hosts to publish to: real servers, each begun by the test that needs it, on this machine and for it alone."""

import getpass
import importlib.util
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import Result

from making import END_OF_YEAR, SITE_TOML, files_in, run_digest, write

_SSHD = shutil.which("sshd") or "/usr/sbin/sshd"
_COPIES = "import shutil, sys; shutil.rmtree(sys.argv[2], True); shutil.copytree(sys.argv[1], sys.argv[2])"
LIVE = '\n[publish.live]\nbase_url = "https://digest.example/"\n'


class Place(NamedTuple):
    """Hold the *settings* that lead to a place, and what reads the files that are there."""

    settings: str
    files: Callable[[], Mapping[str, bytes]]


def lacks(what: str) -> None:
    """Skip a test that cannot do without *what*; in CI that is a failure."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is not installed")
    pytest.skip(f"{what} is not installed")


def needs(*programs: str) -> None:
    """Skip a test where one of the *programs* is not there; in CI that is a failure."""
    for program in programs:
        if not shutil.which(program):
            lacks(program)


def a_free_port() -> int:
    """Find a port of this machine at which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def served(*command: str | Path, port: int, said: Path) -> Iterator[None]:
    """Run a server until it is no longer needed; what it says goes to the file *said*."""
    with said.open("wb") as log:
        process = subprocess.Popen([str(part) for part in command], stdout=log, stderr=subprocess.STDOUT)
    try:
        end = time.monotonic() + 30
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                assert process.poll() is None, said.read_text()
                assert time.monotonic() < end, said.read_text()
                time.sleep(0.02)
        yield
    finally:
        process.terminate()
        process.wait(30)


@contextmanager
def a_folder(base: Path) -> Iterator[Place]:
    """Make a place that is a folder of this machine."""
    yield Place(f'kind = "folder"\npath = "{base}/place"\n', lambda: files_in(base / "place"))


@contextmanager
def an_ssh_server(base: Path) -> Iterator[Place]:
    """Make a place behind a server of ssh, with keys of its own for host and user."""
    needs("rsync", "ssh", "ssh-keygen", _SSHD)
    port, user = a_free_port(), getpass.getuser()
    for name in ("host", "user"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", base / name], check=True)
    shutil.copy(base / "user.pub", base / "authorized")
    host_key = (base / "host.pub").read_text().split()[:2]
    (base / "known").write_text(f"[127.0.0.1]:{port} {' '.join(host_key)}\n")
    settings = {
        "Port": port,
        "ListenAddress": "127.0.0.1",
        "HostKey": base / "host",
        "AuthorizedKeysFile": base / "authorized",
        "PidFile": "none",
        "StrictModes": "no",
        "UsePAM": "no",
        "PasswordAuthentication": "no",
    }
    (base / "sshd_config").write_text("".join(f"{key} {value}\n" for key, value in settings.items()))
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    with served(_SSHD, "-D", "-e", "-f", base / "sshd_config", port=port, said=base / "sshd.log"):
        to = f'kind = "rsync"\nto = "{user}@127.0.0.1:{base}/the place"\nport = {port}\n'
        keys = f'identity = "{base}/user"\nknown_hosts = "{base}/known"\n'
        yield Place(to + keys, lambda: files_in(base / "the place"))


@contextmanager
def a_store(base: Path) -> Iterator[Place]:
    """Make a place in a store that speaks S3."""
    needs("rclone")
    if importlib.util.find_spec("moto") is None:
        lacks("moto")
    port = a_free_port()
    access = {
        "TYPE": "s3",
        "PROVIDER": "Other",
        "ENDPOINT": f"http://127.0.0.1:{port}",
        "ACCESS_KEY_ID": "key",
        "SECRET_ACCESS_KEY": "secret",
        "REGION": "us-east-1",
    }
    command = (sys.executable, "-c", "from moto.server import main; main()", "-H", "127.0.0.1", "-p", str(port))
    with pytest.MonkeyPatch.context() as patch, served(*command, port=port, said=base / "moto.log"):
        for key, value in access.items():
            patch.setenv(f"RCLONE_CONFIG_STORE_{key}", value)
        patch.setenv("RCLONE_CONFIG", str(base / "rclone.conf"))
        patch.delenv("AWS_CA_BUNDLE", raising=False)  # rclone's own transport cannot take one

        def files() -> Mapping[str, bytes]:
            shutil.rmtree(base / "copy", ignore_errors=True)
            copied = subprocess.run(
                ["rclone", "copy", "store:bucket/place", base / "copy"], check=False, capture_output=True
            )
            return {} if copied.returncode else files_in(base / "copy")

        yield Place('kind = "rclone"\nto = "store:bucket/place"\nflags = ["--retries=1"]\n', files)


def needs_git() -> None:
    """Skip a test where git, or what writes its branches, is not there; in CI that is a failure."""
    needs("git")
    if importlib.util.find_spec("ghp_import") is None:
        lacks("ghp-import")


@contextmanager
def a_repository(base: Path) -> Iterator[Place]:
    """Make a place that is a branch of a bare git repository."""
    needs_git()
    subprocess.run(["git", "init", "-q", "--bare", base / "there.git"], check=True)

    def files() -> Mapping[str, bytes]:
        shutil.rmtree(base / "copy", ignore_errors=True)
        clone = ["git", "clone", "-q", "--branch=gh-pages", base / "there.git", base / "copy"]
        if subprocess.run(clone, check=False, capture_output=True).returncode:
            return {}
        shutil.rmtree(base / "copy/.git")
        return files_in(base / "copy")

    yield Place(f'kind = "git"\nremote = "{base}/there.git"\n', files)


@contextmanager
def a_program(base: Path) -> Iterator[Place]:
    """Make a place to which a program of the host brings the whole site."""
    run = json.dumps([sys.executable, "-c", _COPIES, "{output}", str(base / "place")])
    yield Place(f'kind = "command"\nrun = {run}\n', lambda: files_in(base / "place"))


WAYS = {
    "folder": a_folder,
    "rsync": an_ssh_server,
    "rclone": a_store,
    "git": a_repository,
    "command": a_program,
}


def aim(root: Path, place: Place, more: str = "", site: str = "") -> None:
    """Write settings of the site at *root* that publish to *place*, with *more* for the target and the *site*."""
    write(root, {"content/site.toml": f"{SITE_TOML}{site}{LIVE}{place.settings}{more}"})


def publish(root: Path, *options: str) -> Result:
    """Publish the site at *root*, as of the end of 2025."""
    return run_digest("--root", root, "publish", "--now", END_OF_YEAR, *options)


def published(root: Path, *options: str) -> str:
    """Publish the site at *root*, which must succeed; give what is said first, without the time it took."""
    result = publish(root, *options)
    assert (result.exit_code, result.stderr) == (0, ""), result.stderr
    return str(result.stdout.splitlines()[0].partition(" (")[0])


def refused(root: Path, *options: str) -> list[str]:
    """Publish the site at *root*, which must be refused; give the reasons."""
    result = publish(root, *options)
    assert result.exit_code == 1
    return list(result.stderr.splitlines())
