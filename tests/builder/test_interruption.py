"""Builds that are stopped, killed or run twice at once: a reader sees whole pages, and the next build heals."""

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.builder.build import build as build_places
from generator.builder.build import usual_places
from generator.builder.manifest import MANIFEST
from generator.builder.update import Places
from making import (
    END_OF_YEAR,
    LATER,
    SITE_TOML,
    a_lively_site,
    a_site,
    an_article_file,
    build,
    files_in,
    run_digest,
    write,
)

PROC = Path("/proc")
OTHER_TOML = SITE_TOML.replace("The Test Digest", "The Other Digest")
KILLS = 16

needs_proc = pytest.mark.skipif(not (PROC / "self/stat").exists(), reason="processes are counted in /proc")


@pytest.fixture(scope="module")
def large_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write and build a site whose build lasts; tests work on copies."""
    articles = {
        f"content/articles/story-{number}.md": an_article_file(f"Story {number}", people=[f"Person {number % 50}"])
        for number in range(2000)
    }
    root = a_site(tmp_path_factory.mktemp("large"), articles)
    build_places(usual_places(root), LATER, jobs=2)
    return root


def start(root: Path, *options: str) -> subprocess.Popen[str]:
    """Start `digest build` in a process group of its own, as a terminal does."""
    command = [sys.executable, "-m", "generator", "--root", root, "build", "--now", END_OF_YEAR, *options]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)


def members(group: int) -> list[int]:
    """List the living processes of a process *group*."""
    found = []
    for path in PROC.glob("[0-9]*/stat"):
        try:
            state, _, its_group = path.read_text().rpartition(")")[2].split()[:3]
        except (OSError, ValueError):
            continue
        if int(its_group) == group and state != "Z":
            found.append(int(path.parent.name))
    return found


def wait_until(happens: Callable[[], object], seconds: float = 60) -> None:
    """Wait until something happens, and fail if it does not."""
    end = time.monotonic() + seconds
    while not happens():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.002)


def clean_build(root: Path, folder: Path) -> dict[str, bytes]:
    """Give what a build from nothing makes of the site at *root*."""
    shutil.rmtree(folder, ignore_errors=True)
    build_places(Places(root, folder / "output", folder / "memory"), LATER, jobs=2)
    return files_in(folder / "output")


def folders_in(root: Path) -> set[str]:
    """Name all folders below *root*."""
    return {str(path.relative_to(root)) for path in root.rglob("*") if path.is_dir()}


def staged(root: Path) -> int:
    """Count the files that a build has staged so far."""
    return sum(len(names) for _, _, names in os.walk(root / ".digest/staged"))


def is_reading(root: Path) -> bool:
    """Tell whether a first build has begun."""
    return (root / ".digest/lock").exists()


def is_rendering(root: Path) -> bool:
    """Tell whether a build is in the middle of its pages."""
    return staged(root) > 500


def is_committing(root: Path) -> bool:
    """Tell whether a build has begun to move what it staged into place."""
    return b"The Other Digest" in (root / "output/index.html").read_bytes()


@needs_proc
@pytest.mark.slow
@pytest.mark.parametrize("moment", [is_reading, is_rendering])
def test_a_first_build_that_is_stopped_leaves_nothing(
    large_site: Path, tmp_path: Path, moment: Callable[[Path], bool]
) -> None:
    """Ctrl-C reaches all its processes: none stays, nothing is staged or written, and there is no traceback."""
    root = tmp_path / "site"
    shutil.copytree(large_site / "content", root / "content")
    process = start(root, "--jobs", "2")
    wait_until(lambda: moment(root))
    os.killpg(process.pid, signal.SIGINT)
    _, stderr = process.communicate(timeout=60)
    assert (process.returncode, stderr.strip()) == (1, "Aborted!")
    wait_until(lambda: not members(process.pid), 5)
    assert not (root / ".digest/staged").exists()
    assert not (root / "output").exists() or files_in(root / "output") == {}
    assert build(root) == files_in(large_site / "output")


@needs_proc
@pytest.mark.slow
@pytest.mark.parametrize("moment", [is_rendering, is_committing])
def test_a_build_that_is_stopped_leaves_whole_pages(
    large_site: Path, tmp_path: Path, moment: Callable[[Path], bool]
) -> None:
    """Each is the old one or the new one, and the next build makes the rest."""
    root = shutil.copytree(large_site, tmp_path / "site")
    before = files_in(root / "output")
    write(root, {"content/site.toml": OTHER_TOML})
    after = clean_build(root, tmp_path / "clean")
    process = start(root, "--jobs", "2")
    wait_until(lambda: moment(root))
    os.killpg(process.pid, signal.SIGINT)
    _, stderr = process.communicate(timeout=60)
    if moment is is_rendering:
        assert files_in(root / "output") == before
    else:
        assert all(content in {before[path], after[path]} for path, content in files_in(root / "output").items())
    assert process.returncode == 1 or files_in(root / "output") == after
    assert stderr.strip() in {"Aborted!", ""}
    wait_until(lambda: not members(process.pid), 5)
    assert not (root / ".digest/staged").exists()
    assert build(root) == after


class Reader(threading.Thread):
    """A reader who looks at the same pages all the time."""

    def __init__(self, pages: list[Path]) -> None:
        super().__init__(daemon=True)
        self.read = 0
        self.complaints: list[str] = []
        self._pages = pages
        self._enough = threading.Event()

    def run(self) -> None:
        """Read every page, again and again; note those that are not there or not whole."""
        while not self._enough.is_set():
            for page in self._pages:
                try:
                    whole = page.read_bytes().endswith(b"</html>\n")
                except OSError as error:
                    self.complaints.append(f"{page}: {error}")
                else:
                    self.read += 1
                    self.complaints += [] if whole else [f"{page}: not whole"]
            time.sleep(0.01)

    def stop(self) -> None:
        """Come to an end."""
        self._enough.set()
        self.join()


@needs_proc
@pytest.mark.slow
def test_whenever_a_build_is_killed_readers_see_whole_pages_and_the_next_build_heals(
    large_site: Path, tmp_path: Path
) -> None:
    """Its workers vanish, and nothing of it is left that a clean build would not make."""
    root = shutil.copytree(large_site, tmp_path / "site")
    write(root, {"content/site.toml": OTHER_TOML})
    started = time.monotonic()
    process = start(root, "--jobs", "2")
    process.communicate()
    lasts = time.monotonic() - started
    expected = {OTHER_TOML: files_in(root / "output"), SITE_TOML: files_in(large_site / "output")}
    folders = folders_in(root / "output")
    seed = random.SystemRandom().randrange(10_000)
    print(f"seed {seed}, a build lasts {lasts:.2f} s")  # noqa: T201 - shown when the test fails
    chance = random.Random(seed)  # noqa: S311
    reader = Reader([root / "output" / path for path in expected[SITE_TOML] if path.endswith(".html")])
    reader.start()
    try:
        for number in range(KILLS):
            toml = [SITE_TOML, OTHER_TOML][number % 2]
            fleeting = {f"content/articles/fleeting-{number}-{other}.md": an_article_file() for other in range(30)}
            write(root, {"content/site.toml": toml, **fleeting})
            process = start(root, "--jobs", "2")
            time.sleep(chance.uniform(0.2, 1.1) * lasts)
            process.kill()
            process.communicate()
            wait_until(lambda group=process.pid: not members(group), 10)  # type: ignore[misc]
            if number % 4 == 1:  # what it may have written is edited before it is taken away
                write(root, dict.fromkeys(fleeting, an_article_file("Edited")))
                assert build(root) == clean_build(root, tmp_path / "clean")
            for path in fleeting:
                (root / path).unlink()
            build(root)
            assert files_in(root / "output") == expected[toml]
            assert folders_in(root / "output") == folders
            assert files_in(root / ".digest").keys() == {"bodies", "lock", "manifest", "owned", "records", "related"}
    finally:
        reader.stop()
    assert reader.complaints == []
    assert reader.read > KILLS * len(expected[SITE_TOML])


def test_what_a_killed_build_wrote_is_ours(tmp_path: Path) -> None:
    """Killed when all pages were in place and only the manifest was not; then the pages are edited, or not wanted."""
    root = a_lively_site(tmp_path / "site")
    before = build(root)
    manifest = root / ".digest" / MANIFEST
    known = manifest.read_bytes()
    for edited in ("Edited", None):
        write(root, {"content/articles/new.md": an_article_file("New", people=["Cy"])})
        build(root)
        manifest.write_bytes(known)
        if edited:
            write(root, {"content/articles/new.md": an_article_file(edited, people=["Cy"])})
            assert build(root) == clean_build(root, tmp_path / "clean")
        (root / "content/articles/new.md").unlink()
        assert build(root) == before


@pytest.mark.slow
def test_two_builds_at_once_take_turns(large_site: Path, tmp_path: Path) -> None:
    """The second says that it waits, and then has nothing left to do."""
    root = tmp_path / "site"
    shutil.copytree(large_site / "content", root / "content")
    first = start(root)
    wait_until(lambda: staged(root))
    second = start(root)
    for process, stderr in ((first, ""), (second, "waiting: another command is changing this site\n")):
        output, errors = process.communicate(timeout=120)
        assert (process.returncode, errors) == (0, stderr)
    assert "nothing to write" in output
    assert files_in(root / "output") == files_in(large_site / "output")


@pytest.mark.slow
def test_two_builds_at_once_convert_a_seed_once(tmp_path: Path) -> None:
    """Else the site would have one story twice, and could not be built any more."""
    run_digest("--root", tmp_path, "new", "site")
    root = tmp_path / "site"
    known = files_in(root / "content/articles")
    builds = [start(root) for _ in range(3)]
    for process in builds:
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 0
        assert errors in {"", "waiting: another command is changing this site\n"}
    assert len(files_in(root / "content/articles")) == len(known) + len(list((root / "seeds").glob("*.txt")))
