"""What `digest build` says of seeds, and that none of them keeps the rest from being published."""

import json
import os
import sys
from pathlib import Path

import pytest

from generator.model.evidence import seed_key
from making import END_OF_YEAR, a_site, files_in, run_digest, write

SEED = "Drum is gone\n\nThe drum was big, and it is gone now. Nobody knows why it went.\n"
ARTICLE = "content/articles/drum-is-gone.md"


def built(root: Path, *options: str) -> tuple[list[str], list[str]]:
    """Build a site, and give what is said and what is complained of, without what is asked and the count of files."""
    result = run_digest("--root", root, "build", "--now", END_OF_YEAR, *options)
    assert result.exit_code == 0, result.stderr
    said = [line for line in result.stdout.splitlines() if not line.startswith((" ", "output/"))]
    return said, result.stderr.splitlines()


def test_a_seed_that_cannot_be_read_is_told_and_the_rest_is_built(tmp_path: Path) -> None:
    """At every build, until somebody sees to it."""
    root = a_site(tmp_path, {"seeds/a.txt": SEED, "seeds/b.txt": b"\0\1\2", "seeds/c.txt": ""})
    problems = [
        "seeds/b.txt: is a file of bytes that are no letters, no text; delete it, or save the text of the story",
        "seeds/c.txt: has no words; delete it, or put a story into it",
    ]
    assert built(root) == ([f"seeds/a.txt -> {ARTICLE}"], problems)
    assert (root / "output/articles/drum-is-gone/index.html").is_file()
    assert built(root) == ([], problems)
    (root / "seeds/b.txt").unlink()
    write(root, {"seeds/c.txt": SEED.replace("Drum", "Flute")})
    assert built(root) == (["seeds/c.txt -> content/articles/flute-is-gone.md"], [])


