"""Tagged: mentions by the rules, weighed against the names that the language model finds.

The rules know titles, roles and the heads of bodies; the model knows names it has never seen. It settles which names
are people's and which are not, parts a person from the words run together with them, mends the bounds of a body's name
and adds names that the rules take for the first word of a sentence. Without the model the rules stand.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from standoff.ontology import Span
from standoff.reading.lexicon import lexicon
from standoff.reading.names import Entity
from standoff.reading.page import Page
from standoff.reading.phrases import Phrase, PhraseKind
from standoff.reading.syntax import Syntax

_POSSESSOR = re.compile(r"['’]s\b|(?<=[sS])['’](?!\w)")
#: A capital inside a word: a brand's way of writing, but for "McKay" and "O'Hara".
_BRAND = re.compile(r"(?<!Mc)(?<!Mac)(?<=[a-z])[A-Z]")
_OFFICE_OF = re.compile(r"\b(\w+) (?:of|at) (?:the )?$")
_WORD = re.compile(r"[^\W_][\w&.’'-]*|&")
#: Roles that end the names of bodies too: "the Harbour Executive".
_ALSO_BODIES = frozenset(["executive", "chief", "partner", "master", "fellow"])


class Tags:
    """The names that the model finds on one page, in order of place."""

    def __init__(self, page: Page, syntax: Syntax) -> None:
        """Take the page and its trees; nothing is analysed before the first question."""
        self.page = page
        found = ((Span(n.start, n.end), str(n.kind)) for tree in syntax.sentences for n in tree.names)
        self.names = sorted(found, key=lambda name: name[0])
        self._starts = [span.start for span, _ in self.names]

    def over(self, span: Span) -> list[tuple[Span, str]]:
        """Return the names that share words with ``span``."""
        first = max(0, bisect_left(self._starts, span.start) - 1)
        near = self.names[first : bisect_right(self._starts, span.end)]
        return [(place, kind) for place, kind in near if place.overlaps(span)]

    def kinds(self, span: Span) -> set[str]:
        """Return the kinds of the names that make up all the words of ``span``; none where some word is in none."""
        over = [(place, kind) for place, kind in self.over(span) if span.contains(place)]
        left = self.page.text[span.start : span.end]
        for place, _ in reversed(over):
            left = left[: place.start - span.start] + left[place.end - span.start :]
        return {kind for _, kind in over} if not re.search(r"\w", left) else set()

    def is_body(self, entity: Entity) -> bool:
        """Tell whether a name is a body's: not a place, an adjective or a capital that the model takes for no name.

        Without the model every name is.
        """
        if not self.names:
            return True
        size = len(entity.name)
        kinds = {kind for place in entity.places for _, kind in self.over(Span(place, place + size))}
        heads = lexicon().organisations | lexicon().parts
        if len(entity.words) == 1 and entity.name.isupper() and len(entity.name) > 2:
            return "LOC" not in kinds  # letters that the model may never have met
        return "ORG" in kinds or (len(entity.words) > 1 and any(w.lower() in heads for w in entity.words))


def weighed(page: Page, found: tuple[Phrase, ...], syntax: Syntax) -> tuple[Phrase, ...]:
    """Return the mentions ``found`` by the rules as the model's names mend them, in order of place."""
    tags = Tags(page, syntax)
    if not tags.names:
        return found
    people = {p.words[-1] for p in found if p.kind is PhraseKind.PERSON and p.title}
    named = {w for p in found if p.kind is PhraseKind.BODY and len(p.words) > 1 for w in p.words}
    led = {p.words for p in found if p.kind is PhraseKind.BODY and _is_led(page, p)}
    mended: list[Phrase] = []
    for phrase in _joined(page, found, tags):
        mended += (
            [phrase] if phrase.kind is PhraseKind.PRONOUN else _parted(_settled(phrase, tags, people, named, led), tags)
        )
    whole = [*mended, *_added(page, mended, tags)]
    surnames = {p.words[-1] for p in whole if p.kind is PhraseKind.PERSON and len(p.words) > 1}
    inside = {w for p in whole if p.kind is PhraseKind.BODY and len(p.words) > 1 for w in p.words}
    alone = surnames - inside
    whole = [replace(p, kind=PhraseKind.PERSON) if p.words[0] in alone and _is_one_body(p) else p for p in whole]
    return tuple(sorted(whole, key=lambda p: p.span))


_SEAT = re.compile(r"[DIR]-[A-Z][\w.]*")


def _is_one_body(phrase: Phrase) -> bool:
    return phrase.kind is PhraseKind.BODY and len(phrase.words) == 1


def _is_led(page: Page, phrase: Phrase) -> bool:
    """ "The chief executive of Holm Stone": what has an officer is a body, whatever it sounds like."""
    before = _OFFICE_OF.search(page.text, max(0, phrase.span.start - 40), phrase.span.start)
    return before is not None and before.group(1).lower() in lexicon().roles


def _settled(phrase: Phrase, tags: Tags, people: set[str], named: set[str], led: set[tuple[str, ...]]) -> Phrase:
    """Give a mention the kind that the model gives all its words; one word of a body's name is no surname."""
    kinds = tags.kinds(phrase.span)
    person = phrase.kind is PhraseKind.BODY and kinds == {"PER"} and phrase.words not in led
    if person and _may_be_person(phrase, named):
        return replace(phrase, kind=PhraseKind.PERSON)
    untitled = phrase.kind is PhraseKind.PERSON and phrase.title is None and len(phrase.words) > 1
    if untitled and kinds and kinds <= {"ORG", "LOC"} and phrase.words[-1] not in people:
        return replace(phrase, kind=PhraseKind.BODY)
    return phrase


