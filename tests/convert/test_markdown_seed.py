"""Reading seeds in Markdown: facts in front matter, and blocks that stay as they are."""

from dataclasses import replace

import pytest
from convert.seed_making import END, LEAD, MIDDLE, body_of, converted

from generator.convert.markdown_seed import plain_text, seed_of_markdown
from generator.convert.read import SeedError
from generator.convert.stated import NOTHING, Stated
from generator.model.article import Article


def values(stated: Stated) -> dict[str, str]:
    """Give what is stated, by name."""
    found = {name: getattr(stated, name) for name in ("title", "author", "outlet", "url", "day", "summary")}
    return {name: fact.value for name, fact in found.items() if fact}


def facts(front_matter: str) -> dict[str, str]:
    """Give what a file with this front matter states."""
    return values(seed_of_markdown(f"---\n{front_matter}\n---\n{LEAD}\n").stated)


def written(text: str) -> list[str]:
    """Give the blocks of *text* as the article writes them."""
    return [paragraph.written for paragraph in seed_of_markdown(text).paragraphs]


@pytest.mark.parametrize(
    ("front_matter", "expected"),
    [
        (
            "title: Drum found\ndate: 2025-03-12\nauthor: Ann Quill\nsource: {name: Courier, url: https://c.example/a}",
            {
                "title": "Drum found",
                "day": "2025-03-12",
                "author": "Ann Quill",
                "outlet": "Courier",
                "url": "https://c.example/a",
            },
        ),
        (
            "Headline: Drum found\npub_date: March 12, 2025\nauthors: [By Ann Quill, {name: Bo Ode}]\nsite-name: Star",
            {"title": "Drum found", "day": "2025-03-12", "author": "Ann Quill and Bo Ode", "outlet": "Star"},
        ),
        (
            "source: https://c.example/a?utm_source=x\nexcerpt: It was there all the time.\npublished: true",
            {"url": "https://c.example/a", "summary": "It was there all the time."},
        ),
        (
            "url: /2025/drum/\ncanonical_url: https://c.example/a\ndate: 2025-03",
            {"url": "https://c.example/a", "day": "2025-03"},
        ),
    ],
)
def test_the_keys_of_other_generators_are_understood(front_matter: str, expected: dict[str, str]) -> None:
    """Whatever their spelling, when it is clear what they mean."""
    assert facts(front_matter) == expected


def test_front_matter_in_toml_is_understood() -> None:
    """Dates of TOML are dates."""
    seed = seed_of_markdown(f'+++\ntitle = "Drum found"\ndate = 2025-03-12T10:00:00Z\n[params]\nx = 1\n+++\n{LEAD}')
    assert values(seed.stated) == {"title": "Drum found", "day": "2025-03-12"}
    assert seed.notes == ("seed: nothing was made of its front matter params: x 1",)
    assert [seed.line(paragraph.start) for paragraph in seed.paragraphs] == [7]


def test_no_key_is_lost_in_silence() -> None:
    """What nothing was made of is named, in short."""
    seed = seed_of_markdown(f"---\nlayout: post\ntags: [drum, {'quay ' * 20}]\npublished: true\n---\n{LEAD}")
    (note,) = seed.notes
    assert note.startswith("seed: nothing was made of its front matter layout: post; tags: drum; quay quay")
    assert note.endswith("…; published: True")


def test_front_matter_that_cannot_be_read_is_a_fault_with_its_line() -> None:
    """TOML tells its own place."""
    with pytest.raises(SeedError) as caught:
        seed_of_markdown("---\ntitle: a\ntitle: b\n---\n")
    assert caught.value.args == (3, '"title" stands twice, here and on line 2: keep one of them')
    with pytest.raises(SeedError, match="the front matter between \\+\\+\\+ is no TOML"):
        seed_of_markdown("+++\ntitle\n+++\n")


@pytest.mark.parametrize("title", ["# Drum found", "Drum found\n=========="])
def test_a_first_heading_is_the_title(title: str) -> None:
    """It is stated, and no longer part of the body."""
    seed = seed_of_markdown(f"{title}\n\n{LEAD}\n\n{MIDDLE}\n")
    assert values(seed.stated) == {"title": "Drum found"}
    assert [paragraph.text for paragraph in seed.paragraphs] == [LEAD, MIDDLE]


