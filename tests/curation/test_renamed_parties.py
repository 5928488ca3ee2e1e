"""A party that is renamed: what concerns them alone in a case still does."""

from pathlib import Path

from making import a_file, a_site, run_digest

ENTRY = {"date": "2025-03-01", "stage": "charged", "what": "It began.", "source": {"name": "The Courier"}}


def test_a_new_name_of_a_party_is_also_that_of_the_entries_that_concern_them(tmp_path: Path) -> None:
    """Else the case would name somebody who is none of its parties."""
    parties = [{"name": name, "role": "defendant"} for name in ("Ann Old", "Bob")]
    timeline = [{**ENTRY, "party": "Ann Old"}, {**ENTRY, "party": "Bob"}]
    root = a_site(
        tmp_path,
        {
            "content/people/ann-old.md": a_file(name="Ann Old"),
            "content/cases/it.md": a_file(name="It", parties=parties, timeline=timeline),
        },
    )
    result = run_digest("--root", root, "names", "rename", "Ann Old", "Ann New")
    assert (result.exit_code, result.stderr) == (0, "")
    case = (root / "content/cases/it.md").read_text()
    assert "Ann Old" not in case
    assert case.count("Ann New") == 2
    assert run_digest("--root", root, "build", "--now", "2025-12-31").exit_code == 0
