"""Undo the merge of two names: what still says what the merge wrote is taken back, and what an editor changed stays."""

from collections.abc import Iterator
from typing import Any

from generator.curation.edits import Edits
from generator.curation.hunks import Hunk, hunks_between, take_back
from generator.curation.merge_record import Before, MergeRecord, decode_merge, record_path
from generator.curation.terms import kinds, taking
from generator.curation.usage import Names
from generator.errors import Problem, UserError
from generator.model.registry import TermRecord
from generator.model.site import TAXONOMIES, TaxonomyName
from generator.model.slugs import slugify
from generator.readers.content import line_of_key
from generator.readers.document import parse_document
from generator.readers.text import decode

_LONGEST = 60  # characters of a line to show


def split(names: Names, edits: Edits, other: str, taxonomy: TaxonomyName | None) -> list[Problem]:
    """
    Make two terms again of *other* and the one that it was merged into, and say what is left for an editor to do.

    Raises UserError.
    """
    path, merge = _find(edits, other, taxonomy)
    owner = _owner(names, edits, merge)
    left: list[Problem] = []
    if merge.other.text is not None:
        if edits.read(merge.other.path) is not None:
            raise UserError(
                [Problem(merge.other.path, 0, "is there again: move it away, since the split puts a file there")]
            )
        edits.put(merge.other.path, merge.other.text.encode(), "as it was before the merge")
    if owner:
        left += _restore_record(edits, owner.path, merge)
    else:
        left.append(Problem(merge.into.path, 0, "is no longer there, so nothing of it was taken back"))
    for changed in merge.changed:
        if edits.read(changed.path) is None:
            left.append(Problem(changed.path, 0, "is no longer there, so nothing of it was taken back"))
        else:
            left += _restore(edits, changed.path, changed.hunks)
    edits.remove(path, "the merge is undone")
    return left


def _find(edits: Edits, other: str, taxonomy: TaxonomyName | None) -> tuple[str, MergeRecord]:
    """Give the record of the merge of *other*, with its path; raises UserError."""
    paths = {kind: record_path(kind, slugify(other)) for kind in TAXONOMIES if taxonomy in {None, kind}}
    found = {kind: raw for kind, path in paths.items() if slugify(other) and (raw := edits.read(path)) is not None}
    if not found:
        raise UserError([Problem(other, 0, "no merge of this name is known, so nothing can be split: mend it by hand")])
    if len(found) > 1:
        raise UserError([Problem(other, 0, f"was merged as {kinds(list(found))}: say which with --kind")])
    ((kind, raw),) = found.items()
    if (merge := decode_merge(raw)) is None:
        raise UserError([Problem(paths[kind], 0, "cannot be read by this version, so nothing can be split")])
    return paths[kind], merge


def _owner(names: Names, edits: Edits, merge: MergeRecord) -> TermRecord | None:
    """Give the record with which *merge* left both names; None if it is gone. Raises UserError where neither is so."""
    other, into = merge.other.name, merge.into.name
    has, owner = names.record(merge.kind, other), names.record(merge.kind, into)
    if has and slugify(has.name) == slugify(other):
        raise UserError([Problem(other, 0, f"has a record of its own again, {has.path}: it is split already")])
    if has and not owner and has.path == merge.into.path:
        return has  # it was given another name by hand
    if has and has is not owner:
        raise UserError([Problem(other, 0, f"stands for {has.name} in {has.path} now: take it out there first")])
    if owner and owner.name != into and edits.read(record_path(merge.kind, slugify(into))) is not None:
        raise UserError([Problem(other, 0, f"{into} was merged into {owner.name} since: split {into} first")])
    return owner


def _restore_record(edits: Edits, path: str, merge: MergeRecord) -> Iterator[Problem]:
    """Take back what the record at *path* has of the other one: facts that are as they were, and every name."""
    if merge.into.text is None:
        if edits.read(path) == merge.became.encode():
            edits.remove(path, "made by the merge")
            return
        yield Problem(path, 0, "was made by the merge and changed since, so it stays")
    else:
        yield from _restore(edits, path, hunks_between(merge.into.text, merge.became))
    names = _slugs(merge.other) - _slugs(merge.into)
    aliases: Any = parse_document(decode(edits.read(path) or b"")).values.get("aliases", [])
    for alias in [alias for alias in aliases if slugify(alias) in names]:
        edits.change(path, taking("aliases", alias), f"no longer {alias}", f'take "{alias}" out of aliases')


def _restore(edits: Edits, path: str, hunks: tuple[Hunk, ...]) -> Iterator[Problem]:
    """Take back what still stands in the file at *path* as a merge wrote it, and tell of the rest."""
    text, left = take_back((edits.read(path) or b"").decode(), hunks)
    edits.put(path, text.encode(), "as it was before the merge" if not left else "in part as it was before the merge")
    for hunk in left:
        if hunk.key != "aliases":
            line = line_of_key(edits.root, path, (hunk.key,)) if hunk.key else 0
            was = hunk.was.strip().partition("\n")[0].strip()[:_LONGEST]
            before = f"before the merge it said: {was}" if was else "the merge had added to it"
            yield Problem(path, line, f"{hunk.key or 'the text'}: changed since, so it stays as it is; {before}")


def _slugs(before: Before) -> set[str]:
    """Give the slugs of all that a term was called."""
    values: Any = parse_document(decode(before.text.encode())).values if before.text is not None else {}
    return {slugify(name) for name in (before.name, values.get("slug", ""), *values.get("aliases", []))}
