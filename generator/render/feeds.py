"""What feeds want in a form of their own: ids, dates, and HTML within XML."""

from datetime import UTC, datetime
from uuid import UUID, uuid5

from markupsafe import Markup as Safe

from generator.model.values import Link

_ARTICLES = UUID("20933e42-afa6-42b2-a5c4-70993213fcdb")  # the names in this space are ids of articles; drawn once
_NEVER = datetime(2005, 12, 1, tzinfo=UTC)  # readers doubt a date before there was Atom


def atom_id(article_id: str) -> str:
    """
    Give the IRI that stands for the article with this id in Atom.

    RFC 4287 wants an IRI that never changes, wherever the article goes, so neither its address nor that of the site may
    be in it. Of the registered ways to make one of any text there is the UUID of a name (RFC 9562, version 5).
    """
    try:
        return UUID(article_id).urn
    except ValueError:
        return uuid5(_ARTICLES, article_id).urn


def taxonomy_url(term: Link) -> str:
    """Give the address of the index that a person, show or case is in, which tells what kind of term it is."""
    return term.url.partition("/")[0] + "/"


def cdata(html: str) -> Safe:
    """Put *html* into XML as it is."""
    inside = str(html).strip().replace("]]>", "]]&gt;")
    return Safe(f"<![CDATA[{inside}]]>")  # noqa: S704 - nothing in it ends the section


def atom_updated(moment: datetime | None) -> datetime:
    """Give the moment of the last change; Atom wants one also of a listing in which there is nothing yet."""
    return moment or _NEVER
