"""Problems: how they read, and in which order."""

import pytest

from generator.errors import Problem, UserError, stop_if


def test_a_problem_reads_as_place_and_message() -> None:
    """An editor's tools can jump to path:line."""
    assert str(Problem("content/a.md", 4, "title: must not be empty")) == "content/a.md:4: title: must not be empty"


def test_a_problem_of_a_whole_file_has_no_line() -> None:
    """Line 0 is no line, so none is shown."""
    assert str(Problem("content/site.toml", 0, "not found")) == "content/site.toml: not found"


def test_problems_are_told_once_in_the_order_of_the_files() -> None:
    """Two readers may find the same problem, in any order."""
    error = UserError([Problem("b", 1, "x"), Problem("a", 10, "x"), Problem("b", 1, "x"), Problem("a", 9, "x")])
    assert error.problems == (Problem("a", 9, "x"), Problem("a", 10, "x"), Problem("b", 1, "x"))


def test_no_problem_stops_nothing() -> None:
    """A sound site passes."""
    stop_if(iter(()))


def test_any_problem_stops() -> None:
    """The error carries every problem."""
    problems = (Problem("a", 1, "x"), Problem("b", 1, "x"))
    with pytest.raises(UserError) as caught:
        stop_if(iter(problems))
    assert caught.value.problems == problems
