"""Nobody is called what no court has found: golden sentences for each stage."""

from pathlib import Path

import pytest
from checks.material_making import told

from generator.checks.accusations import accusations
from generator.checks.accused import Accused
from generator.checks.accusing_words import accusing_words
from generator.checks.prose import plain
from generator.checks.standing import position
from generator.model.stages import Stage
from making import a_case, a_file, a_site, an_article_file, an_entry


def levels(text: str, *stages: Stage, language: str = "en") -> list[str]:
    """Give how grave the accusations of Ann Example in *text* are, when her case went through these *stages*."""
    return [level for _, _, level in _found(text, stages, language)]


def message(text: str, *stages: Stage) -> str:
    """Give what is said of the only one."""
    ((_, told_of_it, _),) = _found(text, stages, "en")
    return told_of_it


def _found(text: str, stages: tuple[Stage, ...], language: str) -> list[tuple[int, str, str]]:
    timeline = tuple(an_entry(stage, f"2025-03-{day:02}") for day, stage in enumerate(stages, 1))
    case = a_case("The Case", timeline=timeline)
    ann = Accused("ann-example", ("Ann Example", "Annie X"), "Example", (position(case),))
    return [tuple(found) for found in accusations(plain(text), [ann], accusing_words(language), surnames=True)]  # type: ignore[misc]


LABELS = [
    "Killer Ann Example arrives at court",
    "Killer Example jailed?",
    "The killer, Ann Example, was seen in town.",
    "Accused murderer Ann Example smiled.",
    "Alleged fraudster Annie X walked in.",
    "The *killer* **Ann Example** left.",
    "Ann Example, a convicted fraudster, sang.",
    "Ann Example, the rapist, was there.",
    "Fans gathered. By noon the thief Ann Example had left.",
    "Ann Example: fraudster, mother, star",
    "The killer Ann Example never smiled.",
]
STATEMENTS = [
    "Ann Example is a thief.",
    "Ann Example was a serial killer.",
    "Ann Example murdered her husband in 2020.",
    "It was Ann Example who murdered him.",
    "He was murdered by Ann Example.",
    "Ann Example raped a woman, and then left.",
    "Ann Example, who had defrauded the fund, left.",
    "Ann Example allegedly murdered her husband.",
    "Ann Example is guilty.",
    "Ann Example was convicted of theft.",
    "Ann Example has been found guilty.",
    "Ann Example pleaded guilty.",
    "Ann Example burned down the mill.",
    "Ann Example set fire to the mill.",
    "Ann Example killed her husband.",
    "Ann Example stole his car.",
    "Ann Example assaulted a guard, and left.",
    "Ann Example bribed the judge.",
    "Ann Example committed arson.",
    "The man was killed by Ann Example.",
    "Ann Example, who was charged, murdered him.",
    "Ann Example who was charged, murdered him.",
    "Ann Example, 42, murdered him.",
    "Ann Example murdered him, and it was not an accident.",
    "There was evidence that Ann Example murdered him.",
    "She never sang again, for Ann Example murdered him.",
]
HARMLESS = [
    "Ann Example, accused of murder, denies it.",
    "Ann Example is not a killer.",
    "Ann Example denied that she murdered anybody.",
    "Ann Example was robbed in Paris.",
    "Ann Example robbed at gunpoint",
    "Ann Example played a killer in the film.",
    "Ann Example, who plays a serial killer in the drama, smiled.",
    "Ann Example looked for the killer of her dog.",
    "Ann Example wore killer heels.",
    "Ann Example’s killer was never found.",
    "The victim of the killer told Ann Example.",
    "The murderer of Bob wrote to Ann Example.",
    "Ann Example, star of the thriller, met a thief.",
    "Ann Example was stalked for years.",
    "Bob murdered his wife. Ann Example wept.",
    "Ann Example and the killer Bob Jones met.",
    "Ann Example was acquitted of being a fraudster.",
    "The thief stole from Ann Example.",
    "Killer Bob Example arrives at court while Ann Example waits.",
    "Killer Bob Jones arrives at court",
    "Ann Example did not murder him.",
    "Ann Example never stole a thing.",
    "Ann Example, not a killer, smiled.",
    "It is not true that Ann Example murdered him.",
    "There was no evidence that in those days Ann Example killed anybody.",
    "The jury must find whether Ann Example murdered him.",
    "Ann Example was found not guilty.",
    "Ann Example pleaded not guilty.",
    "Ann Example is innocent until proven guilty.",
    "Ann Example stole the show.",
    "Ann Example killed it on Friday.",
    "Ann Example was killed in a film.",
    "Ann Example, abused as a child, sings.",
    "Bob Jones is guilty. Ann Example wept.",
    "Bob Jones, who met Ann Example, killed him.",
]
OPEN: list[Stage] = ["reported", "arrested", "charged", "filed", "trial", "mistrial", "settled", "judgment", "closed"]


