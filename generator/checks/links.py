"""Does every link on the site lead somewhere, and is there a link to every page?"""

from collections.abc import Iterator

from generator.checks.addresses import shown
from generator.checks.finding import Finding, Rule
from generator.checks.material import OUTPUT, Material
from generator.checks.origins import Origins
from generator.checks.pages import faults_of
from generator.checks.survey import Survey
from generator.checks.web_page import ANCHOR

LINK = Rule("broken-link", "Every link within the site leads to a page or a file that is there.", "error")
ASSET = Rule("broken-asset", "Every picture, style sheet and script that a page uses is there.", "error")
PAGE = Rule("orphan-page", "Some page leads to every other page that is meant to be found.")
WITHDRAWN = Rule("link-to-withdrawn", "No text leads to a story that was withdrawn.")
NOT_BUILT = Rule("not-built", "Everything that is out has a page in output/, which is what a build would make now.")
_STARTS = frozenset({"index.html", "404.html"})  # a reader comes to these without a link


def check_links(material: Material, survey: Survey) -> Iterator[Finding]:
    """Find the links that lead nowhere, each at its place in a record where it comes from there."""
    nowhere = {target for target in survey.targets if not survey.file_of(target)}
    missing = {target for target in survey.targets - nowhere if "#" in target and not _has_place(survey, target)}
    origins = Origins(material, survey.addresses)
    yield from faults_of((ANCHOR,), origins, survey)
    if not (nowhere or missing):
        return
    for path, facts in survey.files.items():
        for rule, kind in ((LINK, facts.links), (ASSET, facts.assets), (LINK, facts.pointers)):
            for target in kind:
                if target in nowhere:
                    yield Finding(*origins.of_target(path, target), rule.name, _advice(rule, target), rule.level)
                elif target in missing:
                    told = f"leads to “{shown(target)}”, and that page has no such place: mend what stands behind #"
                    yield Finding(*origins.of_target(path, target), ANCHOR.name, told, ANCHOR.level)


def _has_place(survey: Survey, target: str) -> bool:
    path = survey.file_of(target)
    return not path.endswith((".html", ".htm")) or target.partition("#")[2] in survey.files[path].ids


def _advice(rule: Rule, target: str) -> str:
    if target.startswith("/"):
        return f"leads to “{target}”, which is outside of the site: write it with its host, or mend it"
    if rule is ASSET:
        return f"uses “{shown(target)}”, and there is no such file: mend the address, or put the file there"
    return f"leads to “{shown(target)}”, and there is no such page: mend the link, or make the page"


def check_orphans(_: Material, survey: Survey) -> Iterator[Finding]:
    """Find the pages that no other page leads to; those that search engines are asked not to list need no link."""
    linked = set()
    for facts in survey.files.values():
        linked.update([survey.file_of(target) for target in facts.links])
    for path, facts in survey.files.items():
        if path.endswith((".html", ".htm")) and not facts.unlisted and path not in linked and path not in _STARTS:
            message = "no page leads here: link to it, or delete it if it is not wanted"
            yield Finding(f"{OUTPUT}/{path}", 0, PAGE.name, message, PAGE.level)


def check_withdrawn(material: Material, survey: Survey) -> Iterator[Finding]:
    """Find the links in texts that lead to what is left of a withdrawn story."""
    gone = {f"{article.url}index.html": article.path for article in material.site.withdrawn}
    if not gone:
        return
    origins = Origins(material, survey.addresses)
    for path, facts in survey.files.items():
        for target in facts.links:
            if (withdrawn := gone.get(survey.file_of(target))) and path not in gone:
                place, line = origins.of_target(path, target)
                if not place.startswith(f"{OUTPUT}/"):  # what a layout leads to says that it was withdrawn
                    message = f"leads to “{shown(target)}”, which was withdrawn ({withdrawn}): take the link out"
                    yield Finding(place, line, WITHDRAWN.name, message, WITHDRAWN.level)


def check_built(material: Material, survey: Survey) -> Iterator[Finding]:
    """Find the articles that are out and have no page yet."""
    for article in material.articles:
        if f"{article.url}index.html" not in survey.files:
            message = f"is out, and {OUTPUT}/{article.url} is not there: run `digest build`"
            yield Finding(article.path, 0, NOT_BUILT.name, message, NOT_BUILT.level)
