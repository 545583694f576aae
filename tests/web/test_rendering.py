"""The few words that templates ask for."""

from __future__ import annotations

import pytest

from standoff.web.rendering import apart


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Ferry Union", ("Ferry Union", None)),
        ("pay committee (Canal Union)", ("pay committee", "Canal Union")),
        ("stewards (The Tideway, 2017-05-23)", ("stewards", "The Tideway, 23 May 2017")),
        ("stewards (The Tideway, 2017-05-23) [dea8cf5f7a2]", ("stewards", "The Tideway, 23 May 2017")),
        ("stewards (notes.txt)", ("stewards", "notes.txt")),
        ("stewards (The Tideway, 2017-13-99)", ("stewards (The Tideway, 2017-13-99)", None)),
        ("(", ("(", None)),
    ],
    ids=["nothing to tell apart", "a body", "where first named", "two of one day", "a file", "no day", "no name"],
)
def test_what_tells_a_party_from_others_of_its_name_is_set_apart(name: str, shown: tuple[str, str | None]) -> None:
    assert apart(name) == shown
