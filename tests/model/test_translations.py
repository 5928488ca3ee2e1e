"""Editions in other languages, as readers see them named."""

from generator.model.translations import translation_clashes, translations_of
from making import an_article


def test_a_language_is_named_as_it_calls_itself() -> None:
    """Whoever looks for it knows that name; in the order of the tags, whatever the editor's."""
    found = translations_of({"fr": "https://b.example/", "de-AT": "https://a.example/"})
    assert [(edition.language, edition.name) for edition in found] == [("de-AT", "Deutsch"), ("fr", "français")]


def test_two_editions_in_one_language_are_told_apart_by_their_tags() -> None:
    """And one in a language that is not known here is called by its own."""
    found = translations_of({"pt-BR": "https://a.example/", "pt-PT": "https://b.example/", "tlh": "https://c.example/"})
    assert [edition.name for edition in found] == ["pt-BR", "pt-PT", "tlh"]


def test_an_article_is_no_translation_of_itself() -> None:
    """However the tag is written; another region is another edition."""
    article = an_article("A", translations={"en-GB": "https://a.example/", "EN": "https://b.example/"})
    clashes = translation_clashes("en", [article, an_article("B")])
    assert [(clash.path, clash.key) for clash in clashes] == [("content/articles/a.md", ("translations", "EN"))]
