"""Augmentation: sentences of the treebanks retold, so that the model has read what the treebanks hold too little of.

Each change keeps the tree right by construction: other quotation marks, other case, other names of the same form,
acronyms, an addressee after *said* (which becomes *told*), a title before a speaker. Nothing here comes from the texts
the product is measured on; the word lists are general.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from random import Random

from training.rows import Row, entities

_OPENING = {'"', "“", "``"}
_CLOSING = {'"', "”", "''"}
_QUOTES = (("“", "”"), ("‘", "’"), ("'", "'"), ('"', '"'), ("``", "''"), ("‘", "’"), ("'", "'"))


@dataclass(frozen=True, slots=True)
class Piece:
    """Words to put into a tree: `head` counts from 1 inside the piece; 0 stands for the word they are put under."""

    forms: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    head: tuple[int, ...]
    deprel: tuple[str, ...]
    names: tuple[str, ...]


def inserted(row: Row, at: int, under: int, piece: Piece) -> Row:
    """Put `piece` before the word at place `at` (from 0), its open heads under the word now at place `under`."""
    extra = len(piece.forms)

    def moved(head: int) -> int:
        return head if head <= at else head + extra

    heads = tuple(moved(under + 1) if head == 0 else at + head for head in piece.head)
    old = tuple(moved(head) for head in row.head)
    names = row.names or ()
    return replace(
        row,
        forms=row.forms[:at] + piece.forms + row.forms[at:],
        upos=row.upos[:at] + piece.upos + row.upos[at:],
        xpos=row.xpos[:at] + piece.xpos + row.xpos[at:],
        head=old[:at] + heads + old[at:],
        deprel=row.deprel[:at] + piece.deprel + row.deprel[at:],
        names=names[:at] + piece.names + names[at:] if names else None,
        lemma=(),
    )


def requoted(row: Row, random: Random) -> Row:
    """Retype double quotation marks in one other style; those that open and those that close are told by turns."""
    opening, closing = random.choice(_QUOTES)
    forms = list(row.forms)
    inside = False
    for place, form in enumerate(forms):
        if form in _OPENING | _CLOSING:
            closes = form in {"”", "''"} or (form == '"' and inside)
            forms[place] = closing if closes else opening
            inside = not closes
    return replace(row, forms=tuple(forms))


def recased(row: Row, random: Random) -> Row:
    """Write the whole sentence in lower case, in capitals, or In Title Case."""
    how = random.random()
    if how < 0.4:
        forms = tuple(form.lower() for form in row.forms)
    elif how < 0.6:
        forms = tuple(form.upper() for form in row.forms)
    else:
        small = {"DET", "ADP", "CCONJ", "PART", "SCONJ"}
        forms = tuple(
            form if tag in small and place else form[:1].upper() + form[1:]
            for place, (form, tag) in enumerate(zip(row.forms, row.upos, strict=True))
        )
    return replace(row, forms=forms)


@dataclass
class Names:
    """Names seen in training, by kind and by the parts of speech of their words."""

    treebank: dict[tuple[str, tuple[str, ...]], list[tuple[str, ...]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    plain: dict[tuple[str, int], list[tuple[str, ...]]] = field(default_factory=lambda: defaultdict(list))
    bodies: bool = False

    @classmethod
    def of(cls, rows: Sequence[Row], bodies: bool = False) -> Names:
        """Collect the names of `rows`; with `bodies`, names of bodies are made too, and bodies speak for persons."""
        found = cls(bodies=bodies)
        for row in rows:
            for start, end, kind in entities(row.names or ()):
                words = row.forms[start:end]
                if row.parsed:
                    found.treebank[kind, row.upos[start:end]].append(words)
                elif all(word[:1].isupper() for word in words):
                    found.plain[kind, end - start].append(words)
        return found

    def other(self, row: Row, start: int, end: int, kind: str, random: Random) -> tuple[str, ...] | None:
        """Another name of the same form, or None."""
        if kind == "ORG" and end - start == 1 and random.random() < 0.5:
            return (acronym(random),)
        if self.bodies and kind == "ORG" and row.parsed and random.random() < 0.4:
            made = body(row.upos[start:end], self, random)
            if made:
                return made
        if not row.parsed or set(row.upos[start:end]) == {"PROPN"}:
            pool = self.plain.get((kind, end - start)) or self.treebank.get((kind, row.upos[start:end]))
        else:
            pool = self.treebank.get((kind, row.upos[start:end]))
        return random.choice(pool) if pool else None


def acronym(random: Random) -> str:
    """An acronym that nobody may bear: three to five capitals."""
    return "".join(random.choice("ABCDEFGHILMNOPRSTUNFA") for _ in range(random.choice((3, 3, 3, 4, 4, 5))))


# What bodies that dispute are called by: the word that says what they are.
_BODIES = (
    "Council", "Union", "Committee", "Authority", "Association", "Federation", "Agency", "Commission", "Board", "Trust",
    "Department", "Ministry", "Institute", "College", "Society", "Office", "Party", "Congress", "Group", "Alliance",
    "Confederation", "Service", "Tribunal", "Senate", "Assembly", "Bank", "Company", "Airlines", "Railways", "Police",
)  # fmt: skip
_HEADS_OF = ("Ministry", "Department", "University", "Bank", "Institute", "College", "Office", "Federation", "Union")
_FIELDS = (
    "Health", "Education", "Labour", "Transport", "Justice", "Energy", "Finance", "Agriculture", "Housing", "Trade",
    "Nurses", "Teachers", "Miners", "Doctors", "Pilots", "Farmers", "Journalists", "Employers", "Rail", "Postal",
)  # fmt: skip
_REACH = ("National", "General", "Royal", "Federal", "Central", "Independent", "United", "Public", "International")


def body(upos: Sequence[str], names: Names, random: Random) -> tuple[str, ...] | None:
    """A name that nobody may bear for a body of two or three words tagged so: "Harlow Council", "Union of Nurses"."""
    if tuple(upos) == ("PROPN", "ADP", "PROPN"):
        return (random.choice(_HEADS_OF), "of", random.choice(_FIELDS))
    if set(upos) != {"PROPN"} or len(upos) not in (2, 3):
        return None
    places = names.treebank.get(("LOC", ("PROPN",))) or [("Harlow",)]
    before = random.choice((_FIELDS, _REACH, random.choice(places)))
    words = (random.choice(before), random.choice(_BODIES))
    if len(upos) == 2:
        return words
    return (random.choice(_REACH), random.choice(_FIELDS), words[-1])


def spoken_by_body(row: Row, names: Names, random: Random) -> Row | None:
    """Let a body be the subject where a person is: "Harle said" as "Unison said"; None where no person stands so."""
    if not row.parsed or any(form.lower() in _OF_PERSONS for form in row.forms):
        return None
    for start, end, kind in entities(row.names or ()):
        inside = range(start, end)
        flat = all(row.head[place] == start + 1 for place in inside if place > start)
        if kind != "PER" or row.deprel[start] != "nsubj" or not flat or {row.upos[p] for p in inside} != {"PROPN"}:
            continue
        if any(head == start + 1 and place not in inside for place, head in enumerate(row.head)):
            continue
        word = acronym(random) if end - start == 1 and random.random() < 0.4 else None
        forms = (word,) if word else names.other(replace(row, names=None), start, end, "ORG", random)
        return _with_body(row, start, forms) if forms else None
    return None


_OF_PERSONS = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself", "who", "whom", "i", "you"})


def _with_body(row: Row, start: int, forms: tuple[str, ...]) -> Row:
    """Put the name of a body, its last word at the head, where a person's of as many words stands, its first there."""
    last = start + len(forms) - 1
    heads, deprels, tags = list(row.head), list(row.deprel), list(row.names or ())
    heads[last], deprels[last] = row.head[start], row.deprel[start]
    for place in range(start, last):
        heads[place], deprels[place] = last + 1, "compound"
    tags[start : last + 1] = ["B-ORG", *["I-ORG"] * (len(forms) - 1)]
    new = (*row.forms[:start], *forms, *row.forms[last + 1 :])
    return replace(row, forms=new, head=tuple(heads), deprel=tuple(deprels), names=tuple(tags), lemma=())


