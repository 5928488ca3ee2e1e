"""Does every picture say whose it is, and is every file of content/media/ used?"""

from collections.abc import Iterator

from generator.checks.finding import Finding, Rule
from generator.checks.material import Material
from generator.checks.survey import Survey
from generator.checks.web_page import ALT
from generator.readers.files import files_below

CREDIT = Rule("image-credit", "Every picture of an article says whose it is.")
MEDIA = Rule("unused-media", "Every file in content/media/ is used.")
_MEDIA = "content/media"


def check_credits(material: Material) -> Iterator[Finding]:
    """Find the articles whose picture has no credit, or nothing to say to those who cannot see it."""
    for article in material.articles:
        if article.image:
            line = None
            if not article.image.credit.strip():
                line = material.line_of(article.path, "image")
                message = "the picture has no credit: say under image: whose it is"
                yield Finding(article.path, line, CREDIT.name, message, CREDIT.level)
            if not article.image.alt.strip():
                line = material.line_of(article.path, "image", "alt")
                message = "the alt of the picture is empty: say what it shows, for it is no ornament"
                yield Finding(article.path, line, ALT.name, message, ALT.level)


def check_media(material: Material, survey: Survey) -> Iterator[Finding]:
    """Find the files that neither a page shows or leads to, nor a record that is not out yet names."""
    unused = [
        path for path in files_below(material.root, _MEDIA) if path.removeprefix("content/") not in survey.targets
    ]
    if not unused:
        return
    out = {article.path for article in material.articles}
    waiting = [article for article in material.everything.articles if article.path not in out]
    named = {article.image.src for article in waiting if article.image}
    texts = [material.text(article.path).markdown for article in waiting]
    for path in sorted(unused):
        source = path.removeprefix("content/")
        if source not in named and not any(source in text for text in texts):
            message = "no page uses this file: use it, or delete it, for it is published"
            yield Finding(path, 0, MEDIA.name, message, MEDIA.level)
