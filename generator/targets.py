"""The places to which a site can be published, as its settings name them."""

import re
from collections.abc import Iterator
from typing import Annotated, Literal

import msgspec

from generator.schema import Misfit

Kind = Literal["folder", "rsync", "rclone", "git", "command"]
# What each kind goes by; it cannot do without the first.
_KEYS: dict[Kind, tuple[str, ...]] = {
    "folder": ("path",),
    "rsync": ("to", "port", "identity", "known_hosts"),
    "rclone": ("to", "flags"),
    "git": ("remote", "branch"),
    "command": ("run",),
}
# None of these may begin with a dash, which would make an option of it. An address is brackets around that of IPv6.
_ADDRESSES: dict[Kind, tuple[str, re.Pattern[str], str]] = {
    "rsync": ("to", re.compile(r"([\w.][\w.-]*@)?(\w[\w.-]*|\[[\da-fA-F:.]+\]):[^\0\n]+"), "user@host:/path"),
    "rclone": ("to", re.compile(r":?\w[^:]*:[^\0\n]*"), "remote:bucket/path"),
    "git": ("remote", re.compile(r"[^-\0\n][^\0\n]*"), "origin"),
}


class Target(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """
    Say where a site is published, and what its host reads beside the pages.

    *path*, *identity* and *known_hosts* are paths from the site; in *run*, {output} is the folder to send. *headers*,
    *redirects*, *nojekyll* and *cname* are the host's own files; *content_policy* stands in the headers in place of the
    usual one. *most_vanishing* is the share of the pages, from 0 to 1, that may go in one publishing. What goes to a
    target without *record* does not count as published. *base_url* is the address that the target has; a site built
    for another one does not go there.
    """

    kind: Kind
    path: str = ""
    to: str = ""
    port: Annotated[int, msgspec.Meta(ge=1, le=65535)] | None = None
    identity: str = ""
    known_hosts: str = ""
    flags: tuple[str, ...] = ()
    remote: str = ""
    branch: str = ""
    run: tuple[str, ...] = ()
    base_url: str = ""
    headers: bool = False
    content_policy: str = ""
    redirects: bool = False
    nojekyll: bool = False
    cname: str = ""
    most_vanishing: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.2
    websub: str = ""
    indexnow_key: str = ""
    record: bool = True


def target_misfits(name: str, target: Target) -> Iterator[Misfit]:
    """List what the settings of a *target* say that cannot be meant."""
    for key, message in _misfits(target):
        yield Misfit(
            ("publish", name, key) if key else ("publish", name), f"publish.{name}{key and '.'}{key}: {message}"
        )
    if not re.fullmatch(r"\w[\w-]*", name, re.ASCII):
        yield Misfit(("publish", name), f'publish: a target is named with letters, digits, "-" and "_", not "{name}"')


def _misfits(target: Target) -> Iterator[tuple[str, str]]:
    ours = _KEYS[target.kind]
    if not getattr(target, ours[0]):
        yield "", f'missing key "{ours[0]}": a target of kind "{target.kind}" needs it'
    elif address := _ADDRESSES.get(target.kind):
        key, form, example = address
        if not form.fullmatch(getattr(target, key)):
            yield key, f'expected an address such as "{example}"'
    others = {key for keys in _KEYS.values() for key in keys if key not in ours}
    yield from ((key, f'means nothing for kind = "{target.kind}"') for key in sorted(others) if getattr(target, key))
    if target.run and not any("{output}" in argument for argument in target.run):
        yield "run", "must say with {output} where the folder to send is named"
    if target.branch and not re.fullmatch(r"\w[\w./-]*", target.branch):
        yield "branch", 'expected the name of a branch, such as "gh-pages"'
    if target.cname and not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", target.cname):
        yield "cname", 'expected a domain such as "digest.example"'
    if target.indexnow_key and not re.fullmatch(r"[A-Za-z0-9-]{8,128}", target.indexnow_key):
        yield "indexnow_key", "expected 8 to 128 letters, digits and dashes"
    if not target.content_policy.isprintable():
        yield "content_policy", "must be one line"
    if target.content_policy and not target.headers:
        yield "content_policy", "means nothing without headers = true"
