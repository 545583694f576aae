"""Bodies under a new name: told in words, two parties, one after the other."""

from __future__ import annotations

import pytest

from standoff.linking import succession
from standoff.ontology import Bearer, Fact
from tests.linking.building import body, facts, head, said

D1 = head("d1")


def told(words: str) -> list[Fact]:
    named = facts(D1, body("Ministry of Ports"), body("Department for Ships"), body("Ferry Union"))
    return named + facts(head("d1"), said("Ann Lee"), words=words)


@pytest.mark.parametrize(
    "words",
    [
        "the Department for Ships, formerly the Ministry of Ports, would answer",
        "it was for the Department for Ships (formerly the Ministry of Ports) to say",
        "the Department for Ships, which replaces the Ministry of Ports, is new",
        "the Department for Ships replaced the Ministry of Ports",
        "the Ministry of Ports was replaced by a new Department for Ships",
        "the Ministry of Ports, renamed the Department for Ships, had no answer",
        "the Ministry of Ports, now known as the Department for Ships, had no answer",
        "the Ministry of Ports became the Department for Ships",
    ],
)
def test_a_new_name_is_told_in_words(words: str) -> None:
    (found,) = succession.told(told(words))
    assert (found.earlier, found.later) == (Bearer("Ministry of Ports", "d1"), Bearer("Department for Ships", "d1"))
    assert found.fact == "d1.1"


@pytest.mark.parametrize(
    "words",
    [
        "the Department for Ships met the Ministry of Ports",
        "the Department for Ships, formerly of Calder, met the Ministry of Ports",
        "formerly the Ministry of Ports",
        "the Department for Ships, formerly the Board of Boats, met the Ministry of Ports",
        "",
    ],
)
def test_nothing_is_told_where_nothing_is_renamed(words: str) -> None:
    assert succession.told(told(words)) == ()
