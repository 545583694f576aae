"""An anchor leads back to its own words, or says why it cannot; it never moves to a look-alike in silence."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.errors import InvalidValue
from standoff.ontology import Anchor, Span
from standoff.text.anchors import Outcome, anchor, arrive, follow, resolve

WORDS = ["pilots", "board", "ballot", "harbour", "letter", "pay", "offer", "rejected", "said", "the", "of", "in", "to"]


def sentence(rng: random.Random) -> str:
    return " ".join(rng.choices(WORDS, k=rng.randint(4, 12))).capitalize() + "."


def article(rng: random.Random, sentences: int = 40) -> list[str]:
    """Invented sentences, some of them standing twice: what a caption and a body share."""
    made = [sentence(rng) for _ in range(sentences)]
    for _ in range(4):
        made.insert(rng.randrange(len(made)), rng.choice(made))
    return made


def test_an_empty_place_has_no_anchor() -> None:
    with pytest.raises(InvalidValue):
        anchor("some words", Span(3, 3))


def test_words_that_are_gone_are_lost() -> None:
    text = "The board met. The pilots left."
    assert resolve(anchor(text, Span(0, 14)), "The pilots left.").outcome is Outcome.LOST


def test_a_look_alike_left_after_the_original_went_is_only_proposed() -> None:
    filler = "The tide turned and the ferry left the quay. " * 3
    text = f"At noon she said no to the offer of pay. {filler}At dusk she said no to the whole draft of it."
    first = Span(text.index("said no"), text.index("said no") + 7)
    edited = f"{filler}At dusk she said no to the whole draft of it."
    found = resolve(anchor(text, first), edited)
    assert found.outcome is Outcome.PROPOSED
    assert found.span is None


def test_two_copies_of_a_paragraph_are_ambiguous() -> None:
    paragraph = "The crews waited since dawn on the quay. She said no to the offer of pay. The rain fell on the boats."
    place = Span(paragraph.index("She said"), paragraph.index("She said") + 8)
    found = resolve(anchor(paragraph, place), paragraph + "\n\n" + paragraph)
    assert found.outcome is Outcome.AMBIGUOUS
    assert len(found.candidates) == 2


@given(st.text(min_size=1, max_size=80), st.data())
def test_in_its_own_text_an_anchor_with_surroundings_leads_to_its_own_place(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    made = anchor(text, span)
    found = resolve(made, text)
    if made.prefix or made.suffix:
        assert (found.outcome, found.span) == (Outcome.SAME, span)
    else:
        assert found.span in (None, span)


def edited(rng: random.Random, sentences: list[str], keep: int) -> tuple[list[str], int | None]:
    """One edit to ``sentences``: insert, delete, move, change or plant a look-alike; and where ``keep`` is now."""
    text, place = list(sentences), keep
    kind = rng.choice(["insert", "delete", "move", "change", "look-alike", "delete and leave a look-alike"])
    at = rng.randrange(len(text))
    if kind == "insert":
        text.insert(at, sentence(rng))
        place += at <= keep
    elif kind == "look-alike":
        text.insert(at, text[keep])
        place += at <= keep
    elif kind == "delete and leave a look-alike":
        copy = text.pop(keep)
        text.insert((keep + rng.randrange(3, len(text) - 3)) % len(text), copy)
        return text, None
    elif kind == "delete":
        text.pop(at)
        return text, None if at == keep else place - (at < keep)
    elif kind == "change":
        text[at] = sentence(rng)
        return text, None if at == keep else place
    else:
        moved = text.pop(at)
        to = rng.randrange(len(text) + 1)
        text.insert(to, moved)
        place = to if at == keep else place - (at < keep) + (to <= place - (at < keep))
    return text, place


def offset(sentences: list[str], index: int) -> Span:
    start = sum(len(s) + 1 for s in sentences[:index])
    return Span(start, start + len(sentences[index]))


def same_to_any_reader(before: list[str], keep: int, after: list[str], place: int | None) -> list[Span]:
    """The sentence's own place, and each copy that still stands beside one of its old neighbours."""
    own = [] if place is None else [offset(after, place)]
    framed = ["", *after, ""]
    copies = [
        offset(after, i)
        for i, other in enumerate(after)
        if other == before[keep] and (framed[i] == ["", *before][keep] or framed[i + 2] == [*before, ""][keep + 1])
    ]
    return own + copies


