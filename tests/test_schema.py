"""Plain mappings made into frozen types, and the words for what does not fit."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.schema import Misfit, fit, locate, unknown, unprintable


class Wheel(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A part of a car."""

    size: Annotated[int, msgspec.Meta(ge=10, le=20)] = 15
    spokes: bool = False


class Car(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something with fields of every kind that settings and records have."""

    name: str
    kind: Literal["van", "coupe"] = "van"
    built: date | None = None
    price: float = 1.0
    drivers: tuple[str, ...] = ()
    wheels: tuple[Wheel, ...] = ()
    spare: Wheel | None = None
    named: dict[str, Wheel] = {}
    shape: Annotated[str, msgspec.Meta(pattern="^[a-z]+$")] = "round"
    path: str = ""
    number: Decimal = Decimal(1)


def misfits_of(**values: object) -> list[Misfit]:
    """Give what does not fit in a car that is sound but for *values*."""
    misfits = fit(Car, {"name": "Beetle", **values}, closed=frozenset({"path"}))
    assert isinstance(misfits, list)
    return misfits


def test_what_fits_is_converted() -> None:
    """Text that stands for a date becomes one, lists become tuples."""
    car = fit(Car, {"name": "Beetle", "built": "1938-05-26", "drivers": ["Ann"], "named": {"left": {"size": 12}}})
    assert car == Car(name="Beetle", built=date(1938, 5, 26), drivers=("Ann",), named={"left": Wheel(size=12)})


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("drivers", "Ann", 'drivers: expected a list, such as [A, B], got "Ann"'),
        ("drivers", {"Ann": 1}, "drivers: expected a list, such as [A, B], got keys with values"),
        ("named", ["left"], "named: expected keys with values, got a list"),
        ("spare", "round", 'spare: expected keys with values (size, spokes), got "round"'),
        ("name", ["Beetle"], "name: expected text, got a list"),
        ("drivers", "-Ann", 'drivers: expected a list, such as [A, B], got "-Ann": put a space behind each dash'),
        ("wheels", "two", 'wheels: expected a list of entries with size, spokes, got "two"'),
        ("name", 1938, "name: expected text, got 1938: put it in quotes"),
        ("name", True, "name: expected text, got true: put it in quotes"),
        ("built", "1938-02-30", "built: 1938-02-30 is not on the calendar"),
        ("built", "26 May 1938", 'built: expected a date such as 2025-03-14, got "26 May 1938"'),
        ("built", ["1938"], "built: expected a date such as 2025-03-14, got a list"),
        ("price", "dear", 'price: expected a number, got "dear"'),
        ("kind", "lorry", 'kind: unknown value "lorry"; known: van, coupe'),
        ("kind", "coup", 'kind: unknown value "coup" - did you mean "coupe"?'),
        ("kind", ["van"], "kind: expected one of van, coupe, got a list"),
        ("shape", "1", "shape: expected text matching regex '^[a-z]+$', got \"1\""),
        ("drivres", [], 'unknown key "drivres" - did you mean "drivers"?'),
        (
            "colour",
            "red",
            'unknown key "colour"; known: name, kind, built, price, drivers, wheels, spare, named, shape, number',
        ),
    ],
)
def test_what_does_not_fit_is_said_in_words(key: str, value: object, message: str) -> None:
    """Each message names the key, what it wants, and what it got."""
    assert misfits_of(**{key: value}) == [Misfit((key,), message)]


def test_a_misfit_deep_inside_says_where() -> None:
    """Lists count from 0 in the place, and do not show in the message."""
    assert misfits_of(wheels=[{"size": 12}, {"size": 9, "spokes": "yes"}], named={"left": {"size": "x"}}) == [
        Misfit(("wheels", 1, "size"), "wheels.size: expected a whole number >= 10, got 9"),
        Misfit(("wheels", 1, "spokes"), 'wheels.spokes: expected true or false, got "yes"'),
        Misfit(("named", "left", "size"), 'named.left.size: expected a whole number, got "x"'),
    ]


def test_quotes_that_are_too_many_are_told_of() -> None:
    """What stands in quotes is text, also if it looks like a number or a truth value."""
    assert misfits_of(wheels=[{"size": "12", "spokes": "true"}]) == [
        Misfit(("wheels", 0, "size"), 'wheels.size: expected a whole number, got "12": take the quotes away'),
        Misfit(("wheels", 0, "spokes"), 'wheels.spokes: expected true or false, got "true": take the quotes away'),
    ]


def test_a_sound_value_beside_a_misfit_is_not_complained_of() -> None:
    """Only what is wrong is told."""
    assert misfits_of(kind="coupe", drivers=["Ann"], price="dear") == [
        Misfit(("price",), 'price: expected a number, got "dear"')
    ]


def test_a_complaint_without_words_of_ours_is_passed_on() -> None:
    """A type that no setting has yet is still told of, if not as well."""
    assert misfits_of(number="x") == [Misfit(("number",), 'number: Invalid decimal string, got "x"')]


def test_nothing_in_a_list_is_told_from_text() -> None:
    """A dash without a word behind it reads as nothing."""
    assert misfits_of(drivers=[None]) == [Misfit(("drivers", 0), "drivers: expected text, got nothing")]


def test_a_missing_key_is_named_with_what_it_is_missing_in() -> None:
    """At the top there is nothing to name."""

    class Garage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
        car: Car

    assert fit(Garage, {"car": {}}) == [Misfit(("car", "name"), 'missing key "name" in car')]
    assert fit(Car, {}) == [Misfit(("name",), 'missing key "name"')]


def test_a_key_that_the_reader_fills_in_is_unknown_to_an_editor() -> None:
    """Else front matter could claim to be another file, and only the loud half of it would be noticed."""
    assert [misfit.at for misfit in misfits_of(path="elsewhere")] == [("path",)]
    assert [misfit.at for misfit in misfits_of(path="elsewhere", price="dear")] == [("path",), ("price",)]


def test_a_fault_that_no_field_shows_is_still_told() -> None:
    """A type may refuse as a whole what each of its fields allows."""

    class Fussy(msgspec.Struct, frozen=True):
        low: int
        high: int

        def __post_init__(self) -> None:
            if self.low > self.high:
                raise ValueError("low is above high")

    assert fit(Fussy, {"low": 2, "high": 1}) == [Misfit((), "low is above high")]


def test_a_whole_file_of_the_wrong_shape_is_called_this_file() -> None:
    """Where there is no key to name, the file is meant."""
    assert fit(Car, "Beetle") == [Misfit((), 'this file: expected keys with values (name), got "Beetle"')]  # type: ignore[arg-type]


def test_an_unknown_word_far_from_all_known_ones_lists_them() -> None:
    """A guess that is far off would only annoy."""
    assert unknown("colour", ["people", "shows"], "folder") == 'unknown folder "colour"; known: people, shows'


def test_the_line_of_a_key_is_that_of_the_nearest_key_around_it() -> None:
    """Not every place is known, and a line nearby is better than none."""
    lines = {("people",): 4, ("people", 0): 5}
    assert locate(("people", 0), lines) == 5
    assert locate(("people", 1, "name"), lines) == 4
    assert locate(("title",), lines) == 1
    assert locate((), {}) == 1


@pytest.mark.parametrize("character", ["\0", "\a", "\x1b", "\x7f", "\ud800", "\uffff"])
def test_a_character_that_xml_cannot_hold_is_named(character: str) -> None:
    """One of them makes a whole feed unreadable."""
    assert unprintable(f"a{character}b") == f"the character U+{ord(character):04X} cannot stand here"


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"])))
def test_letters_of_all_languages_can_stand(text: str) -> None:
    """News is full of names."""
    assert unprintable(text + "\t\n") == ""


@given(
    st.dictionaries(
        st.sampled_from([*(field.name for field in msgspec.structs.fields(Car)), "drivres"]),
        st.recursive(
            st.none() | st.booleans() | st.text(max_size=5) | st.integers(),
            lambda values: st.lists(values, max_size=3) | st.dictionaries(st.text(max_size=3), values, max_size=3),
            max_leaves=5,
        ),
    )
)
def test_whatever_is_written_either_fits_or_is_complained_of(values: dict[str, object]) -> None:
    """Nothing an editor writes ends in a traceback, or in silence."""
    car = fit(Car, values)
    assert isinstance(car, Car) or (car and all(misfit.message for misfit in car))
