"""Seeds that changed since they were converted: what of it is shown, and what is taken over."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import click

from generator.cli.site import bring_back
from generator.convert.converter import Renewal
from generator.curation.edits import Edits
from generator.curation.merge import Kept, Merged, Spellings, difference, merge
from generator.curation.places import CannotEdit
from generator.errors import Problem, stop_if
from generator.model.article import Article
from generator.model.content import Content
from generator.model.evidence import LISTS, Evidence
from generator.readers.text import DocumentError

_SHORT = 60  # characters of a value to show


def accept_and_tell(
    root: Path,
    content: Content,
    renewals: Iterable[Renewal | Problem],
    remember: Callable[[Evidence, Evidence], None],
) -> None:
    """
    Take over what changed in seeds, and say what; raises UserError when one of them cannot be.

    *remember* puts the new evidence in the place of the old.
    """
    edits, problems, spellings = Edits(root), [], Spellings(content)
    taken: list[tuple[Renewal, Evidence, Evidence, Merged]] = []
    for renewal in renewals:
        if isinstance(renewal, Problem):
            problems.append(renewal)
        elif isinstance(found := _merged(edits, renewal, spellings), Problem):
            problems.append(found)
        else:
            taken.append((renewal, *found))
    stop_if(problems)
    edits.carry_out()
    for renewal, base, fresh, merged in taken:
        remember(fresh, base)
        click.echo(f"{renewal.place}: accepted, see {_article(renewal).path}")
        for kept in merged.kept:
            click.echo(f"    {_told(kept)}")
    if not taken:
        click.echo("nothing to accept: the seeds are as they were when they were converted")


def differences(root: Path, content: Content, renewals: Sequence[Renewal]) -> Iterator[str]:
    """Give line by line what accepting *renewals* would change; raises UserError."""
    if not renewals:
        yield "nothing to show: the seeds are as they were when they were converted"
    edits, problems, spellings = Edits(root), [], Spellings(content)
    for renewal in renewals:
        if isinstance(found := _merged(edits, renewal, spellings), Problem):
            problems.append(found)
            continue
        merged = found[2]
        path = _article(renewal).path
        before = (edits.original(path) or b"").decode()
        yield from difference(path, before, merged.text)
        for kept in merged.kept:
            yield f"# {_told(kept)}"
            if kept.field == "body":
                yield from (f"# {line}" for line in difference(path, kept.now, kept.new, "the seed's text now"))
    stop_if(problems)


def _merged(edits: Edits, renewal: Renewal, spellings: Spellings) -> tuple[Evidence, Evidence, Merged] | Problem:
    """Merge a seed that changed into its article, or say why that cannot be."""
    if renewal.article is None or renewal.fresh is None:
        hint = f"{bring_back(renewal.shown, renewal.entry)} brings it back"
        return Problem(renewal.place, 0, f"its article was deleted; {hint}")
    path = renewal.article.path
    if renewal.base is None:
        hint = "nothing is known of how it was converted, so an editor's changes cannot be told: mend it by hand"
        return Problem(path, 0, hint)
    try:
        merged = merge((edits.read(path) or b"").decode(), renewal.base, renewal.fresh, renewal.body, spellings)
    except CannotEdit as reason:
        line, why = reason.args
        return Problem(path, line, f"cannot be changed safely ({why}): mend it by hand")
    except (DocumentError, UnicodeDecodeError):
        return Problem(path, 1, "was changed by somebody else at this moment: run the command again")
    edits.put(path, merged.text.encode(), "brought up to date")
    return renewal.base, renewal.fresh, merged


def _article(renewal: Renewal) -> Article:
    assert renewal.article  # noqa: S101 - it was merged into one
    return renewal.article


def _told(kept: Kept) -> str:
    if kept.field == "body":
        return "kept: the body, which an editor changed"
    if kept.field in LISTS:
        return f"not added: {kept.field}: {kept.new}, whom the kept body does not name"
    now, new = (
        f"“{value[:_SHORT]}{'…' * (len(value) > _SHORT)}”" if value else "none" for value in (kept.now, kept.new)
    )
    return f"kept: {kept.field}: {now}, an editor's; the seed now gives {new}"
