"""A branch of a git repository, of which a host such as GitHub Pages serves the files."""

import importlib.util
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.errors import Problem, UserError
from generator.publishing.hosts import NotSent, complaint, run
from generator.targets import Target

_PACKAGE = "the package git"
_USUAL_BRANCH = "gh-pages"
_MESSAGE = "Publish the site"
_AUTHOR = {"GIT_COMMITTER_NAME": "Lastword", "GIT_COMMITTER_EMAIL": "lastword@localhost"}


class GitHost:
    """
    Keep the files of a site in a branch that has a single commit: what was withdrawn must not stay in its history.

    *mirror* is a repository of ours, with what was sent last; it may be deleted. A remote by name is one of the
    repository around *root*.
    """

    takes_all = True

    def __init__(self, target: Target, root: Path, mirror: Path) -> None:
        self._root = root
        self._mirror = mirror
        self._remote = target.remote
        self._branch = target.branch or _USUAL_BRANCH
        self._seen = ""
        self.place = f"git {target.remote} {self._branch}"

    def listing(self) -> Mapping[str, str]:
        """Give the hash of each file of the branch; raises UserError."""
        if importlib.util.find_spec("ghp_import") is None:
            raise UserError([Problem("ghp-import", 0, "is not installed: pip install 'lastword[publish]'")])
        if not (self._mirror / "HEAD").exists():
            self._git("init", "--quiet", "--bare", str(self._mirror), inside=False)
        self._git("config", "remote.origin.url", self._address())
        heads = self._git("ls-remote", "--heads", "origin", f"refs/heads/{self._branch}")
        self._seen = heads.decode().partition("\t")[0]
        if not heads:
            return {}
        ours = f"refs/remotes/origin/{self._branch}"
        self._git("fetch", "--quiet", "origin", f"+refs/heads/{self._branch}:{ours}")
        files = self._git("ls-tree", "-r", "-z", ours).decode("utf-8", "surrogateescape").split("\0")
        return {name: facts.split()[2] for facts, _, name in (file.partition("\t") for file in files if file)}

    def send(self, folder: Path, paths: Sequence[str]) -> None:  # noqa: ARG002 - they are all that the folder holds
        """Make *folder* the one commit of the branch, and push it; raises NotSent and UserError."""
        command = [sys.executable, "-m", "ghp_import", "--no-history", "--follow-links", "--message", _MESSAGE]
        command += ["--branch", self._branch, "--", str(folder.resolve())]
        ended = run(command, _PACKAGE, folder=self._mirror, settings={**_AUTHOR, **os.environ})
        if ended.returncode:
            raise NotSent(complaint(ended))
        branch = f"refs/heads/{self._branch}"
        # What somebody else pushed since the listing was read is not overwritten.
        lease = f"--force-with-lease={branch}:{self._seen}"
        ended = self._run("--git-dir", str(self._mirror), "push", "--quiet", lease, "origin", f"{branch}:{branch}")
        if ended.returncode:
            raise NotSent(complaint(ended))

    def delete(self, paths: Sequence[str]) -> None:
        """Do nothing: what was not sent is gone."""

    def _address(self) -> str:
        if re.search(r"[:/\\]", self._remote):
            local = self._root / self._remote
            return str(local.resolve()) if local.exists() else self._remote
        ended = self._run("-C", str(self._root), "remote", "get-url", "--push", self._remote)
        if ended.returncode:
            raise UserError([Problem(self._remote, 0, f"no such remote of the site's repository: {complaint(ended)}")])
        return ended.stdout.decode("utf-8", "surrogateescape").strip()

    def _git(self, *arguments: str, inside: bool = True) -> bytes:
        ended = self._run(*(["--git-dir", str(self._mirror)] if inside else []), *arguments)
        if ended.returncode:
            raise UserError([Problem(self._remote, 0, f"cannot be reached by git: {complaint(ended)}")])
        return ended.stdout

    def _run(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        return run(["git", *arguments], _PACKAGE, settings={"GIT_TERMINAL_PROMPT": "0"})
