"""What is particular to one way of publishing."""

import shutil
import subprocess
from pathlib import Path

import pytest
from publishing.hosts_making import LIVE, Place, a_repository, aim, an_ssh_server, needs, needs_git, published, refused

from making import SITE_TOML, a_site, an_article_file, files_in, write


def a_small_site(root: Path, way: str) -> Path:
    """Write a site of one story that is published in this *way*."""
    settings = f"{SITE_TOML}{LIVE}{way}"
    return a_site(root, {"content/articles/a.md": an_article_file("A"), "content/site.toml": settings})


def commits(repository: Path) -> list[str]:
    """List the commits of the branch."""
    log = ["git", "-C", str(repository), "log", "--format=%H", "gh-pages"]
    return subprocess.run(log, check=True, capture_output=True, text=True).stdout.split()


def test_a_branch_has_one_commit_and_no_history(tmp_path: Path) -> None:
    """What was withdrawn must not stay in it; and where nothing changed, nothing is committed."""
    with a_repository(tmp_path) as place:
        root = a_small_site(tmp_path / "site", place.settings)
        published(root)
        (first,) = commits(tmp_path / "there.git")
        published(root)
        assert commits(tmp_path / "there.git") == [first]
        write(root, {"content/media/new.jpg": b"1"})
        published(root)
        (second,) = commits(tmp_path / "there.git")
        assert second != first


def test_a_remote_may_be_named_as_in_the_sites_own_repository(tmp_path: Path) -> None:
    """Its branch is none of the site's."""
    with a_repository(tmp_path) as place:
        root = a_small_site(tmp_path / "site", 'kind = "git"\nremote = "origin"\nbranch = "pages/live"\n')
        (told,) = refused(root)
        assert told.startswith("origin: no such remote of the site's repository: ")
        subprocess.run(["git", "init", "-q", root], check=True)
        subprocess.run(["git", "-C", root, "remote", "add", "origin", tmp_path / "there.git"], check=True)
        published(root)
        assert place.files() == {}
        heads = ["git", "-C", str(tmp_path / "there.git"), "for-each-ref", "--format=%(refname)"]
        assert subprocess.run(heads, check=True, capture_output=True, text=True).stdout == "refs/heads/pages/live\n"
        assert not (root / ".git/refs/heads/pages").exists()


@pytest.mark.slow
def test_a_remote_that_knows_no_hashes_gets_what_changed_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text of the same length is another text."""
    needs("rclone")
    monkeypatch.setenv("RCLONE_CONFIG", str(tmp_path / "rclone.conf"))
    obscured = subprocess.run(["rclone", "obscure", "key"], check=True, capture_output=True, text=True).stdout.strip()
    secret = {"TYPE": "crypt", "REMOTE": tmp_path / "there", "FILENAME_ENCRYPTION": "off", "PASSWORD": obscured}
    for key, value in secret.items():
        monkeypatch.setenv(f"RCLONE_CONFIG_SECRET_{key}", str(value))
    root = a_small_site(tmp_path / "site", 'kind = "rclone"\nto = "secret:"\nrecord = false\n')
    for text in ("One text.", "Two text."):
        write(root, {"content/articles/a.md": an_article_file("A", text)})
        published(root)
        page = subprocess.run(["rclone", "cat", "secret:articles/a/index.html"], check=True, capture_output=True)
        assert text.encode() in page.stdout


@pytest.mark.slow
def test_any_name_of_a_file_gets_through_to_a_server(tmp_path: Path) -> None:
    """No shell and no list takes part of a name for something else."""
    names = ["a b", "$(touch x)", "-rf", "#1", ";", "'", "é", "日本"]
    with an_ssh_server(tmp_path) as place:
        root = a_small_site(tmp_path / "site", place.settings)
        write(root, {f"content/media/{name}.jpg": b"1" for name in names})
        published(root)
        assert place.files().keys() == files_in(root / "output").keys() | {".lastword"}
        assert published(root).startswith("live: nothing to send")
        shutil.rmtree(root / "content/media")
        published(root)
        assert place.files().keys() == files_in(root / "output").keys() | {".lastword"}


@pytest.mark.slow
def test_a_server_that_is_not_the_one_we_know_gets_nothing(tmp_path: Path) -> None:
    """Its key is another."""
    with an_ssh_server(tmp_path) as place:
        root = a_small_site(tmp_path / "site", place.settings)
        shutil.copy(tmp_path / "known", tmp_path / "known.before")
        port = (tmp_path / "known").read_text().split()[0]
        (tmp_path / "known").write_text(f"{port} {' '.join((tmp_path / 'user.pub').read_text().split()[:2])}\n")
        (told,) = refused(root)
        assert "cannot be reached by rsync: " in told
        assert place.files() == {}


@pytest.mark.parametrize(
    ("way", "told"),
    [
        ('kind = "rsync"\nto = "host:/p"\n', "rsync: is not installed: install the packages rsync and openssh-client"),
        ('kind = "rclone"\nto = "remote:p"\n', "rclone: is not installed: install the package rclone"),
        ('kind = "git"\nremote = "host:/p"\n', "git: is not installed: install the package git"),
    ],
)
def test_a_program_that_is_missing_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str, told: str
) -> None:
    """With the package that has it."""
    if "git" in way:
        needs_git()
    root = a_small_site(tmp_path / "site", way)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert refused(root) == [f"{told}, then publish again"]


def test_a_program_of_the_host_that_is_missing_is_named(tmp_path: Path) -> None:
    """It comes with no package that we would know."""
    root = a_small_site(tmp_path / "site", 'kind = "command"\nrun = ["no-such-program", "{output}"]\n')
    assert refused(root) == ["no-such-program: is not installed: install it, or mend run in content/site.toml"]


def test_a_host_that_cannot_be_reached_is_told_in_a_line(tmp_path: Path) -> None:
    """Whatever the program wrote."""
    needs("rclone")
    needs_git()
    root = a_small_site(tmp_path / "site", 'kind = "git"\nremote = "./nowhere.git"\n')
    (told,) = refused(root)
    assert told.startswith("./nowhere.git: cannot be reached by git: ")
    aim(root, Place('kind = "rclone"\nto = "nowhere:bucket"\n', dict))
    (told,) = refused(root)
    assert told.startswith("nowhere:bucket: cannot be reached by rclone: ")
