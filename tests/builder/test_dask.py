"""A build on a real Dask cluster: a scheduler and two workers on this machine, started from nothing."""

import importlib.util
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from generator.builder.build import build, usual_places
from making import END_OF_YEAR, LATER, a_file, a_site, an_article_file, files_in, write

pytestmark = pytest.mark.slow

if importlib.util.find_spec("distributed") is None:
    if os.environ.get("CI") == "true":
        raise ImportError("distributed is not installed: pip install 'lastword[dask]'")
    pytest.skip("distributed is not installed", allow_module_level=True)


def a_spread_site(root: Path) -> Path:
    """Write a site of several hundred pages, so that each worker has some to render."""
    articles = {
        f"content/articles/story-{number}.md": an_article_file(
            f"Story {number}",
            f"Text *{number}*, “quoted”[^1].\n\n[^1]: A note.",
            people=["Ann", f"Person {number % 9}"],
        )
        for number in range(300)
    }
    others = {"content/people/ann.md": a_file("About *Ann*.", name="Ann"), "content/media/ann.jpg": b"\xff\xd8"}
    return a_site(root, {**articles, **others})


@contextmanager
def running(*arguments: str, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run a module of this interpreter for a while, in a *folder* of its own where what it says is kept."""
    folder.mkdir()
    with (folder / "said").open("wb") as said:
        command = [sys.executable, "-m", *arguments]
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=subprocess.STDOUT)
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@contextmanager
def a_cluster(folder: Path) -> Iterator[str]:
    """Start a scheduler on a free port of the loopback and two workers of two threads each; give its address."""
    known = folder / "scheduler.json"
    scheduler = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(known))
    worker = ("--nthreads", "2", "--no-nanny", "--no-dashboard", "--scheduler-file", str(known))
    with ExitStack() as stack:
        processes = [stack.enter_context(running("distributed.cli.dask_scheduler", *scheduler, folder=folder / "s"))]
        for name in ("w1", "w2"):
            arguments = ("distributed.cli.dask_worker", *worker, "--name", name)
            processes.append(stack.enter_context(running(*arguments, folder=folder / name)))
        end = time.monotonic() + 60
        while not all("Registered to" in (folder / name / "said").read_text() for name in ("w1", "w2")):
            assert time.monotonic() < end, "the cluster did not start"
            assert all(process.poll() is None for process in processes)
            time.sleep(0.05)
        yield json.loads(known.read_text())["address"].replace("tcp://", "dask://")


def digest(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Build the site at *root* as an editor does who stands in its folder."""
    command = [sys.executable, "-m", "generator", "build", "--now", END_OF_YEAR, *options]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, timeout=120)


def test_a_cluster_changes_no_byte_and_brings_faults_home(tmp_path: Path) -> None:
    """Its workers have nothing of the site, and leave nothing where they are."""
    root = a_spread_site(tmp_path / "site")
    build(usual_places(root)._replace(output=tmp_path / "local", memory=tmp_path / "memory"), LATER, jobs=1)
    cluster = tmp_path / "cluster"
    cluster.mkdir()
    with a_cluster(cluster) as address:
        result = digest(root, "--executor", address)
        assert (result.returncode, result.stderr) == (0, "")
        assert files_in(root / "output") == files_in(tmp_path / "local")
        write(root, {"layouts/article.html": "Fine.\n{% if %}\n"})
        result = digest(root, "--executor", address)
        assert result.returncode == 1
        assert result.stderr == (
            "layouts/article.html:2: not a valid layout: Expected an expression, got 'end of statement block'\n"
        )
        assert files_in(root / "output") == files_in(tmp_path / "local")
    assert not [path for path in cluster.rglob("*") if path.suffix in {".html", ".xml", ".css", ".jpg"}]


def test_a_cluster_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    """Port 9 is for discarding; nobody listens there."""
    root = a_site(tmp_path)
    result = digest(root, "--executor", "dask://127.0.0.1:9")
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith("--executor: no Dask scheduler at 127.0.0.1:9: ")
    assert result.stderr.count("\n") == 1
    assert not (root / "output").exists()