@dataclass
class Tally:
    """How anchors fared in a thousand edits: led astray, and of those with their neighbours untouched, kept."""

    wrong: int = 0
    kept: int = 0
    untouched: int = 0


def thousand_edits(where: Callable[[Anchor, str, str], Span | None]) -> Tally:
    """Edit a thousand invented articles, each with an anchor in it, and ask ``where`` it leads."""
    rng, told = random.Random(20), Tally()
    for _ in range(1000):
        before = article(rng)
        keep = rng.randrange(len(before))
        made = anchor(" ".join(before), offset(before, keep))
        after, place = edited(rng, before, keep)
        found = where(made, " ".join(before), " ".join(after))
        told.wrong += found is not None and found not in same_to_any_reader(before, keep, after, place)
        if place is not None and after[max(0, place - 1) : place + 2] == before[max(0, keep - 1) : keep + 2]:
            told.untouched += 1
            told.kept += found == offset(after, place)
    return told


def test_over_a_thousand_edits_no_anchor_goes_wrong_in_silence_and_the_untouched_are_kept() -> None:
    told = thousand_edits(lambda made, _, after: resolve(made, after).span)
    assert told.wrong == 0
    assert told.kept >= 0.99 * told.untouched > 300


def test_with_the_old_text_at_hand_it_is_no_less_sure_and_as_much_is_kept() -> None:
    stricter = 0

    def where(made: Anchor, before: str, after: str) -> Span | None:
        nonlocal stricter
        found = follow(made, before, after).span
        stricter += found is None and resolve(made, after).span is not None
        return found

    told = thousand_edits(where)
    assert told.wrong == 0
    assert stricter > 0
    assert told.kept >= 0.99 * told.untouched > 300


def test_without_the_old_text_it_is_no_less_sure_and_nearly_as_much_is_kept() -> None:
    stricter = 0

    def where(made: Anchor, before: str, after: str) -> Span | None:
        nonlocal stricter
        found = arrive(made, after).span
        stricter += found is None and follow(made, before, after).span is not None
        return found

    told = thousand_edits(where)
    assert told.wrong == 0
    assert stricter > 0
    assert told.kept >= 0.95 * told.untouched > 300


def test_without_the_old_text_a_phrase_on_one_side_is_not_enough() -> None:
    """The place meant is gone, and a sentence that begins alike was put in: only the old text would tell."""
    before = "The crews waited. The board met at noon on Monday, and it said no to them, who had come far."
    made = anchor(before, Span(before.index("said no"), before.index("said no") + 7))
    after = "The crews went home. The board met at noon on Monday, and it said no to the agency."
    assert resolve(made, after).span is not None
    assert follow(made, before, after).span is None
    assert arrive(made, after).outcome is Outcome.PROPOSED


def test_without_the_old_text_a_long_side_or_both_are_enough() -> None:
    before = "It said no to the crews, who had waited. " + " ".join(f"Boat {n} left the quay." for n in range(20))
    opening, inner = Span(0, 10), Span(before.index("crews"), before.index("crews") + 5)
    assert arrive(anchor(before, opening), before + " The end.").span == opening
    assert arrive(anchor(before, opening), "News. " + before).outcome is Outcome.PROPOSED
    assert arrive(anchor(before, inner), "News. " + before).span == Span(inner.start + 6, inner.end + 6)


def test_a_place_with_both_its_sides_is_surer_than_a_look_alike_with_one() -> None:
    """A short text is told apart by little, and what is put in later may share that."""
    before = "The board met at noon, and it said no to the crews, who had waited."
    made = anchor(before, Span(before.index("said no"), before.index("said no") + 7))
    after = f"{before} The board met at noon, and it said no to them."
    assert resolve(made, after).span == Span(made.start, made.end)


def test_in_the_same_text_a_place_is_certain_even_where_nothing_tells_it_apart() -> None:
    text = "no no no"
    middle = anchor(text, Span(3, 5))
    assert resolve(middle, text).span is None
    assert follow(middle, text, text).span == Span(3, 5)


def test_of_two_look_alikes_one_of_which_went_neither_is_followed() -> None:
    """The words before the one and those after the other are left: nobody can tell which of the two that is."""
    before = "The board met at noon. 'No,' it said. The crews waited. 'No,' it said. The ferries sailed at dusk."
    after = "The board met at noon. 'No,' it said. The ferries sailed at dusk."
    for start in (before.index("'No,'"), before.rindex("'No,'")):
        assert follow(anchor(before, Span(start, start + 14)), before, after).outcome is Outcome.AMBIGUOUS
