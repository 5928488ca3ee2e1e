"""Confirm, alias and ignore names: in their records, in every list that says them, and in the notes that ask."""

from collections.abc import Iterator

from generator.curation.edits import Edits
from generator.curation.front_matter import add_to
from generator.curation.names_file import ignore_names
from generator.curation.retagging import Retagging
from generator.curation.terms import check_name, heed, is_ignored, kinds, make_record, near, settle, taking
from generator.curation.usage import ONE_OF, Names
from generator.errors import Problem, UserError
from generator.model.article import Article
from generator.model.site import TAXONOMIES, TaxonomyName
from generator.model.slugs import slugify
from generator.settings import NAMES_FILE


def confirm(names: Names, edits: Edits, name: str, taxonomy: TaxonomyName | None) -> None:
    """
    Make the record of *name*, and take the notes that it is not known out of the articles.

    Without a *taxonomy*, it is where the name is used. A name with a record keeps it. Raises UserError.
    """
    check_name(name)
    known = [found for found in names.records(name) if taxonomy in {None, found[0]}]
    if known:
        taxonomy = known[0][0]
    else:
        if taxonomy is None and is_ignored(edits, name):
            raise UserError(
                [Problem(name, 0, f"is ignored in {NAMES_FILE}; to make its record, say what it is with --kind")]
            )
        taxonomy = taxonomy or _only_use(names, name)
        make_record(edits, taxonomy, name)
    heed(edits, name)
    settle(names, edits, taxonomy, name)


def alias(names: Names, edits: Edits, other: str, name: str, taxonomy: TaxonomyName | None) -> None:
    """
    Let *other* stand for *name*: in its record, which is made if need be, and in every list that says *other*.

    Raises UserError.
    """
    check_name(other)
    check_name(name)
    if other == name:
        raise UserError([Problem(name, 0, "is the name itself, no other name for it")])
    known = [found for found in names.records(name) if taxonomy in {None, found[0]}]
    if len(known) > 1:
        raise UserError([Problem(name, 0, f"is {kinds([found[0] for found in known])}: say which with --kind")])
    record = known[0][1] if known else None
    taxonomy = known[0][0] if known else taxonomy or _only_use(names, name, other)
    owner = names.record(taxonomy, other)
    if owner and owner is not record:
        is_its_name = slugify(owner.name) == slugify(other)
        hint = f'digest names merge "{other}" "{name}" makes them one' if is_its_name else "take it out there first"
        raise UserError([Problem(other, 0, f"already stands for {owner.name} in {owner.path}: {hint}")])
    path = record.path if record else make_record(edits, taxonomy, name)
    if not record or other not in (record.name, *record.aliases):
        edits.change(path, lambda text: add_to(text, "aliases", other), f"alias {other}", f'add "{other}" to aliases')
    heed(edits, other)
    shown = record.name if record else name
    Retagging(names, edits, taxonomy, {slugify(other)}, shown).everywhere()
    settle(names, edits, taxonomy, other)
    settle(names, edits, taxonomy, name)


def ignore(names: Names, edits: Edits, name: str) -> None:
    """Note that *name* is nobody, and take it out of the articles with the notes that ask; raises UserError."""
    check_name(name)
    if known := names.records(name):
        path = known[0][1].path
        raise UserError([Problem(name, 0, f"has a record in {path}: delete that file first, if the name is nobody's")])
    edits.change(
        NAMES_FILE, lambda text: ignore_names(text, name), f"ignore {name}", f'add "{name}" to the list ignore'
    )
    for taxonomy in TAXONOMIES:
        for article, used in _articles_with(names, taxonomy, name):
            for tag in used:
                edits.change(
                    article.path,
                    taking(taxonomy, tag),
                    f"no longer tagged {tag}",
                    f'take "{tag}" out of {taxonomy}',
                )
        settle(names, edits, taxonomy, name, of_children=True)


def _only_use(names: Names, *spellings: str) -> TaxonomyName:
    """Give the one key under which articles use a name; raises UserError."""
    for name in spellings:
        uses = names.used_as(name)
        if len(uses) == 1:
            return uses[0].taxonomy
        if uses:
            counts = ", ".join(f"{ONE_OF[use.taxonomy]} ({len(use.articles)})" for use in uses)
            raise UserError([Problem(name, 0, f"is used as {counts}: say which with --kind")])
    hint = near(names, spellings[0])
    anyway = " --kind makes its record anyway" if hint else "; --kind makes its record anyway"
    raise UserError([Problem(spellings[0], 0, f"no article uses this name{hint}{anyway}")])


def _articles_with(names: Names, taxonomy: TaxonomyName, name: str) -> Iterator[tuple[Article, list[str]]]:
    """Give the articles that use *name* or another spelling of it, each with the spellings."""
    slug = slugify(name)
    for article in names.content.articles:
        if used := [tag for tag in getattr(article, taxonomy) if slugify(tag) == slug]:
            yield article, used
