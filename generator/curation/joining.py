"""Make one term of two: the names of the one become aliases of the other, in its record and in every list of names."""

from generator.curation.edits import Edits
from generator.curation.front_matter import add_to
from generator.curation.hunks import hunks_between
from generator.curation.joined_facts import RecordText, contradictions, join, unsound
from generator.curation.merge_record import Before, Changed, MergeRecord, encode_merge, record_path
from generator.curation.retagging import Retagging
from generator.curation.terms import kinds, make_record, near, settle
from generator.curation.usage import ONE_OF, Names
from generator.errors import Problem, UserError, stop_if
from generator.model.registry import TermRecord
from generator.model.site import TAXONOMIES, TaxonomyName
from generator.model.slugs import slugify


def join_terms(names: Names, edits: Edits, other: str, name: str, taxonomy: TaxonomyName | None) -> None:
    """
    Let *other* be the same as *name*, which gets its aliases and facts; what a split needs is kept.

    Raises UserError, also where two records contradict each other.
    """
    taxonomy = _kind_of_both(names, other, name, taxonomy)
    gone, kept = names.record(taxonomy, other), names.record(taxonomy, name)
    _refuse_same(names, taxonomy, other, name)
    other = gone.name if gone else names.spelling(taxonomy, other)
    name = kept.name if kept else names.spelling(taxonomy, name)
    path = kept.path if kept else make_record(edits, taxonomy, name)
    theirs = _text(edits, gone)
    was = _text(edits, kept)
    _add_facts(names, edits, path, gone, taxonomy)
    aliases = _aliases(gone, other)
    for alias in aliases:
        edits.change(path, lambda text: add_to(text, "aliases", alias), f"alias {alias}", f'add "{alias}" to aliases')  # noqa: B023 - called at once
    if gone:
        edits.remove(gone.path, f"merged into {path}")
    Retagging(names, edits, taxonomy, {slugify(alias) for alias in aliases}, name).everywhere()
    for settled in (*aliases, name):
        settle(names, edits, taxonomy, settled)
    stop_if(edits.problems)
    record = MergeRecord(
        version=1,
        kind=taxonomy,
        other=Before(name=other, path=gone.path if gone else "", text=theirs),
        into=Before(name=name, path=path, text=was),
        became=(edits.read(path) or b"").decode(),
        changed=_changed(edits, {path, gone.path if gone else ""}),
    )
    edits.put(record_path(taxonomy, slugify(other)), encode_merge(record), "what a split needs")


def _kind_of_both(names: Names, other: str, name: str, taxonomy: TaxonomyName | None) -> TaxonomyName:
    """Give the one kind that both names are of, or check that it is *taxonomy*; raises UserError."""
    asked = [taxonomy] if taxonomy else TAXONOMIES
    found = [[kind for kind in asked if names.is_term(kind, term)] for term in (other, name)]
    wanted = ONE_OF[taxonomy] if taxonomy else "name"
    stop_if(
        Problem(term, 0, f"no such {wanted}{near(names, term, taxonomy)}")
        for term, of in zip((other, name), found, strict=True)
        if not of
    )
    both = [kind for kind in found[0] if kind in found[1]]
    if len(both) == 1:
        return both[0]
    if both:
        raise UserError([Problem(other, 0, f"is {kinds(both)}, and so is {name}: say which with --kind")])
    raise UserError([Problem(other, 0, f"is {kinds(found[0])}, and {name} is {kinds(found[1])}: they cannot be one")])


def _refuse_same(names: Names, taxonomy: TaxonomyName, other: str, name: str) -> None:
    """Raise UserError where there is nothing to merge, or *other* is only an alias."""
    slug_of, gone = names.registries[taxonomy].slug, names.record(taxonomy, other)
    if slug_of(other) == slug_of(name):
        raise UserError([Problem(other, 0, f"stands for the same as {name} already")])
    if gone and slugify(other) not in {slugify(gone.name), gone.slug}:
        raise UserError([Problem(other, 0, f"is another name of {gone.name} in {gone.path}: merge that one")])


def _text(edits: Edits, record: TermRecord | None) -> str | None:
    """Give the file of *record* as it is."""
    return (edits.original(record.path) or b"").decode() if record else None


def _aliases(gone: TermRecord | None, other: str) -> list[str]:
    """Give all that a term was called; an address of its own is an alias too, so that it leads on."""
    if not gone:
        return [other]
    aliases = [gone.name, *gone.aliases]
    return aliases if gone.slug in map(slugify, aliases) else [*aliases, gone.slug]


def _add_facts(names: Names, edits: Edits, path: str, gone: TermRecord | None, taxonomy: TaxonomyName) -> None:
    """Give the record at *path* the facts of the one that goes; raises UserError where they contradict each other."""
    if not gone:
        return
    people = names.registries["people"]
    before = RecordText(path, (edits.read(path) or b"").decode())
    other = RecordText(gone.path, (edits.read(gone.path) or b"").decode())
    stop_if(contradictions(before, other, people))
    edits.change(
        path, lambda text: join(text, other.text, people), f"facts of {gone.path}", f"add those of {gone.path}"
    )
    stop_if(edits.problems)
    stop_if(unsound(RecordText(path, (edits.read(path) or b"").decode()), taxonomy))


def _changed(edits: Edits, records: set[str]) -> tuple[Changed, ...]:
    """Say what changed in the files besides the *records*."""
    return tuple(
        Changed(path=edit.path, hunks=hunks_between((edit.before or b"").decode(), (edit.after or b"").decode()))
        for edit in edits
        if edit.path not in records
    )
