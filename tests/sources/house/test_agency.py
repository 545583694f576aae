from __future__ import annotations

import pytest

from standoff.sources.house.agency import read_agency


@pytest.mark.parametrize(
    "paragraph",
    [
        "The guild (GHP) – which has 1,200 members – met on Monday.",
        "Talks (at last) - they began",
        "Jane Doe said (on Monday) that it was over.",
        "NHS staff — nurses and porters — walked out.",
        "",
    ],
)
def test_an_ordinary_sentence_has_no_agency_dateline(paragraph: str) -> None:
    found = read_agency(paragraph)
    assert found is None or found.agency is None


@pytest.mark.parametrize(
    ("paragraph", "marked", "agency"),
    [
        ("STANNICK (Reuters) - The guild met.", "STANNICK (Reuters) -", "Reuters"),
        ("(Reuters) - The guild met.", "(Reuters) -", "Reuters"),
        ("PORT VELL, Fla. (AP) — The guild met.", "PORT VELL, Fla. (AP) —", "Associated Press"),
        ("STANNICK, March 3 (QNA) -- The guild met.", "STANNICK, March 3 (QNA) --", "QNA"),
        ("Kirk Haven (AFP) – The guild met.", "Kirk Haven (AFP) –", "Agence France-Presse"),
        ("STANNICK/PORT VELL (LRP) — “No,” he said.", "STANNICK/PORT VELL (LRP) —", "LRP"),
        (
            "OSSING, March 14, 2019 (Meridian Wire) — The guild met.",
            "OSSING, March 14, 2019 (Meridian Wire) —",
            "Meridian Wire",
        ),
        ("STANNICK — The guild met.", "STANNICK —", None),
    ],
)
def test_place_and_agency_before_the_first_sentence(paragraph: str, marked: str, agency: str | None) -> None:
    found = read_agency(paragraph)
    assert found is not None
    assert paragraph[: found.length] == marked
    assert found.agency == agency
