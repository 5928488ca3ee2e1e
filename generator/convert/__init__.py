"""Turn seeds, which are raw news texts, into articles: read, clean, facts, names, write."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import msgspec

from generator.config import SourceSettings
from generator.convert.article import make_article
from generator.convert.read import Seed, read_seed
from generator.convert.records import Records
from generator.convert.write import article_text, write_new
from generator.errors import Problem
from generator.model.article import Article, Status
from generator.model.slugs import slugify

__all__ = ["Conversion", "Records", "convert_seeds"]


@dataclass(frozen=True, slots=True)
class Conversion:
    """
    Tell what became of one seed.

    *outcome* is "converted", "already converted" or "changed since it was converted"; *article* is the path of the
    article, new or old; *review* is what an editor is asked to look at.
    """

    seed: str
    outcome: str
    article: str
    review: tuple[str, ...] = ()


@dataclass(slots=True)
class _Taken:
    """Know which seeds have an article and which file names are in use."""

    by_file: dict[str, Article] = field(default_factory=dict)
    by_digest: dict[str, Article] = field(default_factory=dict)
    stems: set[str] = field(default_factory=set)

    def add(self, article: Article) -> None:
        self.stems.add(Path(article.path).stem)
        self.stems.add(article.slug)
        if article.seed:
            self.by_file[article.seed.file] = article
            self.by_digest[article.seed.sha256] = article


def convert_seeds(
    seeds: Sequence[Path],
    *,
    registry: Records,
    sources: Mapping[str, SourceSettings],
    out: Path,
    existing: Iterable[Article],
    now: datetime,
    status: Status = "published",
) -> tuple[list[Conversion], list[Problem]]:
    """
    Make an article in the folder *out* of each of *seeds* that has none among the *existing* articles.

    A folder stands for its .txt files in the order of their names. *now* becomes the date of the new articles, and no
    story can have been written after it. What was converted before is left as it is, whatever became of it.
    """
    taken = _Taken()
    for article in existing:
        taken.add(article)
    conversions: list[Conversion] = []
    problems: list[Problem] = []
    for path in _seed_files(seeds):
        seed = read_seed(path, _shown(path, out))
        if isinstance(seed, Problem):
            problems.append(seed)
            continue
        named, twin = taken.by_file.get(seed.file), taken.by_digest.get(seed.sha256)
        if named and named.seed and named.seed.sha256 == seed.sha256:
            conversions.append(Conversion(seed.file, "already converted", named.path))
        elif twin and not _seed_of(twin, path).is_file():
            conversions.append(Conversion(seed.file, "already converted", twin.path))
        elif named and _is_at_home(path, out):
            conversions.append(Conversion(seed.file, "changed since it was converted", named.path))
        else:
            conversions.append(_convert(seed, registry, sources, out, taken, now, status, twin))
    return conversions, problems


def _seed_of(article: Article, beside: Path) -> Path:
    """Give the place of the seed of *article* if it lies where the seed *beside* does; a seed may be renamed."""
    return beside.with_name(article.seed.file if article.seed else "")


def _is_at_home(seed: Path, out: Path) -> bool:
    """Tell whether a name is enough to know *seed* by: elsewhere than in the site's seeds/ it may be any other text."""
    return out.parts[-2:] != ("content", "articles") or seed.resolve().parent == out.resolve().parents[1] / "seeds"


def _convert(
    seed: Seed,
    records: Records,
    sources: Mapping[str, SourceSettings],
    out: Path,
    taken: _Taken,
    now: datetime,
    status: Status,
    twin: Article | None,
) -> Conversion:
    """Make the article of *seed*; that of one with the text of another article, its *twin*, is a draft at first."""
    article, body = make_article(seed, records, sources, now, "draft" if twin else status)
    if twin:
        note = f"seed: the same text as that of {twin.path}"
        article = msgspec.structs.replace(article, review=(*article.review, note))
    path = _free_path(article.title, out, taken)
    article_path = _shown(path, out)
    write_new(path, article_text(article, body))
    taken.add(Article(title=article.title, date=article.date, seed=article.seed, path=article_path, slug=path.stem))
    return Conversion(seed.file, "converted", article_path, article.review)


def _seed_files(seeds: Sequence[Path]) -> list[Path]:
    """Give the files meant by *seeds*, each once."""
    files: dict[Path, None] = {}
    for path in seeds:
        inside = sorted(path.glob("*.txt")) if path.is_dir() else [path]
        files |= dict.fromkeys(inside)
    return list(files)


def _shown(path: Path, out: Path) -> str:
    """Give *path* as an editor knows it: relative to the site whose articles are in *out*, or else as it was given."""
    if out.parts[-2:] == ("content", "articles"):
        with suppress(ValueError):
            return path.resolve().relative_to(out.resolve().parents[1]).as_posix()
    return path.as_posix()


def _free_path(title: str, out: Path, taken: _Taken) -> Path:
    """Find a file name for *title* that no other article has, as a file or as an address."""
    stem = slugify(title)[:80].strip("-") or "article"
    number, name = 1, stem
    while name in taken.stems or (out / f"{name}.md").exists():
        number += 1
        name = f"{stem}-{number}"
    return out / f"{name}.md"
