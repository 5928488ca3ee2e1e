"""Give a person, show or case another name, wherever the old one stands; the old one stays as an alias."""

from pathlib import Path

from generator.curation.edits import Edits
from generator.curation.front_matter import add_to, replace_in, set_key
from generator.curation.retagging import Retagging
from generator.curation.terms import check_name, kind_of_term, make_record, rename_in_notes, settle
from generator.curation.usage import ONE_OF, Names
from generator.errors import Problem, UserError
from generator.model.registry import TermRecord
from generator.model.site import TaxonomyName
from generator.model.slugs import slugify


def rename(names: Names, edits: Edits, old: str, new: str, taxonomy: TaxonomyName | None) -> None:
    """
    Let what is called *old* be called *new*: in its record, which is made if need be, and in every list of names.

    The address of the old name leads to the new one, since an alias does. Raises UserError.
    """
    check_name(new)
    taxonomy = kind_of_term(names, old, taxonomy)
    record = names.record(taxonomy, old)
    if record and slugify(old) not in {slugify(record.name), record.slug}:
        message = f"is another name of {record.name} in {record.path}: rename that one"
        raise UserError([Problem(old, 0, message)])
    _refuse_taken(names, taxonomy, record, old, new)
    old = record.name if record else names.spelling(taxonomy, old)
    if new == old:
        return
    if record:
        _rename_record(edits, record, new)
        path = record.path
    else:
        path = make_record(edits, taxonomy, new)
    _keep_as_alias(edits, path, old, new)
    if record:
        _move(edits, record, new)
    Retagging(names, edits, taxonomy, {slugify(old)}, new).everywhere()
    settle(names, edits, taxonomy, old)
    settle(names, edits, taxonomy, new)
    if taxonomy == "people":
        rename_in_notes(names, edits, old, new)


def _refuse_taken(names: Names, taxonomy: TaxonomyName, record: TermRecord | None, old: str, new: str) -> None:
    """Raise UserError where *new* is no name, or that of another term."""
    if not slugify(new):
        raise UserError([Problem(new, 0, "has no letter or digit to make an address from")])
    owner = names.record(taxonomy, new)
    is_used = names.is_term(taxonomy, new) and slugify(new) != slugify(old)
    if (owner is not record) if owner else is_used:
        hint = f'digest names merge "{old}" "{new}" makes them one'
        raise UserError([Problem(new, 0, f"is another {ONE_OF[taxonomy]} already: {hint}")])


def _rename_record(edits: Edits, record: TermRecord, new: str) -> None:
    edits.change(record.path, lambda text: set_key(text, "name", new), f"now {new}", f'put "{new}" under name')


def _keep_as_alias(edits: Edits, path: str, old: str, new: str) -> None:
    """Put *old* among the aliases: in the place of *new* if that is one so far."""
    edits.change(
        path,
        lambda text: add_to(replace_in(text, "aliases", new, old), "aliases", old),
        f"alias {old}",
        f'add "{old}" to aliases',
    )


def _move(edits: Edits, record: TermRecord, new: str) -> None:
    """Name the file of *record* after its name if it was before, unless another file is there."""
    old = Path(record.path)
    path = old.with_name(f"{slugify(new)}.md").as_posix()
    if old.stem != slugify(record.name) or path == record.path:
        return
    if edits.read(path) is None:
        edits.move(record.path, path)
