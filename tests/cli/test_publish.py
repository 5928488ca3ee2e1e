"""`digest publish`: what it says, to people and to machines."""

import json
from pathlib import Path

from making import END_OF_YEAR, SITE_TOML, a_site, an_article_file, build, files_in, run_digest, write

PLACE = 'base_url = "https://digest.example/"\nkind = "folder"\npath = "../place"\n'
ARTICLE = "content/articles/a.md"


def a_small_site(root: Path, settings: str = f"[publish.live]\n{PLACE}") -> Path:
    """Write a site of one article, with these *settings* beside the usual ones."""
    return a_site(root, {"content/site.toml": SITE_TOML + settings, ARTICLE: an_article_file("A")})


def publish(root: Path, *options: str) -> tuple[int, list[str], list[str]]:
    """Publish the site at *root*; give the exit code, what is printed, and what is complained of."""
    result = run_digest("--root", root, "publish", "--now", END_OF_YEAR, *options)
    return result.exit_code, result.stdout.splitlines(), result.stderr.splitlines()


def without_time(lines: list[str]) -> list[str]:
    """Take away how long it took."""
    return [line.partition(" (")[0] for line in lines]


def test_it_builds_sends_and_keeps_on_record(tmp_path: Path) -> None:
    """The only target need not be named."""
    root = a_small_site(tmp_path / "site")
    code, said, complaints = publish(root)
    count = len(files_in(root / "output")) + 1
    assert (code, complaints) == (0, [])
    assert without_time(said) == [f"live: {count} added, 0 unchanged", "recorded as published: 1 article"]
    assert (root / "content/.published/a.json").exists()
    assert without_time(publish(root, "live")[1]) == [f"live: nothing to send, {count} unchanged"]


def test_a_new_seed_is_converted_first(tmp_path: Path) -> None:
    """As in a build."""
    root = a_small_site(tmp_path / "site")
    write(root, {"seeds/new.txt": "A ferry sails again\n\nThe ferry to the island sails again, its owner said.\n"})
    _, said, _ = publish(root)
    assert said[0].startswith("seeds/new.txt -> content/articles/")


def test_a_dry_run_says_what_would_be_done(tmp_path: Path) -> None:
    """Pages that will be found no more are named once more; a long list is cut short."""
    root = a_small_site(tmp_path / "site", f"[publish.live]\n{PLACE}most_vanishing = 0\n")
    write(root, {f"content/media/{number:02}.jpg": b"1" for number in range(25)})
    publish(root)
    for number in range(25):
        (root / f"content/media/{number:02}.jpg").unlink()
    (root / ARTICLE).unlink()
    (root / "content/.published/a.json").unlink()
    write(root, {"content/articles/b.md": an_article_file("B")})
    before = files_in(tmp_path / "place")
    code, said, complaints = publish(root, "--dry-run")
    assert (code, len(complaints)) == (1, 1)
    assert said[:2] == ["add: articles/b/index.html", "change: 2025/03/index.html"]
    assert "delete: media/15.jpg" in said
    assert "delete: and 6 more" in said
    assert "no longer found: articles/a/index.html" in said
    assert said[-1] == "nothing is sent: this was a dry run"
    assert files_in(tmp_path / "place") == before
    assert complaints[0].startswith("publish.live: 1 of the ")


def test_machines_are_told_everything(tmp_path: Path) -> None:
    """In one line of JSON."""
    root = a_small_site(tmp_path / "site")
    code, said, _ = publish(root, "--json", "--dry-run")
    told = json.loads("\n".join(said))
    assert code == 0
    assert told.pop("seconds") >= 0
    assert sorted(told.pop("added")) == sorted({*files_in(root / "output"), ".lastword"})
    assert told == {
        "target": "live",
        "sent": False,
        "changed": [],
        "deleted": [],
        "gone": [],
        "foreign": [],
        "unchanged": 0,
        "refused": [],
        "recorded": 0,
        "warnings": [],
    }
    assert json.loads(publish(root, "--json")[1][0])["sent"] is True


def test_machines_are_told_of_a_refusal(tmp_path: Path) -> None:
    """By JSON on the one side, and as everybody is on the other; on a dry run too."""
    root = a_small_site(tmp_path / "site", f"[publish.live]\n{PLACE}".replace("//digest.example", "//other.example"))
    for options in (["--json"], ["--json", "--dry-run"]):
        code, said, complaints = publish(root, *options)
        told = json.loads("\n".join(said))
        assert (code, told["sent"], told["refused"]) == (1, False, complaints)
        assert complaints[0].startswith("content/site.toml:2: base_url: the site is built for https://digest.example/")


def test_where_there_are_several_targets_one_is_named(tmp_path: Path) -> None:
    """Else they are listed."""
    stage = '[publish.stage]\nkind = "command"\nrun = ["bring", "{output}"]\n'
    root = a_small_site(tmp_path / "site", f"[publish.live]\n{PLACE}{stage}")
    assert publish(root) == (
        1,
        ["live: folder ../place", "stage: command bring {output}"],
        ["digest publish: name one of these targets"],
    )
    assert publish(root, "life") == (1, [], ['digest publish: unknown target "life" - did you mean "live"?'])


def test_without_a_target_it_says_how_to_name_one(tmp_path: Path) -> None:
    """Nothing is built."""
    root = a_small_site(tmp_path / "site", "")
    code, said, (told,) = publish(root)
    assert (code, said) == (1, [])
    assert told.startswith("content/site.toml: no [publish.NAME] says where to: add one, such as [publish.live] with ")
    assert not (root / "output").exists()


def test_content_with_a_fault_is_not_published(tmp_path: Path) -> None:
    """It cannot be built; what is there stays."""
    root = a_small_site(tmp_path / "site")
    publish(root)
    before = files_in(tmp_path / "place")
    write(root, {"content/articles/b.md": an_article_file("B", tittle="C")})
    for options in ((), ("--no-build",)):
        assert publish(root, *options) == (
            1,
            [],
            ['content/articles/b.md:4: unknown key "tittle" - did you mean "title"?'],
        )
    assert files_in(tmp_path / "place") == before


def test_the_settings_of_a_target_change_no_page(tmp_path: Path) -> None:
    """They are about the way, not about the site."""
    root = a_small_site(tmp_path / "site", "")
    before = build(root)
    write(root, {"content/site.toml": f"{SITE_TOML}[publish.live]\n{PLACE}"})
    assert json.loads(run_digest("--root", root, "build", "--now", END_OF_YEAR, "--json").stdout)["written"] == {}
    assert files_in(root / "output") == before
