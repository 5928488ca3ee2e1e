"""What is wrong with single files of the output: pages, feeds, sitemaps; each found when the file was read."""

from collections.abc import Iterable, Iterator

from generator.checks import feeds, linked_data, machine_files, web_page
from generator.checks.finding import Finding, Rule
from generator.checks.material import OUTPUT, Material
from generator.checks.origins import Origins
from generator.checks.survey import Survey

RULES = (*web_page.RULES, feeds.RULE, machine_files.SITEMAP, linked_data.RULE, linked_data.ADVICE, machine_files.ROBOTS)


def check(material: Material, survey: Survey) -> Iterator[Finding]:
    """Tell the faults of all files."""
    return faults_of(RULES, Origins(material, survey.addresses), survey)


def faults_of(rules: Iterable[Rule], origins: Origins, survey: Survey) -> Iterator[Finding]:
    """Give what breaks these *rules*, of a page's text at the place in the record that it was made of."""
    levels = {rule.name: rule.level for rule in rules}
    for path, facts in survey.files.items():
        for fault in facts.faults:
            if fault.rule in levels and not (fault.elsewhere and _is_copy(survey, path, fault.elsewhere)):
                place = (f"{OUTPUT}/{path}", fault.line)
                if fault.sought:
                    place = origins.of_text(path, fault.sought, fault.line)
                yield Finding(*place, fault.rule, fault.message, levels[fault.rule])


def _is_copy(survey: Survey, path: str, address: str) -> bool:
    """Tell whether the file at *path* says what the one at an *address* of the site does, as a feed at an old one."""
    target = survey.addresses.target(address, path)
    original, facts = survey.files.get(target), survey.files[path]
    if not original or original.faults:
        return False
    return {*facts.links, *facts.pointers} - {target} == {*original.links, *original.pointers} - {path}