def test_a_page_without_the_libraries_to_read_it_is_told_and_the_rest_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The editor may install them later."""
    for name in ("lxml", "trafilatura", "generator.convert.web_page"):
        monkeypatch.setitem(sys.modules, name, None)
    root = a_site(tmp_path, {"seeds/a.txt": SEED, "seeds/b.html": "<html><body><p>Text.</p></body></html>"})
    assert built(root) == (
        [f"seeds/a.txt -> {ARTICLE}"],
        [
            "seeds/b.html: is a web page; pip install 'lastword[convert]' lets the converter read it, or save its text",
        ],
    )
    assert (root / "output/articles/drum-is-gone/index.html").is_file()


def test_a_changed_seed_is_told_at_every_build_until_it_is_accepted(tmp_path: Path) -> None:
    """To an editor and to a machine; one that was only saved again is as it was."""
    root = a_site(tmp_path, {"seeds/a.txt": SEED, "seeds/b.txt": SEED.replace("Drum", "Flute")})
    built(root)
    os.utime(root / "seeds/b.txt", ns=(1, 1))
    write(root, {"seeds/a.txt": f"{SEED}It was found at noon.\n"})
    told = "seeds/a.txt: changed since it was converted; digest review --diff shows what would change"
    assert built(root) == built(root) == ([told], [])
    ((line,), problems) = built(root, "--json")
    assert (json.loads(line)["changed_seeds"], problems) == (["seeds/a.txt"], [])
    assert run_digest("--root", root, "convert", "--accept", root / "seeds/a.txt").exit_code == 0
    assert built(root) == ([], [])


def test_a_change_is_noticed_without_any_memory(tmp_path: Path) -> None:
    """As in a fresh clone."""
    root = a_site(tmp_path, {"seeds/a.txt": SEED})
    built(root)
    (root / ".digest/seeds").unlink(missing_ok=True)
    write(root, {"seeds/a.txt": f"{SEED}It was found at noon.\n", ".digest/seeds": b"no memory"})
    assert built(root)[0][0].startswith("seeds/a.txt: changed since")


def test_a_seed_whose_evidence_is_gone_too_is_converted_again(tmp_path: Path) -> None:
    """Nothing is left of the decision to delete its article."""
    root = a_site(tmp_path, {"seeds/a.txt": SEED})
    built(root)
    (root / ARTICLE).unlink()
    assert built(root) == ([], [])
    assert built(root) == ([], [])
    (root / "content/.evidence" / f"{seed_key('a.txt')}.json").unlink()
    assert built(root) == ([f"seeds/a.txt -> {ARTICLE}"], [])


def test_what_a_killed_command_left_of_evidence_is_cleared_away(tmp_path: Path) -> None:
    """But no file of anybody else."""
    left, other = f"content/.evidence/.{seed_key('x.txt')}.json.1.new", "content/.evidence/.mine.json.1.new"
    root = a_site(tmp_path, {"seeds/a.txt": SEED, left: "{", other: "{"})
    built(root)
    assert not (root / left).exists()
    assert (root / other).is_file()
    write(root, {left: "{"})
    assert run_digest("--root", root, "convert").exit_code == 0
    assert not (root / left).exists()


@pytest.mark.parametrize("command", ["build", "convert"])
def test_a_link_out_of_the_site_is_no_seed(tmp_path: Path, command: str) -> None:
    """Whoever may put a file into seeds/ could else have any file of the machine published."""
    root = a_site(tmp_path / "site", {"seeds/a.txt": SEED, "kept/b.txt": SEED.replace("Drum", "Flute")})
    write(tmp_path, {"secret.txt": "Secret\n\nNobody must read this text of the machine.\n"})
    (root / "seeds/b.txt").symlink_to("../kept/b.txt")
    (root / "seeds/x.txt").symlink_to(tmp_path / "secret.txt")
    result = run_digest("--root", root, command, "--now", END_OF_YEAR)
    assert (result.exit_code, result.stderr) == (
        0 if command == "build" else 1,
        f"seeds/x.txt: is a link out of the site, to {tmp_path / 'secret.txt'}: put a copy of that file here instead\n",
    )
    assert sorted(files_in(root / "content/articles")) == ["drum-is-gone.md", "flute-is-gone.md"]


@pytest.mark.parametrize("command", ["build", "convert"])
def test_a_folder_among_the_seeds_is_named_once(tmp_path: Path, command: str) -> None:
    """Its texts wait for an editor to say so."""
    root = a_site(tmp_path, {"seeds/a.txt": SEED, "seeds/2025 old/b.txt": SEED.replace("Drum", "Flute")})
    told = "seeds/2025 old: is a folder, so it is left alone; digest convert 'seeds/2025 old' takes in what is in it"
    result = run_digest("--root", root, command, "--now", END_OF_YEAR)
    assert result.stdout.splitlines().count(told) == 1
    assert run_digest("--root", root, "convert", root / "seeds/2025 old").stdout.startswith("seeds/2025 old/b.txt -> ")


def test_evidence_that_cannot_be_listed_is_told_in_one_line(tmp_path: Path) -> None:
    """Nothing is converted then, since it may have been before; the site is built."""
    root = a_site(tmp_path, {"seeds/a.txt": SEED})
    built(root)
    for path in (root / "content/.evidence").iterdir():
        path.unlink()
    (root / "content/.evidence").rmdir()
    write(root, {"content/.evidence": "", "seeds/b.txt": SEED.replace("Drum", "Flute")})
    problem = "content/.evidence: cannot be read: Not a directory"
    assert built(root) == ([], [problem])
    for command in (["convert"], ["why", ARTICLE]):
        result = run_digest("--root", root, *command)
        assert (result.exit_code, result.stderr) == (1, f"{problem}\n")


def test_evidence_that_cannot_be_written_is_told_with_its_place_in_the_site(tmp_path: Path) -> None:
    """As every file is."""
    place = f"content/.evidence/{seed_key('a.txt')}.json"
    root = a_site(tmp_path, {"seeds/a.txt": SEED})
    (root / f"content/.evidence/.{seed_key('a.txt')}.json.{os.getpid()}.new").mkdir(parents=True)
    result = run_digest("--root", root, "convert")
    assert (result.exit_code, result.stderr) == (1, f"{place}: cannot be written: Is a directory\n")
