"""What awaits an editor, in sections: each is a question that a function below asks of the site."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from generator.curation.duplicates import find_pairs
from generator.curation.usage import ONE_OF, Names
from generator.errors import Problem, counted
from generator.model.article import Article
from generator.model.cases_due import CaseDue
from generator.model.notes import question_in
from generator.readers.content import line_of_key
from generator.readers.text import body_of, decode

_MOST_PATHS = 3


class Waiting(NamedTuple):
    """
    Say at which *line* of which file an editor is asked what; without a file, *path* is "".

    *articles* are those that it is about, besides *path*.
    """

    path: str
    line: int
    message: str
    articles: tuple[str, ...] = ()


class Section(NamedTuple):
    """Hold what waits of one kind: its name for machines, and what one and several are called."""

    name: str
    one: str
    many: str
    waiting: Sequence[Waiting]

    def about(self, path: str) -> "Section":
        """Leave only what is about the article at *path*."""
        return self._replace(waiting=[w for w in self.waiting if path in (w.path, *w.articles)])

    @property
    def told(self) -> str:
        """Say how many wait."""
        return counted(len(self.waiting), self.one, self.many)


def open_notes(root: Path, names: Names) -> Section:
    """Give what stands under review: in the articles, but for the names that have a section of their own."""
    waiting = [
        Waiting(article.path, line, note)
        for article in names.content.articles
        if article.review and article.status != "withdrawn"
        for line, note in zip(_lines_of_notes(root, article), article.review, strict=True)
        if not _only_asks_for_a_record(note, article, names)
    ]
    return Section("notes", "note", "notes", waiting)


def unconfirmed_names(names: Names) -> Section:
    """Give the names that have no record, the most frequent first."""
    waiting = [
        Waiting("", 0, f"{ONE_OF[use.taxonomy]} without a record, in {articles}: {use.name}", use.articles)
        for use in names.unconfirmed()
        for articles in (counted(len(use.articles), "article"),)
    ]
    return Section("names", "name without a record", "names without a record", waiting)


def possible_duplicates(root: Path, articles: Iterable[Article]) -> Section:
    """Give the pairs of articles that may tell the same story; raises OSError."""
    texts = (
        (article, body_of(decode((root / article.path).read_bytes())))
        for article in articles
        if article.status != "withdrawn"
    )
    waiting = [
        Waiting(pair.second.path, 0, f"same story? {pair.likeness:.0%} of the words are alike in", (pair.first.path,))
        for pair in find_pairs(texts)
    ]
    return Section("duplicates", "possible duplicate", "possible duplicates", waiting)


def cases_without_news(cases: Iterable[CaseDue]) -> Section:
    """Give the open cases of which nobody has written anything for long."""
    waiting = [
        Waiting(
            due.case.path,
            0,
            f"no news since {due.last} ({due.case.latest.stage}): is it still so?"
            if due.case.latest
            else "nothing stands in its timeline: which stage has it reached?",
        )
        for due in cases
    ]
    return Section("cases", "case without news", "cases without news", waiting)


def changed_seeds(waiting: Sequence[Waiting]) -> Section:
    """Give the seeds that are not what their articles were made from, which a reader of seeds has found."""
    return Section("seeds", "changed seed", "changed seeds", waiting)


def unread_seeds(problems: Iterable[Problem]) -> Section:
    """Give the seeds that cannot be read, each with the reason."""
    waiting = [Waiting(problem.path, problem.line, problem.message) for problem in problems]
    return Section("unread", "seed that cannot be read", "seeds that cannot be read", waiting)


def listed(paths: Sequence[str]) -> Iterator[str]:
    """Name the first of some articles, one a line, and count the rest."""
    yield from paths[:_MOST_PATHS]
    if len(paths) > _MOST_PATHS:
        yield f"and {len(paths) - _MOST_PATHS} more"


def _lines_of_notes(root: Path, article: Article) -> Iterator[int]:
    """Find the lines of an article's notes: mostly by their words, which takes no parser."""
    lines = (root / article.path).read_text(encoding="utf-8", errors="replace").split("\n")
    for number, note in enumerate(article.review):
        found = [line for line, text in enumerate(lines, 1) if note in text]
        yield found[0] if len(found) == 1 else line_of_key(root, article.path, ("review", number))


def _only_asks_for_a_record(note: str, article: Article, names: Names) -> bool:
    question = question_in(note)
    if not question or question.child or question.name not in getattr(article, question.taxonomy):
        return False
    return names.record(question.taxonomy, question.name) is None
