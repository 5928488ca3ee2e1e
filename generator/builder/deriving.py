"""The site that content makes, as of a moment, and all that its pages are made of: found out before any is rendered."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from generator import __version__
from generator.builder.addressing import with_hashes
from generator.builder.card_font import with_card_font
from generator.builder.derivation import Derivation, derive
from generator.builder.picture_sizes import PictureSizes
from generator.builder.related import RelatedCache
from generator.builder.rendering import Look
from generator.builder.update import Past, Places
from generator.config import Config
from generator.errors import Problem, stop_if
from generator.installation import installation_stamp
from generator.model.content import Content
from generator.model.pages import make_frame, make_pages, path_clashes
from generator.model.pictures import hidden_pictures
from generator.model.registry import Clash
from generator.model.site import Site, make_site
from generator.model.translations import translation_clashes
from generator.model.values import Frame, Page
from generator.readers.content import line_of_key
from generator.readers.layouts import Layouts


class DerivedSite(NamedTuple):
    """
    Hold a *site*, what its pages have in common and what each of them shows.

    *layouts* know the addresses of assets and the font of cards, which *card_font* names and holds.
    """

    site: Site
    frame: Frame
    derivation: Derivation
    layouts: Layouts
    card_font: tuple[str, bytes]
    related: RelatedCache
    sizes: PictureSizes

    def look(self) -> Look:
        """Give what every page is rendered with."""
        templates, hashes = sorted(self.layouts.templates.items()), self.layouts.hashes.items()
        return Look(__version__, self.frame, tuple(templates), tuple(hashes), self.card_font)

    def save(self) -> None:
        """Remember what had to be found out for it; raises UserError."""
        self.related.save()
        self.sizes.save()


def derive_site(
    places: Places,
    config: Config,
    content: Content,
    now: datetime,
    layouts: Layouts,
    assets: Sequence[Page],
    past: Past,
    *,
    ahead: bool,
) -> DerivedSite:
    """
    Make the site of *content*, and of it what its pages show; nothing is written.

    Raises UserError for what is claimed twice, and for a font that cannot be read.
    """
    root = places.root
    if not ahead:  # a preview shows a changed style sheet without making the pages anew that use it
        layouts = with_hashes(root, layouts)
    layouts, card_font = with_card_font(root, config, layouts)
    related, sizes = RelatedCache(places.memory), PictureSizes(places.memory)
    content = sizes.added_to(content, root, assets)
    site, clashes = make_site(config, content, now, ahead=ahead)
    frame = make_frame(site, layouts.words)
    hidden = hidden_pictures(content, site, (layout.source for layout in layouts.templates.values()))
    derivation = derive(
        site,
        frame,
        [asset for asset in assets if asset.path not in hidden] if hidden else assets,
        layouts.closures,
        installation=installation_stamp(),
        related=related.of(site),
        last=past.last,
        touched=past.touched.keys(),
    )
    clashes += _more_clashes(site, assets, derivation)
    stop_if(Problem(path, line_of_key(root, path, key), message) for path, key, message in clashes)
    return DerivedSite(site, frame, derivation, layouts, card_font, related, sizes)


def _more_clashes(site: Site, assets: Sequence[Page], derivation: Derivation) -> list[Clash]:
    """Find what only the pages show to be claimed twice, and the pictures that are not there."""
    clashes = list(translation_clashes(site.config.language, site.articles))
    if derivation.clashing:
        clashes += path_clashes(site, [*make_pages(site), *assets])
    pictures = {page.path for page in assets}
    return clashes + [
        Clash(article.path, ("image", "src"), f"image.src: there is no file content/{article.image.src}")
        for article in site.articles
        if article.image and article.image.src not in pictures
    ]
