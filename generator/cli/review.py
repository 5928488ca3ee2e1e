"""`digest review`."""

import gc
import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import click

from generator.cli.clock import now_option
from generator.cli.convert import ARTICLES, a_converter, site_seeds
from generator.cli.renewals import differences
from generator.cli.site import bring_back, changing, read_site
from generator.cli.telling import carry_out_and_tell
from generator.config import Config
from generator.convert.converter import Converter, Renewal
from generator.curation.edits import Edits
from generator.curation.finding import find_article
from generator.curation.front_matter import take_from
from generator.curation.usage import Names
from generator.curation.waiting import (
    Section,
    Waiting,
    cases_without_news,
    changed_seeds,
    listed,
    open_notes,
    possible_duplicates,
    unconfirmed_names,
    unread_seeds,
)
from generator.errors import Problem, UserError, stop_if
from generator.model.article import Article
from generator.model.cases_due import cases_due
from generator.model.content import Content


@click.command(name="review")
@click.argument("article", required=False)
@click.argument("notes", nargs=-1, metavar="[NOTE]...")
@click.option("--done", is_flag=True, help="Take the notes of ARTICLE away, or those that are named or begin so.")
@click.option("--diff", "as_diff", is_flag=True, help="Show what accepting changed seeds would change.")
@click.option("--fail", is_flag=True, help="Exit with 1 when anything waits.")
@click.option("--dry-run", is_flag=True, help="With --done: only show which lines would change.")
@click.option("--json", "as_json", is_flag=True, help="Report in JSON, for machines.")
@now_option
@click.pass_context
def command(
    ctx: click.Context,
    article: str | None,
    notes: tuple[str, ...],
    done: bool,
    as_diff: bool,
    fail: bool,
    dry_run: bool,
    as_json: bool,
    now: datetime,
) -> None:
    """
    List what awaits an editor: notes, names without a record, possible duplicates, cases without news, changed seeds.

    ARTICLE, a path, a file name, an address or a title, or the beginning of one, leaves only what is about it. --done
    settles notes, `digest names confirm NAME` a name, an entry under timeline: a case, `digest convert --accept SEED` a
    changed seed.

    \b
    digest review
    digest review boathouse-trial-opens.md
    digest review boathouse-trial-opens.md --done
    digest review boathouse-trial-opens.md --done "title: made"
    digest review --diff
    """
    # Long by its options and by what the help says.
    # As in a build: what is made is needed to the end, and the collector of cycles would only look at it again.
    gc.disable()
    root: Path = ctx.obj
    if done:
        with changing(root, dry_run=dry_run):
            articles = read_site(root)[1].articles
            _settle(root, find_article(root, articles, article) if article else None, notes, dry_run=dry_run)
        return
    config, content = read_site(root)
    chosen = find_article(root, content.articles, article) if article else None
    if notes:
        raise UserError([Problem("--done", 0, "is missing: notes are named only to take them away")])
    converter = a_converter(root, root / ARTICLES, config, content, existing=content.articles, now=now)
    renewals, unread = _renewals(root, converter, chosen)
    if as_diff:
        _show_differences(root, content, renewals, unread)
        return
    sections = [*_sections(root, config, content, now), *_sections_of_seeds(renewals, unread)]
    if chosen:
        sections = [section.about(chosen.path) for section in sections]
    _tell(sections, as_json=as_json)
    if fail and any(section.waiting for section in sections):
        ctx.exit(1)


def _show_differences(root: Path, content: Content, renewals: Sequence[Renewal], unread: Sequence[Problem]) -> None:
    for problem in unread:
        click.echo(str(problem), err=True)
    for line in differences(root, content, renewals):
        click.echo(line)


def _tell(sections: Sequence[Section], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps({s.name: [w._asdict() for w in s.waiting] for s in sections}, ensure_ascii=False))
    else:
        for line in _told(sections):
            click.echo(line)


def _sections(root: Path, config: Config, content: Content, now: datetime) -> Iterator[Section]:
    names = Names(content)
    yield open_notes(root, names)
    yield unconfirmed_names(names)
    yield possible_duplicates(root, content.articles)
    yield cases_without_news(cases_due(content, now, config.zone, config.review.case_days))


def _sections_of_seeds(renewals: Sequence[Renewal], unread: Sequence[Problem]) -> Iterator[Section]:
    yield changed_seeds([_waiting(renewal) for renewal in renewals])
    yield unread_seeds(unread)


def _renewals(root: Path, converter: Converter, chosen: Article | None) -> tuple[list[Renewal], list[Problem]]:
    """Give the seeds that changed, or only that of the *chosen* article, and why others cannot be read."""
    found: list[Renewal] = []
    problems: list[Problem] = []
    for renewal in converter.renewals(site_seeds(root)):
        if isinstance(renewal, Problem):
            problems.append(renewal)
        elif not chosen or (renewal.article and renewal.article.path == chosen.path):
            found.append(renewal)
    return found, [] if chosen else sorted(problems)


def _waiting(renewal: Renewal) -> Waiting:
    if renewal.article is None:
        hint = f"{bring_back(renewal.shown, renewal.entry)} brings it back"
        return Waiting(renewal.place, 0, f"changed since its article was deleted; {hint}")
    message = "changed since it was converted; digest review --diff shows what would change in"
    return Waiting(renewal.place, 0, message, (renewal.article.path,))


def _told(sections: Sequence[Section]) -> Iterator[str]:
    for section in sections:
        for path, line, message, articles in section.waiting:
            yield str(Problem(path, line, message)) if path else message
            yield from (f"    {shown}" for shown in listed(articles))
    counts = [section.told for section in sections if section.waiting]
    yield f"waiting: {', '.join(counts)}" if counts else "nothing waits for an editor"


def _settle(root: Path, article: Article | None, notes: Sequence[str], *, dry_run: bool) -> None:
    """Take away *notes* of an *article*, or all of them; raises UserError for a note that it does not have."""
    if article is None:
        raise UserError([Problem("--done", 0, "name the article whose notes are settled")])
    unwanted = [note for note in article.review if not notes or any(note.startswith(begin) for begin in notes)]
    stop_if(
        Problem(article.path, 0, f'no note begins with "{begin}"')
        for begin in notes
        if not any(note.startswith(begin) for note in article.review)
    )
    edits = Edits(root)
    for note in unwanted:
        edits.change(article.path, lambda text: take_from(text, "review", note), "note settled", f'take out "{note}"')  # noqa: B023 - called at once
    carry_out_and_tell(edits, dry_run=dry_run)
