"""Names: read from the scores of one sentence, then made to agree across the document.

Within a sentence, the best row of BIO tags that is well formed (Viterbi 1967). Across the document:

1. one form, one kind: a name written the same way takes the kind that its mentions weigh most for together;
2. acronyms: "British Medical Association (BMA)" makes BMA an organisation everywhere, and the name before it too;
3. a form that is a sure name somewhere is a name elsewhere, unless the model is sure that it is none there;
4. a surname alone ("Harle") is the person of whom the full name is given ("Sidney Harle");
5. an organisation and the place right after it are one name ("NHS England", "BBC Scotland"), and so are a place and the
   word for a body right after it ("Harlow Council"; `organisations.py`);
6. the initials of an organisation's name are that organisation, wherever they stand ("Royal College of Nursing … RCN").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from standoff.language.organisations import BODIES

Scores = NDArray[np.float32]
KINDS = ("PER", "ORG", "LOC")

_SURE = 0.5
_SURELY_NONE = 0.97
_LONGEST = 8
_SHORTEST_INITIALS = 3


@dataclass(frozen=True, slots=True)
class Found:
    """A name in sentence `sentence`, words `first` to `past`, with the mean probability of each of `KINDS`."""

    sentence: int
    first: int
    past: int
    kind: str
    weights: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Tagged:
    """What the finder knows of a sentence: its words and the probability of each tag (`tags` in `NameFinder`)."""

    forms: Sequence[str]
    upos: Sequence[str]
    chances: Scores


class NameFinder:
    """Finds names by the scores of `tags` (BIO tags of `KINDS` and "O", in any order)."""

    def __init__(self, tags: Sequence[str]) -> None:
        self.tags = list(tags)
        self.none = self.tags.index("O")
        self.columns = {kind: [i for i, tag in enumerate(self.tags) if tag.endswith(f"-{kind}")] for kind in KINDS}
        count = len(self.tags)
        self.follows = np.zeros((count, count), np.float32)
        for left, before in enumerate(self.tags):
            for right, after in enumerate(self.tags):
                if after.startswith("I-") and before not in (after, f"B-{after[2:]}"):
                    self.follows[left, right] = -1e9
        self.opens = np.array([-1e9 if tag.startswith("I-") else 0.0 for tag in self.tags], np.float32)

    def find(self, sentences: Sequence[Tagged]) -> list[list[Found]]:
        """Return the names of each sentence of one document, in order."""
        found = [self._in_sentence(place, sentence) for place, sentence in enumerate(sentences)]
        return _Document(self, sentences, found).agreed()

    def _in_sentence(self, place: int, sentence: Tagged) -> list[Found]:
        names: list[Found] = []
        start = -1
        tags = [self.tags[i] for i in self.best(np.log(sentence.chances + 1e-9))]
        for word, tag in enumerate([*tags, "O"]):
            if start >= 0 and not tag.startswith("I-"):
                names.append(self.name(sentence, place, start, word, tags[start][2:]))
                start = -1
            if tag.startswith("B-"):
                start = word
        return names

    def best(self, scores: Scores) -> list[int]:
        """Return the best well-formed row of tags for log probabilities, one row a word."""
        plain = scores.argmax(1)
        if not len(plain) or (self.opens[plain[0]] == 0 and not self.follows[plain[:-1], plain[1:]].any()):
            return [int(tag) for tag in plain]
        total = scores[0] + self.opens
        back: list[NDArray[np.intp]] = []
        for row in scores[1:]:
            step = total[:, None] + self.follows
            back.append(step.argmax(0))
            total = step.max(0) + row
        path = [int(total.argmax())]
        for pointers in reversed(back):
            path.append(int(pointers[path[-1]]))
        return path[::-1]

    def name(self, sentence: Tagged, place: int, first: int, past: int, kind: str | None = None) -> Found:
        """Weigh the words `first` to `past` as a name; of the likeliest kind when none is given."""
        part = sentence.chances[first:past]
        weights = tuple(float(part[:, self.columns[one]].sum(1).mean()) for one in KINDS)
        likely = kind or KINDS[int(np.argmax(weights))]
        return Found(place, first, past, likely, (weights[0], weights[1], weights[2]))


class _Document:
    """The names of one document while they are made to agree."""

    def __init__(self, finder: NameFinder, sentences: Sequence[Tagged], found: list[list[Found]]) -> None:
        self.finder, self.sentences, self.found = finder, sentences, found

    def agreed(self) -> list[list[Found]]:
        """Return the names of each sentence as the whole document bears them out."""
        self._join_bodies()
        self._join_places()
        self._link_acronyms()
        self._link_initials()
        self._vote()
        self._spread()
        return self.found

    def _form(self, name: Found) -> tuple[str, ...]:
        return tuple(self.sentences[name.sentence].forms[name.first : name.past])

    def _join_bodies(self) -> None:
        for place, names in enumerate(self.found):
            sentence = self.sentences[place]
            opens = {name.first for name in names}
            self.found[place] = [
                self._with_body(sentence, name) if name.past not in opens else name for name in names
            ]  # fmt: skip

    def _with_body(self, sentence: Tagged, name: Found) -> Found:
        """The name and the word for a body right after it, unless it is a person's."""
        past = name.past
        if name.kind == "PER" or past == len(sentence.forms) or sentence.forms[past] not in BODIES:
            return name
        if sentence.upos[past] != "PROPN":
            return name
        # The network took the place for a place: its doubts must not outvote the word.
        joined = self.finder.name(sentence, name.sentence, name.first, past + 1, "ORG")
        return replace(joined, weights=(0.0, 1.0, 0.0))

    def _join_places(self) -> None:
        for names in self.found:
            for left in range(len(names) - 2, -1, -1):
                a, b = names[left], names[left + 1]
                forms = self.sentences[a.sentence].forms
                # Only after an acronym: "NHS England" is one name, "the Council London" may be two.
                if a.kind == "ORG" and b.kind in ("LOC", "ORG") and a.past == b.first and forms[a.past - 1].isupper():
                    joined = self.finder.name(self.sentences[a.sentence], a.sentence, a.first, b.past, "ORG")
                    names[left : left + 2] = [joined]

    def _link_acronyms(self) -> None:
        """Find "Long Name (LN)" and give both the kind that organisations have, bar persons."""
        linked: set[tuple[str, ...]] = set()
        for names in self.found:
            for name in names:
                short = self._acronym_after(name)
                if short and name.kind != "PER":
                    linked |= {self._form(name), (short,)}
        for place, names in enumerate(self.found):
            self.found[place] = [replace(n, kind="ORG") if self._form(n) in linked else n for n in names]
        self.linked = linked

    def _link_initials(self) -> None:
        """Take the initials of an organisation's name for the same organisation, though nothing says so."""
        initials = {
            _initials(form)
            for names in self.found
            for name in names
            if name.kind == "ORG" and len(form := self._form(name)) > 1
        }
        known = {short for short in initials if len(short) >= _SHORTEST_INITIALS}
        self.linked |= {(form,) for sentence in self.sentences for form in known.intersection(sentence.forms)}

    def _acronym_after(self, name: Found) -> str | None:
        forms = self.sentences[name.sentence].forms
        if name.past - name.first < 2 or name.past + 2 >= len(forms) or forms[name.past] not in ("(", ",", "["):
            return None
        short = forms[name.past + 1]
        same = short == _initials(forms[name.first : name.past])
        return short if len(short) >= 2 and short.isupper() and same else None

    def _vote(self) -> None:
        weights: dict[tuple[str, ...], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
        for names in self.found:
            for name in names:
                total = weights[self._form(name)]
                for i, value in enumerate(name.weights):
                    total[i] += value
                if self._form(name) in self.linked:
                    total[1] += 100.0
        self._name_surnames(weights)
        for place, names in enumerate(self.found):
            self.found[place] = [
                replace(n, kind=KINDS[int(np.argmax(weights[self._form(n)]))]) for n in names
            ]  # fmt: skip
        self.weights = weights

    def _name_surnames(self, weights: dict[tuple[str, ...], list[float]]) -> None:
        for form in list(weights):
            if len(form) > 1 and int(np.argmax(weights[form])) == 0 and (form[-1],) in weights:
                weights[(form[-1],)][0] += weights[form][0]

    def _spread(self) -> None:
        """Mark sure names where the sentence alone did not show them."""
        known = {form: value for form, value in self.weights.items() if self._carries(form, value)}
        for form, value in list(self.weights.items()):
            if len(form) > 1 and int(np.argmax(value)) == 0 and value[0] > _SURE and form[-1][:1].isupper():
                known.setdefault((form[-1],), [value[0], 0.0, 0.0])
        known.update({form: [0.0, 1.0, 0.0] for form in self.linked})
        longest = min(_LONGEST, max(map(len, known), default=0))
        for place, sentence in enumerate(self.sentences):
            taken = {word for name in self.found[place] for word in range(name.first, name.past)}
            extra = self._unseen(place, sentence, known, longest, taken)
            if extra:
                self.found[place] = sorted([*self.found[place], *extra], key=lambda name: name.first)

    def _carries(self, form: tuple[str, ...], value: list[float]) -> bool:
        written = all(word[:1].isupper() or not word[:1].isalpha() or len(word) < 4 for word in form)
        return written and max(value) > _SURE and any(c.isupper() for c in form[0]) and len("".join(form)) > 1

    def _unseen(
        self,
        place: int,
        sentence: Tagged,
        known: dict[tuple[str, ...], list[float]],
        longest: int,
        taken: set[int],
    ) -> list[Found]:
        extra: list[Found] = []
        for first in range(len(sentence.forms)):
            if first in taken or sentence.upos[first] != "PROPN":
                continue
            for past in range(min(first + longest, len(sentence.forms)), first, -1):
                value = known.get(tuple(sentence.forms[first:past]))
                if value is None or not taken.isdisjoint(range(first, past)):
                    continue
                if sentence.chances[first:past, self.finder.none].min() < _SURELY_NONE:
                    kind = KINDS[int(np.argmax(value))]
                    extra.append(self.finder.name(sentence, place, first, past, kind))
                    taken.update(range(first, past))
                break
        return extra


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words if word[:1].isupper())
