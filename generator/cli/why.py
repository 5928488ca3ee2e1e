"""`digest why`."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import click

from generator.cli.site import read_site
from generator.convert.kinds import IN_WORDS
from generator.convert.raw_seeds import RawSeed, open_seeds
from generator.convert.read import Seed
from generator.curation.finding import find_article
from generator.curation.usage import Names
from generator.curation.why import Answer, Dropped, about, dropped, why
from generator.errors import Problem, UserError
from generator.model.article import Article, SeedReference
from generator.model.evidence import LISTS, Evidence, body_hash
from generator.readers.evidence import Ledger
from generator.readers.names import read_names
from generator.readers.seed_digests import digest_of
from generator.readers.seed_files import SEEDS, kind_of, list_seeds
from generator.readers.text import body_of, decode
from generator.schema import unknown

_LONGEST = 200  # characters of the seed to quote
_FIRST_WORDS = 60  # characters of a paragraph that was left out
_REMOVED = ("body", "removed")

_ASKED = ["title", "summary", "source", "date", "people", "shows", "cases", *_REMOVED]


@click.command(name="why")
@click.argument("article")
@click.argument("field", required=False)
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for machines.")
@click.pass_obj
def command(root: Path, article: str, field: str | None, as_json: bool) -> None:
    """
    Tell why an article says what it says: from which words of its seed, by which rule, and how sure that is.

    ARTICLE is a path, a file name, an address or a title, or the beginning of one. FIELD is title, summary, source,
    date, people, shows, cases, a name, or body for what was left out.

    \b
    digest why content/articles/boathouse-trial-opens.md
    digest why boathouse date
    digest why boathouse "Rufus Oyelaran-Tate"
    digest why boathouse removed
    """
    _, content = read_site(root)
    found = find_article(root, content.articles, article)
    evidence = _evidence(root, found)
    seed_text, place = _seed_text(root, evidence.seed)
    answers = why(found, evidence, seed_text, Names(content), read_names(root).ignore)
    removed = dropped(evidence, seed_text)
    asks_removed = field is not None and field.casefold() in _REMOVED
    if asks_removed:
        answers = []
    elif field:
        answers, removed = _about(found, answers, field), []
    if as_json:
        parts = {"fields": [asdict(answer) for answer in answers], "removed": [asdict(left) for left in removed]}
        click.echo(json.dumps({"article": found.path, "seed": place, **parts}, ensure_ascii=False))
        return
    click.echo(f"{found.path}, made from {place}")
    if not seed_text:
        became = "changed since" if (root / place).exists() else "is gone"
        click.echo(f"{place} {became}, so its words are not shown")
    for line in _answered(answers, place):
        click.echo(line)
    if asks_removed:
        untouched = body_hash(body_of(decode((root / found.path).read_bytes()))) == evidence.body
        click.echo(f"body: {'as it was made' if untouched else 'changed by an editor since'}")
    for line in _left_out(removed, place):
        click.echo(line)


def _about(article: Article, answers: list[Answer], field: str) -> list[Answer]:
    """Give those *answers* that are about a *field* or name of the *article*; raises UserError where it has none."""
    found = about(answers, field)
    if not found:
        known = _ASKED + [name for key in (article.people, article.shows, article.cases) for name in key]
        raise UserError([Problem(article.path, 0, unknown(field, known, "field or name"))])
    return found


def _evidence(root: Path, article: Article) -> Evidence:
    """Read the evidence of *article*; raises UserError where there is none to show."""
    key, evidence = Ledger(root).of_article(article)
    if evidence:
        return evidence
    path = Ledger(root).path(key)
    why_not = f"its evidence, {path}, cannot be read" if key else "it was written by hand, or its evidence is gone"
    raise UserError([Problem(article.path, 0, f"nothing is known of where it came from: {why_not}")])


def _seed_text(root: Path, wanted: SeedReference) -> tuple[str, str]:
    """Give the text of the seed, "" if that is not the one that was converted, and what to call the seed."""
    folder = root / SEEDS
    named = folder / wanted.file
    for path in (named, *(path for path in list_seeds(folder).seeds if path != named)):
        shown = f"{SEEDS}/{path.name}"
        is_candidate = kind_of(path) == "feed" if wanted.entry else digest_of(path) == wanted.sha256
        for raw in open_seeds(path, shown, root) if is_candidate else ():
            if isinstance(raw, RawSeed) and raw.sha256 == wanted.sha256:
                seed = raw.read()
                return (seed.text if isinstance(seed, Seed) else ""), shown
    return "", f"{SEEDS}/{wanted.file}"


def _answered(answers: Sequence[Answer], place: str) -> Iterator[str]:
    """Give an answer in lines: the value, the words and the rule, and what an editor did since; a name has one line."""
    for answer in answers:
        told = [*_origin(answer, place), *_since(answer)]
        if answer.field in LISTS:
            yield f"{answer.field}: {'; '.join([answer.value or answer.was, *told])}"
        elif answer.value or told:
            yield f"{answer.field}: {answer.value or 'none'}"
            yield from (f"    {line}" for line in told)


def _origin(answer: Answer, place: str) -> Iterator[str]:
    if answer.rule:
        where = f"{place}:{answer.line}: " if answer.line else ""
        words = f"“{_shortened(answer.words, _LONGEST)}”, " if answer.words else ""
        sure = f", {answer.confidence:.0%} sure" if answer.confidence else ""
        yield f"{where}{words}{answer.rule}{sure}"


def _since(answer: Answer) -> Iterator[str]:
    if answer.is_changed and answer.field in LISTS:
        yield "taken out by an editor since" if answer.was else "added by an editor"
    elif answer.is_changed:
        yield f"changed by an editor since; it was “{answer.was}”" if answer.was else "set by an editor"
    yield from answer.notes


def _left_out(removed: Sequence[Dropped], place: str) -> Iterator[str]:
    for left in removed:
        words = f": “{_shortened(left.words, _FIRST_WORDS)}”" if left.words else ""
        where = f"{place}:{left.line}" if left.line else place
        yield f"left out: {where}: {IN_WORDS.get(left.kind, left.kind)}{words}"


def _shortened(text: str, most: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + "…"
