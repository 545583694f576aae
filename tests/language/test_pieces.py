"""Words are cut as BERT's WordPiece cuts them, and no word costs more than a long one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.language.pieces import MAX_PIECES, WordPieces, normalised

ENTRIES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "strike", "##s", "un", "##ion", "-", "’", "e", "£", "a", "##a"]


@pytest.fixture
def pieces() -> WordPieces:
    return WordPieces(ENTRIES)


def entries(pieces: WordPieces, word: str) -> list[str]:
    return [ENTRIES[place] for place in pieces.cut(word)]


def test_takes_the_longest_entry_first(pieces: WordPieces) -> None:
    assert entries(pieces, "Strikes") == ["strike", "##s"]
    assert entries(pieces, "union") == ["un", "##ion"]


def test_parts_at_punctuation(pieces: WordPieces) -> None:
    assert entries(pieces, "un-strike’s") == ["un", "-", "strike", "’", "[UNK]"]


def test_accents_and_control_characters_do_not_count(pieces: WordPieces) -> None:
    assert normalised("É\u200dlan\u00ad\u0000") == "elan"
    assert entries(pieces, "é") == ["e"]


def test_what_the_vocabulary_lacks_is_unknown(pieces: WordPieces) -> None:
    assert entries(pieces, "xyz") == ["[UNK]"]
    assert entries(pieces, "\u0301") == ["[UNK]"]


def test_a_hostile_word_yields_few_pieces(pieces: WordPieces) -> None:
    assert len(pieces.cut("a" * 1_000_000)) <= MAX_PIECES
    assert len(pieces.cut("-" * 1_000)) <= MAX_PIECES


@given(st.text(st.characters(codec=None), max_size=40))
def test_every_word_has_at_least_one_piece(word: str) -> None:
    cut = WordPieces(ENTRIES).cut(word)
    assert 1 <= len(cut) <= MAX_PIECES
    assert all(0 <= place < len(ENTRIES) for place in cut)
