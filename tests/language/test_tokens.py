"""Words are parted as the treebanks of English part them, and nothing of the text is lost."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.language import Token, tokenize


def words(text: str) -> list[str]:
    return [token.text for token in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They'll say it isn't the BMA's.", "They 'll say it is n't the BMA 's ."),
        ("They’ll say it isn’t the BMA’s.", "They ’ll say it is n’t the BMA ’s ."),
        ("He shouldn't've cannot", "He should n't 've can not"),
        ("a 12-hour walk-out", "a 12 - hour walk - out"),
        ("pre-election talks with a co-founder, non-NHS", "pre-election talks with a co-founder , non-NHS"),
        ("£3.5bn, $1,200 and 7.5% at 5pm", "£ 3.5 bn , $ 1,200 and 7.5 % at 5 pm"),
        ("on 11/28/2000 at 7:30 the 20th", "on 11/28/2000 at 7:30 the 20th"),
        ("Dr. J. K. Rowling of the U.S. Senate", "Dr. J. K. Rowling of the U.S. Senate"),
        ("plan B. The vote", "plan B . The vote"),
        ("No. 10 said no.", "No. 10 said no ."),
        ("at 9 a.m., etc.", "at 9 a.m. , etc."),
        ("(see https://example.org/a?b=c).", "( see https://example.org/a?b=c ) ."),
        ("press@example.org or www.example.co.uk!", "press@example.org or www.example.co.uk !"),
        ("“We won’t,” she said… ‘Never’", "“ We wo n’t , ” she said … ‘ Never ’"),
        ("the workers' pay and/or pensions", "the workers ' pay and / or pensions"),
        ("O'Connor's B2B deal with AT&T", "O'Connor 's B2B deal with AT&T"),
        ("@unite #strike #1", "@unite #strike # 1"),
        ("Wait... what?! --", "Wait ... what ?! --"),
        ("the General sat. He", "the General sat . He"),
        ("1990s COVID-19 H5N1", "1990s COVID - 19 H5N1"),
        ("(the NHS)'s", "( the NHS ) 's"),
    ],
)
def test_parts_words_as_the_treebanks_do(text: str, expected: str) -> None:
    assert words(text) == expected.split(" ")


def test_says_where_each_word_is_and_whether_space_follows() -> None:
    assert tokenize("He didn't.") == [
        Token(0, 2, "He", True),
        Token(3, 6, "did", False),
        Token(6, 9, "n't", False),
        Token(9, 10, ".", True),
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\t\u00a0"])
def test_finds_nothing_in_white_space(text: str) -> None:
    assert tokenize(text) == []


@given(st.text(st.characters() | st.sampled_from("'’.,-@/#$£0123 aAbB\n\u0301\u200d\ud800"), max_size=200))
def test_every_character_but_white_space_is_in_exactly_one_word(text: str) -> None:
    tokens = tokenize(text)
    assert all(text[t.start : t.end] == t.text for t in tokens)
    assert all(a.end <= b.start and a.space_after == (a.end < b.start) for a, b in pairwise(tokens))
    assert sorted("".join(t.text for t in tokens)) == sorted(c for c in text if not c.isspace())


HOSTILE = [
    "a", "a.", "1,234", "(", "([", "'s", "a'", "www.", "a@", "-a", "a-", ".", "?!", "\u0301", "😀", "\u0000",
    "1.", "1:",
    "n't", "http://", "no. ", "A. ", "\n", " ", "”’", "1,111,", "x_", "\ud800", "etc. ", "a.b",
]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_grows_with_length_only(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit)) + "x"
        started = time.process_time()
        tokenize(text)
        return time.process_time() - started

    seconds(1_000)
    small, large = min(seconds(8_000) for _ in range(3)), min(seconds(64_000) for _ in range(3))
    # Eight times the text; a square law would take 64 times as long.
    assert large < 32 * max(small, 0.001)