def renamed(row: Row, names: Names, random: Random) -> Row:
    """Put other names of the same kind and form in place of some names."""
    forms = list(row.forms)
    for start, end, kind in entities(row.names or ()):
        if random.random() < 0.5 and (other := names.other(row, start, end, kind, random)):
            forms[start:end] = other
    return replace(row, forms=tuple(forms))


def _name(*words: str) -> Piece:
    """A name of one word or of several with the last as head."""
    last = len(words)
    return Piece(
        words,
        ("PROPN",) * last,
        ("NNP",) * last,
        (*((last,) * (last - 1)), 0),
        (*(("compound",) * (last - 1)), "iobj"),
        ("B-ORG", *(("I-ORG",) * (last - 1))),
    )


def _with_article(piece: Piece, article: str = "the") -> Piece:
    return Piece(
        (article, *piece.forms),
        ("DET", *piece.upos),
        ("DT", *piece.xpos),
        (len(piece.forms) + 1, *(head + 1 if head else 0 for head in piece.head)),
        ("det", *piece.deprel),
        ("O", *piece.names),
    )


def _people(word: str, tag: str = "NNS") -> Piece:
    return Piece((word,), ("NOUN",), (tag,), (0,), ("iobj",), ("O",))


def addressee(random: Random) -> Piece:
    """Somebody who can be told something: an outlet, an assembly, reporters."""
    kind = random.random()
    if kind < 0.2:
        return _with_article(_name(random.choice(("BBC", "Guardian", "Times", "Telegraph", "Mirror", "Observer"))))
    if kind < 0.4:
        return _name(*random.choice((("Sky", "News"), ("BBC", "News"), ("Radio", "Five"), ("Nursing", "News"))))
    if kind < 0.5:
        return _name(random.choice(("Reuters", "Bloomberg", "Pulse", "Newsnight", "Channel4", "AFP", "AP")))
    if kind < 0.75:
        return _name(acronym(random))
    if kind < 0.9:
        return _people(random.choice(("reporters", "members", "delegates", "journalists", "MPs", "ministers")))
    return _with_article(_people(random.choice(("committee", "conference", "meeting", "court", "audience")), "NN"))