def _may_be_person(phrase: Phrase, named: set[str]) -> bool:
    small = [w.lower() for w in phrase.words]
    other = lexicon().organisations | lexicon().nationalities | lexicon().bodies | lexicon().roles
    if set(small) & other - lexicon().given or len(small) > 5:
        return False
    if len(small) == 1 and (phrase.words[0] in named or _BRAND.search(phrase.words[0])):
        return False
    return not any(len(w) > 2 and w.isupper() for w in phrase.words)


def _parted(phrase: Phrase, tags: Tags) -> list[Phrase]:
    """ "Eastport Harbour Ann Lee": a person's full name that something else runs into is parted from it."""
    behind = [
        place
        for place, kind in tags.over(phrase.span)
        if kind == "PER" and phrase.span.start < place.start and place.end == phrase.span.end
    ]
    text = tags.page.text
    words = tuple(behind[0].of(text).split()) if behind else ()
    if phrase.title is not None or len(words) < 2:
        return [phrase]
    front = Span(phrase.span.start, behind[0].start).trimmed(text)
    ahead = [m.group() for m in _WORD.finditer(front.of(text))]
    while ahead and ahead[-1].lower() in lexicon().roles | lexicon().role_modifiers | lexicon().titles:
        ahead.pop()
    person = replace(phrase, span=behind[0], kind=PhraseKind.PERSON, words=words)
    if not ahead or {w.lower() for w in ahead} & lexicon().given:
        return [person] if not ahead else [phrase]
    end = front.start + front.of(text).rindex(ahead[-1]) + len(ahead[-1])
    body = replace(
        phrase, span=Span(front.start, end), kind=PhraseKind.BODY, words=tuple(ahead), title=None, possessor=False
    )
    return [body, person]


def _joined(page: Page, found: Iterable[Phrase], tags: Tags) -> Iterator[Phrase]:
    """Give back the mentions, those that are pieces of one body's name joined."""
    every = list(found)
    taken: set[Span] = set()
    whole: dict[Span, Phrase] = {}
    for place, kind in tags.names:
        pieces = [p for p in every if p.span.overlaps(place) and p.kind is not PhraseKind.PRONOUN]
        joint = _one_body(page, place, pieces) if kind == "ORG" or (kind == "LOC" and len(pieces) == 1) else None
        if joint is not None:
            taken |= {p.span for p in pieces}
            whole[joint.span] = joint
    yield from sorted([*(p for p in every if p.span not in taken), *whole.values()], key=lambda p: p.span)


def _one_body(page: Page, place: Span, pieces: list[Phrase]) -> Phrase | None:
    """The body whose name the model sees in ``place`` and the rules in ``pieces``, where that is more than they see."""
    if not pieces:
        return None
    begin = place.start + len("The ") * page.text.startswith("The ", place.start)
    span = Span(min(begin, pieces[0].span.start), max(place.end, pieces[-1].span.end))
    if any(p.title for p in pieces) or any(p.span == span for p in pieces):
        return None
    if not page.sentences[page.sentence_at(span.end - 1)].contains(span):
        return None
    words = [m.group() for m in _WORD.finditer(span.of(page.text))]
    small = {w.lower() for w in words}
    capital = all(w[0].isupper() or w in lexicon().connectors for w in words)
    roles = small & lexicon().roles - _ALSO_BODIES
    if not capital or "and" in small or "," in span.of(page.text) or roles or "\n\n" in span.of(page.text):
        return None
    if len(pieces) > 1 and not small & lexicon().organisations:
        return None
    mark = _POSSESSOR.match(page.text, span.end)
    possessor = pieces[-1].possessor if pieces[-1].span.end == span.end else mark is not None
    return replace(
        pieces[0],
        span=span,
        kind=PhraseKind.BODY,
        words=tuple(span.of(page.text).split()),
        title=None,
        possessor=possessor,
    )


def _common_words() -> frozenset[str]:
    """Nouns for bodies, their parts and roles, which begin a sentence with a capital and name nobody."""
    words = lexicon()
    return words.organisations | words.bodies | words.parts | words.roles | words.role_modifiers | words.unnamed


def _added(page: Page, found: list[Phrase], tags: Tags) -> Iterator[Phrase]:
    """Names that only the model sees: "Harle said", "Ports for All wants"."""
    spans = sorted(p.span for p in found)
    starts = [s.start for s in spans]
    for place, kind in tags.names:
        index = bisect_left(starts, place.end)
        if kind == "LOC" or any(s.overlaps(place) for s in spans[max(0, index - 2) : index]):
            continue
        words = tuple(place.of(page.text).split())
        if not all(w[0].isupper() or w in lexicon().connectors for w in words) or words[0].lower() in lexicon().common:
            continue
        if len(words) == 1 and (words[0].lower() in _common_words() or _SEAT.fullmatch(words[0])):
            continue  # "Ports minister Ann Lee", "Rep. Ann Lee, D-Ohio"
        mark = _POSSESSOR.match(page.text, place.end) is not None
        quoted = page.quotation_at(place.start) is not None
        person = kind == "PER"
        yield Phrase(place, PhraseKind.PERSON if person else PhraseKind.BODY, words, possessor=mark, quoted=quoted)
