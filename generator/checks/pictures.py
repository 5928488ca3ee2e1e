"""Does every picture say whose it is, and is every file of content/media/ used?"""

import re
from collections.abc import Iterator

from generator.checks.finding import Finding, Rule
from generator.checks.links import ASSET
from generator.checks.material import Material
from generator.checks.survey import Survey
from generator.checks.web_page import ALT
from generator.readers.files import files_below

CREDIT = Rule("image-credit", "Every picture of an article says whose it is.")
MEDIA = Rule("unused-media", "Every file in content/media/ is used.")
_MEDIA = "content/media"
_SILENT = re.compile(r"!\[\s*\]\(\s*<?([^\s)>]+)")


def check_pictures(material: Material) -> Iterator[Finding]:
    """Find the articles whose picture is not there, has no credit, or tells nothing to those who cannot see it."""
    for article in material.articles:
        image = article.image
        if image and not (material.root / "content" / image.src).is_file():
            message = f"there is no file content/{image.src}: put it there, or mend the address"
            line = material.line_of(article.path, "image", "src")
            yield Finding(article.path, line, ASSET.name, message, ASSET.level)
        if image and not image.credit.strip():
            message = "the picture has no credit: say under image: whose it is"
            yield Finding(article.path, material.line_of(article.path, "image"), CREDIT.name, message, CREDIT.level)
        if image and not image.alt.strip():
            message = "the alt of the picture is empty: say what it shows, for it is no ornament"
            yield Finding(article.path, material.line_of(article.path, "image", "alt"), ALT.name, message, ALT.level)


def check_texts(material: Material) -> Iterator[Finding]:
    """Find the pictures in texts of which nothing is said: a picture in the news is no ornament."""
    for record in (*material.articles, *(record for kind in material.content[1:] for record in kind)):
        if not record.media:
            continue
        text = material.text(record.path)
        for found in _SILENT.finditer(text.markdown):
            message = f"nothing is said of the picture {found[1]}: write between the brackets what it shows"
            yield Finding(record.path, text.line_at(found.start()), ALT.name, message, ALT.level)


def check_media(material: Material, survey: Survey) -> Iterator[Finding]:
    """Find the files that neither a page shows or leads to, nor a record that is not out yet or the settings name."""
    unused = [
        path for path in files_below(material.root, _MEDIA) if path.removeprefix("content/") not in survey.targets
    ]
    if not unused:
        return
    out = {article.path for article in material.articles}
    waiting = [article for article in material.everything.articles if article.path not in out]
    named = {article.image.src for article in waiting if article.image} | {material.config.card_font}
    texts = [material.text(article.path).markdown for article in waiting]
    for path in sorted(unused):
        source = path.removeprefix("content/")
        if source not in named and not any(source in text for text in texts):
            message = "no page uses this file: use it, or delete it, for it is published"
            yield Finding(path, 0, MEDIA.name, message, MEDIA.level)