@pytest.mark.parametrize("stage", OPEN)
@pytest.mark.parametrize("text", [*LABELS, *STATEMENTS])
def test_an_accusation_before_a_conviction_is_a_warning(text: str, stage: Stage) -> None:
    """Whatever stage the case has reached."""
    assert levels(text, stage) == ["warning"]


@pytest.mark.parametrize("stages", [["acquitted"], ["charged", "dismissed"], ["charged", "dropped"]])
@pytest.mark.parametrize("text", [*LABELS, *STATEMENTS])
def test_an_accusation_after_an_acquittal_is_an_error(text: str, stages: list[Stage]) -> None:
    """An old headline is false now."""
    assert levels(text, *stages) == ["error"]


@pytest.mark.parametrize("stages", [["convicted"], ["trial", "convicted", "sentenced"], ["convicted", "appeal"]])
@pytest.mark.parametrize("text", [*LABELS, *STATEMENTS])
def test_after_a_conviction_it_may_be_said(text: str, stages: list[Stage]) -> None:
    """Until an appeal has been decided otherwise."""
    assert levels(text, *stages) == []


@pytest.mark.parametrize("text", HARMLESS)
@pytest.mark.parametrize("stage", ["charged", "acquitted"])
def test_what_is_no_accusation_is_let_be(text: str, stage: Stage) -> None:
    """Denials, victims, parts in films, and other people."""
    assert levels(text, stage) == []


@pytest.mark.parametrize(
    "text",
    [
        "Prosecutors say that Ann Example murdered her husband.",
        "According to the complaint, Ann Example is a thief.",
        "They called Ann Example a killer.",
    ],
)
def test_a_statement_may_be_reported_as_somebodys(text: str) -> None:
    """While the case is open; afterwards it deserves a look."""
    assert levels(text, "charged") == []
    assert levels(text, "acquitted") == ["warning"]


def test_a_quotation_weighs_less_after_an_acquittal() -> None:
    """It was said, but it needs its end told."""
    assert levels("“Ann Example is a murderer,” the lawyer shouted.", "charged") == ["warning"]
    assert levels("“Ann Example is a murderer,” the lawyer shouted.", "acquitted") == ["warning"]


def test_a_charge_after_a_dismissal_accuses_again() -> None:
    """As a grand jury may."""
    assert levels(LABELS[0], "charged", "dropped", "charged") == ["warning"]
    assert levels(LABELS[0], "charged", "dropped", "charged", "dismissed") == ["error"]


def test_a_case_without_a_timeline_has_convicted_nobody() -> None:
    """It is as open as a case can be."""
    assert message(LABELS[0]) == (
        "“Killer Ann Example”: the case The Case has no recorded stage, which is no conviction: say who accuses, and of"
        " what, as in “Ann Example, accused of …”"
    )


