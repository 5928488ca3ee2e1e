"""What all pages of a build have in common, and what is to be remembered of it."""

from datetime import datetime
from hashlib import blake2b

import msgspec

from generator.config import Config
from generator.installation import installation_stamp
from generator.model.content import Content
from generator.model.due import news_ends, status_at, turning_points
from generator.model.layout import ASSETS
from generator.model.rights import shown_body
from generator.model.site import Site
from generator.readers.layouts import Layouts


class Basis(msgspec.Struct, array_like=True, frozen=True):
    """
    Hold what all pages of a build had in common.

    *layouts* maps each layout, each table of words and each asset that pages ask for by its hash to a digest. *inputs*
    stands for every file that the build read and for the installation, b"" when one of them may still change without a
    sign. From *since* to just before *until* the clock alone changes nothing. *drafts*, *held* and *withdrawn* are what
    the build left out.
    """

    installation: str
    config: Config
    now: datetime
    layouts: dict[str, bytes]
    inputs: bytes
    since: datetime | None
    until: datetime | None
    drafts: int
    held: dict[str, datetime]
    withdrawn: int

    def holds_at(self, now: datetime) -> bool:
        """Tell whether the same is out at *now* as at the build."""
        return (self.since is None or self.since <= now) and (self.until is None or now < self.until)

    def is_for(self, inputs: bytes, now: datetime) -> bool:
        """Tell whether a build at *now*, for which *inputs* stands, would stand on the same."""
        return bool(inputs) and self.inputs == inputs and self.holds_at(now)


def basis_of(config: Config, content: Content, layouts: Layouts, inputs: bytes, now: datetime) -> Basis:
    """Give what the pages of a build at *now* have in common."""
    points = [*turning_points(content, config.zone), *news_ends(content)]
    statuses = {article.path: status_at(article, now.astimezone(config.zone).date()) for article in content.articles}
    return Basis(
        installation=installation_stamp(),
        config=config,
        now=now,
        layouts={
            layout.origin: blake2b(layout.source.encode(), digest_size=16).digest()
            for layout in (*layouts.templates.values(), *layouts.tables)
        }
        | {layouts.assets[f"{ASSETS}/{name}"]: found.encode() for name, found in layouts.hashes.items()},
        inputs=inputs,
        since=max((moment for moment in points if moment <= now), default=None),
        until=min((moment for moment in points if moment > now), default=None),
        drafts=sum(status == "draft" for status in statuses.values()),
        held={
            article.path: article.date
            for article in content.articles
            if statuses[article.path] == "published" and article.date > now
        },
        withdrawn=sum(status == "withdrawn" for status in statuses.values()),
    )


def texts_of(content: Content, site: Site) -> set[bytes]:
    """Give what stands for every text of the site, whole and as much of it as is shown."""
    whole = {record.body_digest for records in content for record in records}
    return whole.union(shown_body(article, site.config).key for article in site.articles)