def told(row: Row, random: Random) -> Row | None:
    """ "X said …" as "X told Y …", where `said` follows its subject; None where the sentence has no such verb."""
    for place, form in enumerate(row.forms):
        if form != "said" or row.upos[place] != "VERB":
            continue
        children = [child for child, head in enumerate(row.head) if head == place + 1]
        labels = {row.deprel[child] for child in children}
        subjects = [child for child in children if row.deprel[child] == "nsubj"]
        after = row.forms[place + 1] if place + 1 < len(row.forms) else ""
        if len(subjects) != 1 or subjects[0] > place or {"iobj", "obj"} & labels or after in ("to", "so"):
            continue
        retold = replace(row, forms=(*row.forms[:place], "told", *row.forms[place + 1 :]))
        return inserted(retold, place + 1, place, addressee(random))
    return None


_ROLES = (
    ("general", "secretary"), ("council", "chair"), ("policy", "manager"), ("national", "officer"), ("spokesman",),
    ("health", "secretary"), ("chief", "executive"), ("deputy", "chair"), ("chairman",), ("spokeswoman",),
    ("committee", "chair"), ("regional", "organiser"), ("leader",), ("president",), ("assistant", "secretary"),
    ("shadow", "minister"), ("education", "secretary"), ("managing", "director"), ("chief", "negotiator"),
    ("employment", "director"), ("trade", "commissioner"), ("prime", "minister"), ("foreign", "minister"),
)  # fmt: skip
_ADJECTIVES = {"general", "national", "chief", "deputy", "regional", "assistant", "managing", "prime", "foreign"}


def title(random: Random) -> Piece:
    """A title without an article, its last word to stand under the name: "former BMA council chair"."""
    role = random.choice(_ROLES)
    before: list[tuple[str, str, str, str, str]] = []
    if random.random() < 0.25:
        before.append(("former", "ADJ", "JJ", "amod", "O"))
    if random.random() < 0.6:
        before.append((acronym(random), "PROPN", "NNP", "compound", "B-ORG"))
    for word in role[:-1]:
        kind = ("ADJ", "JJ", "amod") if word in _ADJECTIVES else ("NOUN", "NN", "compound")
        before.append((word, *kind, "O"))
    last = len(before) + 1
    return Piece(
        (*(word[0] for word in before), role[-1]),
        (*(word[1] for word in before), "NOUN"),
        (*(word[2] for word in before), "NN"),
        (*((last,) * len(before)), 0),
        (*(word[3] for word in before), "nmod:desc"),
        (*(word[4] for word in before), "O"),
    )


def entitled(row: Row, random: Random) -> Row | None:
    """Put a title before a person's name that has none; None where there is no such name."""
    for start, end, kind in entities(row.names or ()):
        inside = range(start, end)
        heads = [place for place in inside if row.head[place] - 1 not in inside]
        if (
            kind != "PER"
            or heads != [start]
            or row.deprel[start] not in ("nsubj", "conj", "obl", "nmod", "iobj", "obj")
        ):
            continue
        if any(
            head == start + 1 and place < start and row.deprel[place] not in ("case", "cc", "punct")
            for place, head in enumerate(row.head)
        ):
            continue
        if end - start >= 2 or random.random() < 0.3:
            return inserted(row, start, start, title(random))
    return None


def varied(row: Row, names: Names, random: Random) -> Row:
    """Return `row`, changed at random in the ways above or not at all."""
    if row.parsed and row.names:
        if random.random() < 0.25:
            row = told(row, random) or row
        if random.random() < 0.15:
            row = entitled(row, random) or row
        if names.bodies and random.random() < 0.15:
            row = spoken_by_body(row, names, random) or row
    if row.names and random.random() < 0.4:
        row = renamed(row, names, random)
    if random.random() < 0.5:
        row = requoted(row, random)
    if row.parsed and random.random() < 0.07:
        row = recased(row, random)
    return row
