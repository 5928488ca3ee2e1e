"""A disk that is full or may not be written: one clear line, the old site stays, and once there is room all is well."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from os import geteuid
from pathlib import Path

import pytest

from making import END_OF_YEAR, SITE_TOML, a_lively_site, a_site, an_article_file, build, files_in, run_digest, write

LONGER_TOML = SITE_TOML.replace("The Test Digest", "The Longer Test Digest " * 20) + "page_size = 2\n"


def build_with_limit(root: Path, size: int) -> subprocess.CompletedProcess[str]:
    """Build where no file may be larger than *size*, in bytes."""
    code = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))"
    code += "\nfrom generator.cli import main\nmain()"
    command = [sys.executable, "-c", code, "--root", root, "build", "--now", END_OF_YEAR]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@contextmanager
def mounted(folder: Path, *options: str) -> Iterator[None]:
    """Mount something at *folder* for a while; skip the test where that is not allowed."""
    folder.mkdir(parents=True, exist_ok=True)
    mount = shutil.which("mount")
    done = subprocess.run(["mount", *options, folder], capture_output=True, text=True, check=False) if mount else None
    if not done or done.returncode:
        pytest.skip(f"cannot mount here: {done.stderr.strip() if done else 'no mount'}")
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)


def fill(folder: Path, leave: int) -> Path:
    """Fill the disk of *folder* but for *leave* bytes, with one file."""
    filler = folder / "filler"
    filler.write_bytes(b"\0" * (shutil.disk_usage(folder).free - leave))
    return filler


def test_a_page_that_is_too_large_for_the_disk_is_told_of(tmp_path: Path) -> None:
    """Nothing has been written by then."""
    root = a_lively_site(tmp_path)
    before = build(root)
    write(root, {"content/site.toml": LONGER_TOML})
    result = build_with_limit(root, 2000)
    assert (result.returncode, result.stdout) == (1, "")
    assert re.fullmatch(r"output/\S+: cannot be written: File too large\n", result.stderr)
    assert files_in(root / "output") == before
    assert not (root / ".digest/staged").exists()


def test_a_memory_that_is_too_large_for_the_disk_is_told_of(tmp_path: Path) -> None:
    """What is about to be written is noted first, so nothing has been written then either."""
    aliases = [f"/old/{number}/" for number in range(2000)]
    root = a_site(tmp_path, {"content/articles/a.md": an_article_file("A", aliases=aliases)})
    before = build(root)
    write(root, {"content/site.toml": LONGER_TOML})
    result = build_with_limit(root, 30_000)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == ".digest/manifest: cannot be written: File too large\n"
    assert files_in(root / "output") == before
    assert build(root).keys() == before.keys()


def test_a_full_disk_is_told_of(tmp_path: Path) -> None:
    """The old site is whole, and when there is room again the new one is made."""
    with mounted(tmp_path / "disk", "-t", "tmpfs", "-o", "size=2m", "tmpfs"):
        root = a_lively_site(tmp_path / "disk")
        before = build(root)
        write(root, {"content/site.toml": LONGER_TOML})
        filler = fill(root, leave=40_000)
        result = run_digest("--root", root, "build", "--now", END_OF_YEAR)
        assert (result.exit_code, result.stdout) == (1, "")
        assert re.fullmatch(r"output/\S+: cannot be written: No space left on device\n", result.stderr)
        assert files_in(root / "output") == before
        filler.unlink()
        assert build(root).keys() == before.keys()


def test_a_full_disk_of_the_output_alone_is_told_of(tmp_path: Path) -> None:
    """Each page is the old one or the new one, and nothing else is left there."""
    root = a_lively_site(tmp_path / "site")
    with mounted(root / "output", "-t", "tmpfs", "-o", "size=1m", "tmpfs"):
        before = build(root)
        write(root, {"content/site.toml": LONGER_TOML})
        filler = fill(root / "output", leave=40_000)
        result = run_digest("--root", root, "build", "--now", END_OF_YEAR)
        assert (result.exit_code, result.stdout) == (1, "")
        assert re.fullmatch(r"output/\S+: cannot be written: No space left on device\n", result.stderr)
        filler.unlink()
        torn = files_in(root / "output")
        after = build(root)
        assert torn.keys() == before.keys() == after.keys()
        assert all(content in {before[path], after[path]} for path, content in torn.items())


def test_an_output_that_may_not_be_written_is_told_of(tmp_path: Path) -> None:
    """The old site is whole, and when it may be written the new one is made."""
    root = a_lively_site(tmp_path / "site")
    before = build(root)
    write(root, {"content/site.toml": LONGER_TOML})
    with read_only(root / "output"):
        result = run_digest("--root", root, "build", "--now", END_OF_YEAR)
        assert (result.exit_code, result.stdout) == (1, "")
        assert re.fullmatch(r"output/\S+: cannot be written: (Permission denied|Read-only .*)\n", result.stderr)
        assert files_in(root / "output") == before
    assert build(root).keys() == before.keys()


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Let nobody write into *folder* for a while; root may, unless the disk itself says no."""
    if geteuid() == 0:
        with mounted(folder, "--bind", str(folder)):
            subprocess.run(["mount", "-o", "remount,ro,bind", folder], check=True)
            yield
        return
    folders = [folder, *(path for path in folder.rglob("*") if path.is_dir())]
    for path in folders:
        path.chmod(0o555)
    try:
        yield
    finally:
        for path in folders:
            path.chmod(0o755)