def test_a_heading_that_is_not_the_stated_title_stays() -> None:
    """Front matter outranks a heading; a heading of a lower level is no title."""
    assert written(f"---\ntitle: Drum\n---\n# Another\n\n{LEAD}") == ["# Another", LEAD]
    assert seed_of_markdown(f"## Another\n\n{LEAD}").stated == NOTHING


BLOCKS = [
    "The **big drum** of [Ann Quill](https://x.example/a_(b)) is *gone*, said the band.",
    "## What is known",
    "- one *thing*\n- two\n\n- three\n    more",
    "> It was loud,\n> she said.",
    "| A | B |\n|---|---|\n| 1 | 2 |",
    "```\ncode **here**\n\nand here\n```",
    "A line  \nand another on purpose.",
    "1\\. No list & {{ no template }}, AT&amp;T, snake_case_name.",
]


def test_blocks_stay_as_they_are() -> None:
    """Lists with blank lines inside and fenced code are one block each."""
    assert written("\n\n".join(BLOCKS)) == BLOCKS


def test_the_converter_reads_blocks_as_text() -> None:
    """On one line, without the signs of Markdown, so that names and phrases are found in it."""
    assert [plain_text(block) for block in BLOCKS] == [
        "The big drum of Ann Quill is gone, said the band.",
        "What is known",
        "one thing · two · three · more",
        "It was loud, she said.",
        "A · B · 1 · 2",
        "code here and here",
        "A line and another on purpose.",
        "1. No list & {{ no template }}, AT&T, snake_case_name.",
    ]


def test_what_cannot_be_seen_is_dropped_from_markdown_too() -> None:
    """A mark that turns the reading direction would turn a quotation around."""
    assert written("The\u202e drum\u200b is\x07 gone.") == ["The drum is gone."]


def test_wrapped_paragraphs_are_joined() -> None:
    """A paragraph is one line of the article, as others are."""
    assert written("The drum\nis gone,\nshe said.") == ["The drum is gone, she said."]


def test_pictures_on_their_own_are_named_and_left_out() -> None:
    """Nobody knows yet whose they are; a rule stays with the block before it, a comment is nobody's business."""
    seed = seed_of_markdown(f"{LEAD}\n\n![Drum](drum.jpg)\n\n***\n\n<!-- hidden\n\ntext -->\n\n{MIDDLE}")
    assert [paragraph.written for paragraph in seed.paragraphs] == [f"{LEAD}\n\n***", MIDDLE]
    assert seed.notes == ("image: left out of the text: drum.jpg",)
    assert [seed.line(paragraph.start) for paragraph in seed.paragraphs] == [1, 11]


def test_names_in_markdown_are_tagged_and_furniture_is_left_out() -> None:
    """The body is Markdown, and cleaned like any other text."""
    said = "The singer **Ann Quill** has [it](https://x.example/), she told the band."
    seed = seed_of_markdown(f"# Drum found\n\n{LEAD}\n\n{said}\n\n{MIDDLE}\n\nRead more: *Drums*\n\n{END}")
    article = converted(replace(seed, sha256="0" * 64))
    assert (article.title, article.people) == ("Drum found", ("Ann Quill",))
    assert body_of(seed) == [LEAD, plain_text(said), MIDDLE, END]


def test_a_summary_in_the_front_matter_is_taken_or_named() -> None:
    """Whoever wrote it hears of it where it is no summary of the story."""
    good = "Nobody could say on the morning after the party who had taken the big drum of the harbour."

    def article_with(description: str) -> Article:
        text = f"---\ntitle: Drum gone\ndescription: {description}\n---\n{LEAD}\n\n{MIDDLE}\n\n{END}\n"
        return converted(replace(seed_of_markdown(text), sha256="0" * 64))

    assert article_with(good).summary == good
    assert not any(note.startswith("summary") for note in article_with(good).review)
    assert "summary: not taken from the front matter: “A drum.”" in article_with("A drum.").review