def test_the_stage_is_named_and_a_wording_proposed() -> None:
    """So that the editor need not look them up."""
    assert message(LABELS[0], "arrested", "charged") == (
        "“Killer Ann Example”: the case The Case stands at “charged” since 2025-03-02, which is no conviction: say who"
        " accuses, and of what, as in “Ann Example, charged with …”"
    )
    assert message("Ann Example murdered her husband.", "trial") == (
        "“Ann Example murdered”: the case The Case stands at “trial” since 2025-03-01, which is no conviction: say"
        " whose words these are, as in “Ann Example, on trial for …”"
    )
    assert message(LABELS[0], "acquitted") == (
        "“Killer Ann Example”: the case The Case stands at “acquitted” since 2025-03-01, in favour of Ann Example: take"
        " the words out, and say what was alleged and how it ended"
    )


def test_words_differ_by_region() -> None:
    """A site in plain English is asked for all of them."""
    assert levels("Ann Example, the conman, left.", "charged", language="en-GB") == ["warning"]
    assert levels("Ann Example, the conman, left.", "charged", language="en-US") == []
    assert levels("Ann Example, the felon, left.", "charged", language="en-GB") == []
    assert levels("Ann Example, the felon, left.", "charged", language="en-CA") == ["warning"]


def a_site_with_a_case(root: Path, *stages: Stage, **files: str) -> Path:
    """Write a site whose Ann Example is the defendant of a case that went through these *stages*."""
    timeline = [
        {"date": f"2025-03-{day:02}", "stage": stage, "what": "It went on.", "source": {"name": "The Courier"}}
        for day, stage in enumerate(stages, 1)
    ]
    parties = [{"name": "Ann Example", "role": "Defendant"}, {"name": "Bob Other", "role": "claimant"}]
    return a_site(root, {"content/cases/case.md": a_file(name="The Case", parties=parties, timeline=timeline), **files})


def test_titles_summaries_and_texts_are_looked_at(tmp_path: Path) -> None:
    """Each finding stands at its line."""
    text = "First.\n\nThe show went on.\nThen the thief Ann Example left."
    root = a_site_with_a_case(
        tmp_path,
        "charged",
        **{
            "content/articles/a.md": an_article_file(
                "Thief Example!", text, summary="The thief, Ann Example.", cases=["The Case"]
            ),
            "content/people/ann.md": a_file("Ann Example is a thief.", name="Ann Example"),
        },
    )
    places = [finding.partition(": accusation: ")[0] for finding in told(root, "accusation")]
    assert places == [
        "content/articles/a.md:2",
        "content/articles/a.md:4",
        "content/articles/a.md:10",
        "content/people/ann.md:4",
    ]


def test_the_record_of_the_case_is_looked_at_too(tmp_path: Path) -> None:
    """It is shown as a page like any other."""
    root = a_site_with_a_case(tmp_path, "acquitted")
    path = root / "content/cases/case.md"
    path.write_text(path.read_text(encoding="utf-8").replace("The text.", "The thief Example."), encoding="utf-8")
    (finding,) = told(root, "accusation")
    assert finding.startswith("content/cases/case.md:6: accusation: “thief Example”: ")


def test_every_text_that_is_shown_is_looked_at(tmp_path: Path) -> None:
    """Pictures, corrections, other people and shows, and what the timeline says; what was wrong may be repeated."""
    source = {"name": "The Courier"}
    entry = {"date": "2025-03-01", "stage": "acquitted", "what": "Ann Example murdered him.", "source": source}
    image = {"src": "a.jpg", "alt": "The thief Ann Example", "credit": "Killer Ann Example"}
    correction = {"date": "2025-03-15", "kind": "corrected", "was": "Killer Ann Example", "now": "Thief Ann Example"}
    parties = [{"name": "Ann Example", "role": "Second co-defendant"}]
    files = {
        "content/cases/case.md": a_file(name="The Case", parties=parties, timeline=[entry]),
        "content/articles/a.md": an_article_file(image=image, corrections=[correction]),
        "content/people/bob.md": a_file("Bob knew the thief Ann Example.", name="Bob Roe"),
        "content/shows/show.md": a_file("With the thief Ann Example.", name="The Show"),
    }
    findings = told(a_site(tmp_path, files), "accusation")
    assert [finding.partition(": accusation: ")[0] for finding in findings] == [
        "content/articles/a.md:4",
        "content/articles/a.md:4",
        "content/articles/a.md:5",
        "content/articles/a.md:5",
        "content/cases/case.md:4",
        "content/people/bob.md:4",
        "content/shows/show.md:4",
    ]
    assert [finding.endswith("(warning)") for finding in findings].count(True) == 1


