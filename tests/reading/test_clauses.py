"""A cue reports its clause: all of it, and nothing of what the article adds."""

from __future__ import annotations

import pytest

from standoff.ontology import Document
from standoff.reading import read


def contents(text: str) -> list[str]:
    return [s.content.of(text) for s in read(Document("quay.txt", text, "text/plain")).statements]


@pytest.mark.parametrize(
    "text",
    [
        # nothing is reported
        "The board said nothing.",
        "Ann Lee said so.",
        "Ann Lee told him.",
        "The union agreed a new rota.",
        "The union agreed to a new rota.",
        "The agency proposed a meeting.",
        "The board called a meeting.",
        "The operator denied.",
        "The operator denied nothing.",
        "The operator admitted everything.",
        "The company blamed nobody.",
        "Ann Lee accused the board of",  # an article that breaks off
        "Ann Lee accused the board of.",
    ],
)
def test_a_cue_without_a_clause_reports_nothing(text: str) -> None:
    assert contents(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a clause behind the cue, "that" and adjuncts left out
        ("Ann Lee said the quay was sinking.", "the quay was sinking"),
        ("Ann Lee said that the quay was sinking.", "the quay was sinking"),
        ("Ann Lee said on Monday that the quay was sinking.", "the quay was sinking"),
        ("Ann Lee said Monday that the quay was sinking.", "the quay was sinking"),
        ("Ann Lee said Monday the quay was sinking.", "the quay was sinking"),
        ("Ann Lee said yesterday that the quay was sinking.", "the quay was sinking"),
        ("Ann Lee said in a statement that the quay was sinking.", "the quay was sinking"),
        ("Ann Lee insisted in a letter to members that the quay was sinking.", "the quay was sinking"),
        ("Ann Lee said, in an interview on Friday, that the quay was sinking.", "the quay was sinking"),
        ("Ann Lee pointed out that the quay was sinking.", "the quay was sinking"),
        ("Ann Lee made clear that the quay was sinking.", "the quay was sinking"),
        ("Ann Lee went on to argue that the quay was sinking.", "the quay was sinking"),
        ("Ann Lee agreed that the quay was sinking.", "the quay was sinking"),
        ("Ann Lee promised that the quay would be mended.", "the quay would be mended"),
        ("Ann Lee said that, in her view, the quay was sinking.", "in her view, the quay was sinking"),
        ("Ann Lee said that if the quay sank, the port would close.", "if the quay sank, the port would close"),
        # "that" as a subject is part of what was said
        ("Ann Lee said that was wrong.", "that was wrong"),
        ("Ann Lee says that is not enough.", "that is not enough"),
        ("Ann Lee said that that was wrong.", "that was wrong"),
        # several that-clauses are one statement
        (
            "Ann Lee said that the quay was sinking and that the cranes were old.",
            "the quay was sinking and that the cranes were old",
        ),
        # before the cue
        ("The quay was sinking fast, Ann Lee said.", "The quay was sinking fast"),
        ("The quay was sinking fast, the union said in a statement.", "The quay was sinking fast"),
        ("The quay was sinking fast, according to the union.", "The quay was sinking fast"),
        ("According to the union, the quay was sinking fast.", "the quay was sinking fast"),
        # somebody was told
        ("Ann Lee told reporters that the quay was sinking.", "the quay was sinking"),
        ("Ann Lee told the Harbour Agency the quay was sinking.", "the quay was sinking"),
        ("Ann Lee told members on Monday that the quay was sinking.", "the quay was sinking"),
        ("Ann Lee assured the board that the quay was sound.", "the quay was sound"),
        ("Ann Lee reminded delegates that the quay was old.", "the quay was old"),
        # demands: whom they are made to stays out
        ("Ann Lee urged the board to mend the quay.", "to mend the quay"),
        ("The union called on Tom Bell to mend the quay.", "to mend the quay"),
        ("The union called for an end to night pilotage.", "an end to night pilotage"),
        ("The union appealed to the agency to mend the quay.", "to mend the quay"),
        ("The union demanded a new rota for every crew.", "a new rota for every crew"),
        ("The union demanded that the agency mend the quay.", "the agency mend the quay"),
        # charges
        ("The union accused the board of neglecting the quay.", "neglecting the quay"),
        ("The union accused the harbour board's chair of “bad faith”.", "bad faith"),
        ("The union blamed the board for the sinking quay.", "the board for the sinking quay"),
        ("The union accused the board of “bad faith” and delay.", "“bad faith” and delay"),
        ("Tom Bell denied misleading the crews.", "misleading the crews"),
        ("Tom Bell denied that he had misled the crews.", "he had misled the crews"),
        ("Tom Bell described the offer as “thin gruel”.", "the offer as “thin gruel”"),
        ("Tom Bell dismissed the charge as nonsense.", "the charge as nonsense"),
        ("Tom Bell called the offer “a farce”.", "the offer “a farce”"),
        ("Tom Bell branded the board “deaf”.", "the board “deaf”"),
        # what the article adds
        ("Ann Lee said the quay would be mended by June, but she gave no price.", "the quay would be mended by June"),
        ("Ann Lee said the quay was sinking, although the engineers found no fault.", "the quay was sinking"),
        ("Ann Lee said the quay was “sinking fast”.", "the quay was “sinking fast”"),
    ],
)
def test_a_clause_is_what_was_said(text: str, expected: str) -> None:
    assert contents(text) == [expected]


def test_a_colon_in_front_of_a_quotation_ends_the_clause() -> None:
    text = "Ann Lee said the quay was sinking: “We can see it from the office.”"
    assert contents(text) == ["the quay was sinking", "We can see it from the office."]


def test_a_clause_ends_where_the_next_report_begins() -> None:
    text = "Ann Lee said the quay was sinking while Tom Bell insisted that it was sound."
    assert contents(text) == ["the quay was sinking", "it was sound"]
