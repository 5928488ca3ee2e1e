"""The settings of targets: what they mean, and what they cannot mean."""

from pathlib import Path

import pytest

from generator.config import read_config
from generator.errors import UserError
from generator.targets import Target
from making import SITE_TOML, write

FILE = "content/site.toml"


def target_in(root: Path, settings: str, name: str = "live") -> Target:
    """Read the settings of one target of a site."""
    write(root, {FILE: f"{SITE_TOML}[publish.{name}]\n{settings}"})
    return read_config(root).publish[name]


def problems_in(root: Path, settings: str, name: str = "live") -> list[str]:
    """Give what is said of the settings of a target, without the file."""
    with pytest.raises(UserError) as caught:
        target_in(root, settings, name)
    return [str(problem).removeprefix(f"{FILE}:") for problem in caught.value.problems]


@pytest.mark.parametrize(
    "settings",
    [
        'kind = "folder"\npath = "/srv/digest"\nheaders = true\ncontent_policy = "default-src \'self\'"',
        'kind = "rsync"\nto = "me@www.digest.example:/srv/my digest"\nport = 22\nidentity = "~/.ssh/key"',
        'kind = "rsync"\nto = "www:digest"\nmost_vanishing = 1',
        'kind = "rsync"\nto = "me@[::1]:/srv"\nknown_hosts = "keys"',
        'kind = "rclone"\nto = "remote:bucket/path"\nflags = ["--s3-acl=public-read"]\nnojekyll = true',
        'kind = "rclone"\nto = ":s3:bucket"',
        'kind = "git"\nremote = "git@code.example:me/site.git"\nbranch = "pages"\ncname = "digest.example"',
        'kind = "command"\nrun = ["upload", "--from={output}"]\nrecord = false',
        'kind = "folder"\npath = "p"\nwebsub = "https://hub.example/"\nindexnow_key = "0123abcd"\nredirects = true',
    ],
)
def test_targets_of_every_kind_can_be_named(tmp_path: Path, settings: str) -> None:
    """Each by what it goes by, and what its host reads."""
    assert target_in(tmp_path, settings + '\nbase_url = "https://digest.example/"\n').kind in settings


@pytest.mark.parametrize(
    ("settings", "problems"),
    [
        ("", ['3: missing key "kind" in publish.live']),
        ('kind = "ftp"', ['4: publish.live.kind: unknown value "ftp"; known: folder, rsync, rclone, git, command']),
        ('kind = "folder"', ['3: publish.live: missing key "path": a target of kind "folder" needs it']),
        ('kind = "folder"\npath = "p"\nhaeders = true', ['6: unknown key "haeders" - did you mean "headers"?']),
        ('kind = "git"\nremote = "o"\nport = 1', ['6: publish.live.port: means nothing for kind = "git"']),
        ('kind = "rsync"\nto = "/srv"', ['5: publish.live.to: expected an address such as "user@host:/path"']),
        ('kind = "rsync"\nto = "-e x:/"', ['5: publish.live.to: expected an address such as "user@host:/path"']),
        ('kind = "rclone"\nto = "--x:y"', ['5: publish.live.to: expected an address such as "remote:bucket/path"']),
        ('kind = "git"\nremote = "-x"', ['5: publish.live.remote: expected an address such as "origin"']),
        (
            'kind = "git"\nremote = "o"\nbranch = "-x"',
            ['6: publish.live.branch: expected the name of a branch, such as "gh-pages"'],
        ),
        (
            'kind = "command"\nrun = ["x"]',
            ["5: publish.live.run: must say with {output} where the folder to send is named"],
        ),
        (
            'kind = "folder"\npath = "p"\ncname = "https://x"',
            ['6: publish.live.cname: expected a domain such as "digest.example"'],
        ),
        (
            'kind = "folder"\npath = "p"\nindexnow_key = "short"',
            ["6: publish.live.indexnow_key: expected 8 to 128 letters, digits and dashes"],
        ),
        (
            'kind = "folder"\npath = "p"\nheaders = true\ncontent_policy = "a\\nb"',
            ["7: publish.live.content_policy: must be one line"],
        ),
        (
            'kind = "folder"\npath = "p"\ncontent_policy = "a"',
            ["6: publish.live.content_policy: means nothing without headers = true"],
        ),
        (
            'kind = "folder"\npath = "p"\nwebsub = "hub"\nbase_url = "x"',
            [
                "6: publish.live.websub: expected an address that starts with https://",
                "7: publish.live.base_url: expected an address that starts with https://",
            ],
        ),
        (
            'kind = "folder"\npath = "p"\nmost_vanishing = 2',
            ["6: publish.live.most_vanishing: expected a number <= 1.0, got 2"],
        ),
    ],
)
def test_what_cannot_be_meant_is_said(tmp_path: Path, settings: str, problems: list[str]) -> None:
    """At its line."""
    assert problems_in(tmp_path, settings) == problems


def test_the_name_of_a_target_is_a_word(tmp_path: Path) -> None:
    """It names a file, too."""
    assert problems_in(tmp_path, 'kind = "folder"\npath = "p"', '"../x"') == [
        '3: publish: a target is named with letters, digits, "-" and "_", not "../x"'
    ]
