"""Texts made to be slow: each is looked through in a process that is stopped if it takes longer than it may."""

import subprocess
import sys

import pytest

from generator.checks.accusations import accusations
from generator.checks.accused import Accused
from generator.checks.accusing_words import NAME, accusing_words
from generator.checks.standing import position
from making import a_case

SECONDS = 20  # a thousand times what it takes
SIZE = 100_000  # characters
CHARGES = "from generator.checks.accusing_words import accusing_words as w; list(w('en').charges({text}))"
READINGS = "from generator.checks.letters import readings; list(readings({text}))"
SENTENCES = "from generator.checks.prose import sentences; list(sentences({text}))"
SUBSTANCE = "from generator.checks.substance import substance; substance({text}, '')"


@pytest.mark.parametrize(
    ("program", "first", "unit"),
    [
        (SUBSTANCE, "a", " "),
        (SUBSTANCE, "a", "- "),
        (READINGS, "", "<"),
        (READINGS, "", "<\n"),
        (CHARGES, "", NAME),
        (CHARGES, NAME, " "),
        (CHARGES, "killer", " "),
        (CHARGES, "", f"{NAME} oddly "),
        (SENTENCES, "", "."),
        (SENTENCES, "", "Mr. "),
    ],
)
def test_a_text_of_one_sign_is_looked_through(program: str, first: str, unit: str) -> None:
    """What takes the square of its length would take hours."""
    text = f"({first!r} + {unit!r} * {SIZE // len(unit)})"
    subprocess.run([sys.executable, "-c", program.format(text=text)], check=True, timeout=SECONDS)


def test_a_sign_that_stands_for_the_accused_is_nobody_in_a_text() -> None:
    """It is for private use, so any text may hold it."""
    ann = Accused("ann-example", ("Ann Example",), "", (position(a_case("The Case")),))
    words = accusing_words("en")
    assert list(accusations(f"Ann Example sang. Killer {NAME} left.", [ann], words)) == []
    assert len(list(accusations("Ann Example sang. Killer Ann Example left.", [ann], words))) == 1
