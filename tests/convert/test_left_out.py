"""What is left out of a story by judgement is said; what was wrongly left out stays."""

import pytest
from convert.seed_making import END, LEAD, MIDDLE, a_seed, a_story, body_of, converted


def notes(*paragraphs: str) -> list[str]:
    """Give what the editor is told of the body of a story that is missing its drum."""
    review = converted(a_seed("Big Drum Missing After the Party", *paragraphs)).review
    return [note for note in review if note.startswith("body: ")]


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for the drum class.",
        "Follow us on Facebook and bring a drum of your own to the party.",
        "You can read our list of drums, which the baker keeps. Click here for it, if you want your drum back.",
    ],
)
def test_a_sentence_left_out_of_the_story_is_said(line: str) -> None:
    """Between the paragraphs, what reads like a sentence may be one of the story."""
    assert line not in body_of(a_story(line))
    assert notes(LEAD, line, MIDDLE, END) == ["body: left out line 5 of the seed: look"]


def test_sentences_cut_from_the_end_of_a_paragraph_are_said() -> None:
    """The line is that of the paragraph."""
    asked = MIDDLE + " Let us know in the comments section below!"
    assert notes(LEAD, asked, END) == ["body: left out line 5 of the seed: look"]


@pytest.mark.parametrize(
    "line",
    [
        "Facebook Twitter Reddit Email",
        "Advertisement",
        "READ MORE",
        "Read more: Six drums that changed the town",
        "© 2025 The Harbour Courier. All rights reserved.",
        "12 May 2025, 10:31 am",
    ],
)
def test_certain_furniture_is_left_out_without_a_word(line: str) -> None:
    """Share bars, labels, copyright lines and dates are nobody's story."""
    assert line not in body_of(a_story(line))
    assert notes(LEAD, line, MIDDLE, END) == []


def test_a_long_sentence_behind_the_story_is_said() -> None:
    """What stands behind many links may be the end of the story; a short teaser is not."""
    links = [f"Tide table for pier number {number}" for number in range(12)]
    last = "The ferry will run late for as long as the drum is missing, the captain of the ferry has let it be known."
    assert notes(LEAD, MIDDLE, END, "Topics", *links, last) == ["body: left out line 35 of the seed: look"]
    assert notes(LEAD, MIDDLE, END, "Topics", *links, "The ferry will run late. Bring a book.") == []


def test_many_lines_are_told_in_few_words() -> None:
    """Lines that follow each other are a range, and the note stays short."""
    asked = "Sign up for the drum class."
    assert notes(LEAD, asked, asked, MIDDLE, asked, END) == ["body: left out lines 5–7, 11 of the seed: look"]
    apart = [text for number in range(12) for text in (asked, f"{MIDDLE} It was day {number}.")]
    (note,) = notes(LEAD, *apart)
    assert note.endswith(", 33 … of the seed: look")


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for the drum class costs nothing, said the baker, who teaches it.",
        "Follow us on Sunday, she told them, and bring a drum of your own.",
        "Watch: it will come back on its own, the baker says.",
        "More: they will look for it again tomorrow.",
    ],
)
def test_what_somebody_says_is_no_request_to_the_reader(line: str) -> None:
    """A sentence with its speaker, or in small letters behind one word, is story, in the middle and at the end."""
    assert line in body_of(a_story(line))
    assert body_of(a_seed("Big Drum Missing After the Party", LEAD, MIDDLE, END, line))[-1] == line


@pytest.mark.parametrize(
    "marks", [("1) ", "2) ", "3) ", "4) "), ("1. ", "2. ", "3. ", "4. "), ("– ", "– ", "- ", "- ")]
)
def test_a_list_at_the_end_of_the_story_stays(marks: tuple[str, ...]) -> None:
    """Numbers and dashes make lines that are no sentences a part of the story."""
    listed = [f"{mark}{word} drum" for mark, word in zip(marks, ("big", "small", "round", "square"), strict=True)]
    assert body_of(a_seed("Big Drum Missing After the Party", LEAD, MIDDLE, END, *listed))[-4:] == listed


def test_all_captions_are_said() -> None:
    """A sentence that was taken for a caption can be found again."""
    captions = ["The empty bandstand. (Photo: Ivo Lark/PA)", "The harbour. (Photo: Ivo Lark/PA)"]
    review = converted(a_story(captions[0], MIDDLE + " So it was.", captions[1])).review
    assert "image: lines 5, 9 of the seed are captions of pictures" in review
