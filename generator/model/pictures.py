"""Which pictures a text shows, and which must not be published with the rest."""

import re
from collections.abc import Iterable
from html import unescape
from urllib.parse import unquote

from generator.model.content import Content
from generator.model.site import Site

# An address in Markdown or HTML; in pointed brackets it may have blanks.
_PICTURE = re.compile(
    r"""<[^<>\n"'=]*?(?<![\w-])(media/[^<>\n"'=]+)>|(?<![\w-])(media/(?:[^\s"'<>()\\]|\([^\s()]*\))+)"""
)


def pictures_in(text: str) -> tuple[str, ...]:
    """Name what of media/ a Markdown *text* shows or leads to, by the paths below content/, each once."""
    if "media/" not in text:
        return ()
    found = [unescape(one or other) for one, other in _PICTURE.findall(text)]
    return tuple(dict.fromkeys([unquote(re.split("[?#]", address, maxsplit=1)[0]) for address in found]))


def hidden_pictures(content: Content, site: Site, elsewhere: Iterable[str] = ()) -> set[str]:
    """
    Name the pictures of which all that uses them is withheld: articles that are drafts, held or withdrawn, or a link,
    and digests of weeks to come.

    *site* shows the rest of *content*, *elsewhere* are the texts of layouts. A picture that nobody uses is not hidden:
    somebody may mean to give its address away.
    """
    everywhere = {picture for article in content.articles for picture in article.pictures}
    everywhere.update(picture for selection in content.digests for picture in selection.media)
    if not everywhere:
        return everywhere
    used = {picture for article in site.articles for picture in article.pictures}
    always = (*content.terms, site.selections.values())
    used.update(picture for kind in always for record in kind for picture in record.media)
    hidden = everywhere - used
    texts = list(elsewhere) if hidden else []
    return {picture for picture in hidden if not any(picture in text for text in texts)}
