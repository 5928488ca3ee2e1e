"""What the commands for names share: which kind of term is meant, its record, and the notes that ask about it."""

from collections.abc import Callable, Sequence
from difflib import get_close_matches

from generator.curation.edits import Edits
from generator.curation.front_matter import replace_in, take_from
from generator.curation.names_file import heed_name, ignored_in
from generator.curation.usage import ONE_OF, Names
from generator.errors import Problem, UserError
from generator.model.front_matter import scalar
from generator.model.notes import may_be_a_child, question_in
from generator.model.site import TAXONOMIES, TaxonomyName
from generator.model.slugs import slugify
from generator.settings import NAMES_FILE


def kind_of_term(names: Names, name: str, taxonomy: TaxonomyName | None) -> TaxonomyName:
    """Give the one kind of term that *name* is, or check that it is one of *taxonomy*; raises UserError."""
    found = [kind for kind in TAXONOMIES if names.is_term(kind, name) and taxonomy in {None, kind}]
    if len(found) == 1:
        return found[0]
    if found:
        raise UserError([Problem(name, 0, f"is {kinds(found)}: say which with --kind")])
    raise UserError(
        [Problem(name, 0, f"no such {ONE_OF[taxonomy] if taxonomy else 'name'}{near(names, name, taxonomy)}")]
    )


def near(names: Names, name: str, taxonomy: TaxonomyName | None = None) -> str:
    """Ask whether a name like *name* was meant, of one *taxonomy* or any; "" where there is none."""
    known = names.anywhere(*([taxonomy] if taxonomy else TAXONOMIES))
    known.pop(name.casefold(), None)
    found = get_close_matches(name.casefold(), list(known), n=1, cutoff=0.6)
    return f" - did you mean {known[found[0]]}?" if found else ""


def kinds(taxonomies: Sequence[TaxonomyName]) -> str:
    """Name several kinds of terms."""
    return " and ".join(f"a {ONE_OF[taxonomy]}" for taxonomy in taxonomies)


def check_name(name: str) -> None:
    """Refuse what can be nobody's name; raises UserError."""
    if not name.isprintable():
        raise UserError([Problem(repr(name), 0, "is no name: it has characters that cannot be shown")])
    if not any(char.isalnum() for char in name):
        raise UserError([Problem(f'"{name}"', 0, "is no name: it has no letter or digit")])


def is_ignored(edits: Edits, name: str) -> bool:
    """Tell whether *name* was ignored, in any spelling."""
    text = (edits.read(NAMES_FILE) or b"").decode()
    return slugify(name) in {slugify(ignored) for ignored in ignored_in(text)}


def heed(edits: Edits, name: str) -> None:
    """Let *name* be ignored no longer."""
    if is_ignored(edits, name):
        by_hand = f'take "{name}" out of the list ignore'
        edits.change(NAMES_FILE, lambda text: heed_name(text, name), f"no longer ignore {name}", by_hand)


def make_record(edits: Edits, taxonomy: TaxonomyName, name: str) -> str:
    """Make the record of *name*, which is ignored no longer, and give its path; raises UserError."""
    slug = slugify(name)
    if not slug:
        raise UserError([Problem(name, 0, "has no letter or digit to make an address from")])
    path = f"content/{taxonomy}/{slug}.md"
    if edits.read(path) is not None:
        raise UserError([Problem(path, 0, f"is there already, for another name: add {name} to it by hand")])
    heed(edits, name)
    edits.put(path, f"---\nname: {scalar(name)}\n---\n".encode(), "made")
    return path


def settle(names: Names, edits: Edits, taxonomy: TaxonomyName, name: str, *, of_children: bool = False) -> None:
    """Take the notes that ask who *name* is out of the articles; those *of_children* ask for more than a record."""
    for path, note, child in _notes_about(names, taxonomy, name):
        if of_children or not child:
            edits.change(path, taking("review", note), "note settled", f'take the note "{note}" out of review')


def rename_in_notes(names: Names, edits: Edits, old: str, new: str) -> None:
    """Let the notes that ask whether *old* is a child ask about *new*."""
    for path, note, child in _notes_about(names, "people", old):
        if child:
            told = may_be_a_child(new)
            edits.change(path, replacing("review", note, told), f"note about {new}", f'put "{told}" into review')


def taking(key: str, value: str) -> Callable[[str], str]:
    """Make what takes *value* out of a list."""
    return lambda text: take_from(text, key, value)


def replacing(key: str, old: str, new: str) -> Callable[[str], str]:
    """Make what puts *new* in place of *old* in a list."""
    return lambda text: replace_in(text, key, old, new)


def _notes_about(names: Names, taxonomy: TaxonomyName, name: str) -> list[tuple[str, str, bool]]:
    """Give path, note, and whether it asks about a child, of each note that asks who *name* is."""
    slug = slugify(name)
    return [
        (article.path, note, question.child)
        for article in names.content.articles
        for note in article.review
        if (question := question_in(note)) and question.taxonomy == taxonomy and slugify(question.name) == slug
    ]