def test_each_of_several_accused_stands_alone(tmp_path: Path) -> None:
    """What a court found of one says nothing of another."""
    source = {"name": "The Courier"}
    timeline = [
        {"date": "2025-03-01", "stage": "charged", "what": "Both were.", "source": source},
        {"date": "2025-03-02", "stage": "convicted", "what": "One was.", "source": source, "party": "Ann Example"},
        {"date": "2025-03-03", "stage": "acquitted", "what": "One was.", "source": source, "party": "Bob Other"},
    ]
    parties = [{"name": name, "role": "defendant"} for name in ("Ann Example", "Bob Other")]
    article = an_article_file("Thief Ann Example", "Thief Bob Other left.", cases=["The Case"])
    files = {"content/cases/c.md": a_file(name="The Case", parties=parties, timeline=timeline)}
    (finding,) = told(a_site(tmp_path, {**files, "content/articles/a.md": article}), "accusation")
    assert "“Thief Bob Other”" in finding
    assert "in favour of Bob Other" in finding


def test_who_accuses_is_not_accused(tmp_path: Path) -> None:
    """Only some roles make somebody the accused."""
    root = a_site_with_a_case(
        tmp_path, "charged", **{"content/articles/a.md": an_article_file("Thief Bob Other", cases=["The Case"])}
    )
    assert told(root, "accusation") == []


def test_titles_of_works_accuse_nobody(tmp_path: Path) -> None:
    """The registry knows them; a title of one word must be marked as one."""
    text = "In The Killer Ann Example is good, in *Thief* Ann Example sings. The thief Ann Example left."
    shows = {"content/shows/k.md": a_file(name="The Killer"), "content/shows/t.md": a_file(name="Thief")}
    root = a_site_with_a_case(tmp_path, "charged", **{"content/articles/a.md": an_article_file(body=text)}, **shows)
    (finding,) = told(root, "accusation")
    assert "“thief Ann Example”" in finding


def test_a_surname_that_others_have_is_nobodys(tmp_path: Path) -> None:
    """Of two Examples in the digest, either may be meant."""
    article = an_article_file("Thief Example", "Ann Example sings.", cases=["The Case"], people=["Ann Example"])
    root = a_site_with_a_case(tmp_path, "charged", **{"content/articles/a.md": article})
    assert len(told(root, "accusation")) == 1
    a_site(root, {"content/people/bob.md": a_file(name="Bob Example")})
    assert told(root, "accusation") == []


def test_a_suffix_is_no_surname(tmp_path: Path) -> None:
    """Robert Vane Jr. is called Vane."""
    article = an_article_file("Thief Vane", "Robert Vane Jr. sings.", cases=["The Theft"], people=["Robert Vane Jr."])
    case = a_file(name="The Theft", parties=[{"name": "Robert Vane Jr.", "role": "defendant"}])
    root = a_site_with_a_case(tmp_path, "charged", **{"content/articles/a.md": article, "content/cases/t.md": case})
    assert len(told(root, "accusation")) == 1


def test_an_article_is_about_its_own_cases(tmp_path: Path) -> None:
    """A conviction in one case does not make an accusation in another true."""
    source = {"name": "The Courier"}
    convicted = [{"date": "2025-01-01", "stage": "convicted", "what": "Guilty.", "source": source}]
    parties = [{"name": "Ann Example", "role": "defendant"}]
    root = a_site_with_a_case(
        tmp_path,
        "charged",
        **{
            "content/cases/old.md": a_file(name="Old Case", parties=parties, timeline=convicted),
            "content/articles/old.md": an_article_file("Thief Ann Example", cases=["Old Case"]),
            "content/articles/new.md": an_article_file("Killer Ann Example", cases=["The Case"]),
        },
    )
    (finding,) = told(root, "accusation")
    assert finding.startswith("content/articles/new.md:2: ")
