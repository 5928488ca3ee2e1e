"""What a preview says of an article, and which file a page comes from."""

from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from generator.errors import counted
from generator.model.addresses import address_of
from generator.model.article import Article
from generator.model.content import Content
from generator.model.due import status_at


class Mark(NamedTuple):
    """Hold in a few words what makes an article other than finished and published, and the notes of its review."""

    label: str
    notes: tuple[str, ...]


def mark_of(article: Article, now: datetime, zone: ZoneInfo) -> Mark:
    """Say how *article* is other than one that readers see; the label is "" where it is not."""
    words = [_standing(article, now, zone)]
    if article.review:
        words.append(counted(len(article.review), "review note"))
    return Mark(", ".join(filter(None, words)), article.review)


def _standing(article: Article, now: datetime, zone: ZoneInfo) -> str:
    status = status_at(article, now.astimezone(zone).date())
    if status == "draft":
        return "Draft"
    if article.date > now:
        return f"Held until {article.date.astimezone(zone):%Y-%m-%d %H:%M}"
    return "Withdrawn" if status == "withdrawn" else ""


def article_at(content: Content, path: str) -> Article | None:
    """Find the article whose page is the file *path* of the output."""
    address = address_of(path)
    return next((article for article in content.articles if article.url == address), None)


def url_of(content: Content, file: str) -> str | None:
    """Give the address, below the base of the site, of what the *file* of an article, person, show or case is about."""
    kind = file.split("/")[1] if file.count("/") > 1 else ""
    if kind not in Content._fields:
        return None
    record = next((record for record in getattr(content, kind) if record.path == file), None)
    return f"{kind}/{record.slug}/" if record else None
