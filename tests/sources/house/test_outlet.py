from __future__ import annotations

import pytest

from standoff.sources.house.outlet import full_name, outlet_from_domain, outlet_from_text


@pytest.mark.parametrize(
    "text",
    [
        "He told MPs that the talks were over.",
        "He told Parliament and then told Mr Lark.",
        "She told the BBC that the talks were over.",
        "She told Tobias Renn, the secretary. Renn did not answer.",
        "She told Tobias Renn, the general secretary, that it was over.",
        "The letter was seen by the Saudis as a threat.",
        "The Guild of Pilots understands the risk. The Guild of Pilots met. The Guild of Pilots voted.",
        "She told Lark. She told Finch.",
        "",
    ],
)
def test_being_told_something_makes_nobody_an_outlet(text: str) -> None:
    assert outlet_from_text(text) is None


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("Talks will resume, Tidemark has learned.", "Tidemark"),
        ("Talks will resume, The Tideway can reveal. ‘No,’ he told The Tideway.", "The Tideway"),
        ("The Fenland Courier has learned that talks resume.", "The Fenland Courier"),
        ("Talks resume, the Fenland Courier understands. The Fenland Courier has learned more.", "Fenland Courier"),
        ("In a letter seen by Tidemark the pilots say no.", "Tidemark"),
        ("The offer is unanswered, The Tideway understands.", "The Tideway"),
        ("The notice, which she told PQR was out of date, will be withdrawn.", "PQR"),
        ("A copy has been passed to Harbour Week. ‘No,’ she told Harbour Week.", "Harbour Week"),
        ("First published in Harbour Week\n\nThe pilots met.", "Harbour Week"),
        ("She told the BBC it was over. ‘It is,’ he told the BBC.", "BBC"),
    ],
)
def test_an_outlet_is_known_by_how_it_speaks_of_itself(text: str, outlet: str) -> None:
    assert outlet_from_text(text) == outlet


@pytest.mark.parametrize(
    ("mark", "text", "name"),
    [
        ("LRP", "© Longreach Press 2014", "Longreach Press"),
        ("MW", "A reporter of Meridian Wire (MW) was there.", "Meridian Wire"),
        ("LRP", "The Longreach Pilots met the press.", "LRP"),
        ("LRP", "The Harbour Press was there.", "LRP"),
        ("Reuters", "The Reuters Agency was there.", "Reuters"),
        ("LRP", "", "LRP"),
    ],
)
def test_an_agencys_mark_is_written_out_where_the_article_itself_does(mark: str, text: str, name: str) -> None:
    assert full_name(mark, text) == name


@pytest.mark.parametrize(
    ("domain", "outlet"), [("harbourweek.example", "Harbour Week"), ("bigpress.example", None), ("hw.example", None)]
)
def test_an_address_confirms_a_name_and_makes_none_up(domain: str, outlet: str | None) -> None:
    assert outlet_from_domain(domain, "He spoke to a reporter of Harbour Week yesterday.") == outlet
