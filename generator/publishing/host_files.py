"""The files that a host reads beside the pages. They are sent with output/, and never lie in it."""

from collections.abc import Mapping

from generator.config import Config
from generator.targets import Target

REDIRECTS = "_redirects"
# It makes known to whom the files at a place belong, so that nothing of anybody else's is ever deleted.
MARKER = ".lastword"
_MARK = "The files in this folder are put here by `digest publish`. What is not part of the site is deleted.\n"
# All that the pages use: one style sheet, the alignment in the columns of Markdown tables, and pictures of the site.
# Descriptions for machines (JSON-LD) do not run, and need no leave.
_POLICY = (
    "default-src 'none'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self'; base-uri 'none';"
    " form-action 'none'; frame-ancestors 'none'"
)


def host_files(config: Config, target: Target) -> Mapping[str, bytes]:
    """Give the files, by path, that the host of *target* gets beside output/."""
    files = {} if target.kind == "command" else {MARKER: _MARK}
    if target.headers:
        files["_headers"] = _headers(config.base_path, target.content_policy or _POLICY)
    if target.nojekyll:
        files[".nojekyll"] = ""
    if target.cname:
        files["CNAME"] = f"{target.cname}\n"
    if target.indexnow_key:
        files[f"{target.indexnow_key}.txt"] = target.indexnow_key
    return {path: text.encode() for path, text in files.items()}


def _headers(base_path: str, policy: str) -> str:
    """Write them in the form of Netlify and Cloudflare."""
    return (
        f"{base_path}*\n"
        f"  Content-Security-Policy: {policy}\n"
        "  X-Content-Type-Options: nosniff\n"
        "  Referrer-Policy: strict-origin-when-cross-origin\n"
    )
