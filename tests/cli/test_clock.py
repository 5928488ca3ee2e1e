"""The one clock of a command."""

from pathlib import Path

import pytest

from making import a_site, an_article_file, run_digest


def is_out(root: Path, *options: str, date: str = "2025-03-14T09:00:00Z", epoch: str | None = None) -> bool:
    """Tell whether a story of this *date* is out."""
    a_site(root, {"content/articles/a.md": an_article_file("A", date=date)})
    result = run_digest("--root", root, "build", *options, SOURCE_DATE_EPOCH=epoch)
    assert (result.exit_code, result.stderr) == (0, "")
    return (root / "output/articles/a/index.html").exists()


@pytest.mark.parametrize(
    ("now", "out"),
    [
        ("2025-03-14T08:59:59Z", False),
        ("2025-03-14T09:00:00Z", True),
        ("2025-03-14T09:30+01:00", False),
        ("2025-03-14", False),
        ("2025-03-15", True),
    ],
)
def test_the_time_to_go_by_can_be_given(tmp_path: Path, now: str, out: bool) -> None:
    """In the forms in which an article has it, and in UTC if nothing else is said."""
    assert is_out(tmp_path, "--now", now) is out


def test_the_time_to_go_by_can_come_from_the_environment(tmp_path: Path) -> None:
    """SOURCE_DATE_EPOCH is how builds that can be repeated are told; the option outranks it."""
    assert not is_out(tmp_path / "a", epoch="1741942799")
    assert is_out(tmp_path / "b", epoch="1741942800")
    assert is_out(tmp_path / "c", "--now", "2025-03-14T09:00:00Z", epoch="0")


def test_without_either_it_is_now(tmp_path: Path) -> None:
    """Which is after these lines were written, and before the end of the calendar."""
    assert is_out(tmp_path / "past")
    assert is_out(tmp_path / "empty", epoch="")
    assert not is_out(tmp_path / "future", date="9999-01-01")


def test_a_time_that_is_none_is_refused(tmp_path: Path) -> None:
    """As wrong usage, in words."""
    result = run_digest("--root", a_site(tmp_path), "build", "--now", "yesterday")
    assert result.exit_code == 2
    assert result.stderr.endswith(
        "Error: Invalid value for '--now': "
        'expected a date such as 2025-03-14 or 2025-03-14T09:00:00Z, got "yesterday"\n'
    )


@pytest.mark.parametrize("epoch", ["yesterday", "1e9", "99999999999999999999"])
def test_an_environment_that_tells_no_time_is_refused(tmp_path: Path, epoch: str) -> None:
    """Else a build that should be repeatable would quietly go by the clock."""
    result = run_digest("--root", a_site(tmp_path), "build", SOURCE_DATE_EPOCH=epoch)
    assert result.exit_code == 2
    assert f'SOURCE_DATE_EPOCH: expected seconds since 1970, got "{epoch}"' in result.stderr


@pytest.mark.parametrize(("now", "year"), [("0001-01-01", 1), ("9999-12-31T23:59:59Z", 9999)])
def test_a_time_at_the_ends_of_the_calendar_is_refused(tmp_path: Path, now: str, year: int) -> None:
    """Two days before the first day are no time, nor is the last evening in Tokyo."""
    result = run_digest("--root", a_site(tmp_path), "build", "--now", now)
    assert result.exit_code == 2
    assert f"expected a time of the years 2 to 9998: from {year} no day can be counted on" in result.stderr
