"""The files that a host reads beside the pages. They are sent with output/, and never lie in it."""

from collections.abc import Mapping
from pathlib import Path

from generator.config import Config
from generator.model.layout import ASSETS, always_addressed
from generator.readers.layouts import Layouts, read_layouts
from generator.targets import Target

REDIRECTS = "_redirects"
# It makes known to whom the files at a place belong, so that nothing of anybody else's is ever deleted.
MARKER = ".lastword"
_MARK = "The files in this folder are put here by `digest publish`. What is not part of the site is deleted.\n"
# All that the pages use: one style sheet, the alignment in the columns of Markdown tables, pictures of the site, and
# the script of the search with what it reads. Descriptions for machines (JSON-LD) do not run, and need no leave.
# Lighthouse asks for robots.txt as the page would, which so must be allowed to.
_POLICY = (
    "default-src 'none'; script-src 'self'{compiling}; style-src 'self'; style-src-attr 'unsafe-inline';"
    " img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_COMPILING = " 'wasm-unsafe-eval'"  # Pagefind is compiled in the browser
_A_YEAR = 31_536_000  # seconds; RFC 9111 asks for no more


def host_files(config: Config, target: Target, root: Path) -> Mapping[str, bytes]:
    """Give the files, by path, that the host of *target* gets beside the output/ of the site at *root*."""
    files = {} if target.kind == "command" else {MARKER: _MARK}
    if target.headers:
        files["_headers"] = _headers(
            config, target.content_policy or _policy(config), read_layouts(root, config.language)
        )
    if target.nojekyll:
        files[".nojekyll"] = ""
    if target.cname:
        files["CNAME"] = f"{target.cname}\n"
    if target.indexnow_key:
        files[f"{target.indexnow_key}.txt"] = target.indexnow_key
    return {path: text.encode() for path, text in files.items()}


def _policy(config: Config) -> str:
    return _POLICY.format(compiling=_COMPILING if config.search.full_text else "")


def _headers(config: Config, policy: str, layouts: Layouts) -> str:
    """
    Write them in the form of Netlify and Cloudflare.

    What pages ask for only by an address that changes with its content is never asked for again.
    """
    lasting = "".join(
        f"{config.base_path}{ASSETS}/{name}\n  Cache-Control: public, max-age={_A_YEAR}, immutable\n"
        for name in always_addressed(layouts.templates)
        if f"{ASSETS}/{name}" in layouts.assets
    )
    return lasting + (
        f"{config.base_path}*\n"
        f"  Content-Security-Policy: {policy}\n"
        "  X-Content-Type-Options: nosniff\n"
        "  Referrer-Policy: strict-origin-when-cross-origin\n"
    )
