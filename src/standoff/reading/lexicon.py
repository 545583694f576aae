"""The words that reading goes by (``lexicon.toml``): verbs of report, titles, roles, heads of bodies."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources


class Frame(StrEnum):
    """What a verb of report takes."""

    CLAUSE = "clause"
    OBJECT = "object"
    INFINITIVE = "infinitive"
    INTENT = "intent"
    TERMS = "terms"
    NOUN = "noun"
    GERUND = "gerund"
    OF = "of"
    FOR = "for"
    AS = "as"
    PREDICATE = "predicate"


class Form(StrEnum):
    """Which form of the verb it is."""

    BASE = "base"
    PRESENT = "present"
    PAST = "past"
    PARTICIPLE = "participle"  # -ing


@dataclass(frozen=True, slots=True)
class CueForm:
    """One form of one verb of report: its base form, the frames it may have, and whether it stands on its own."""

    verb: str
    form: Form
    frames: frozenset[Frame]
    needs_that: bool
    inverts: bool
    sure: bool
    of_documents: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All word lists, lower case."""

    cues: dict[str, CueForm]
    noun_cues: dict[str, frozenset[str]]
    adjective_cues: frozenset[str]
    quoting_others: frozenset[str]
    auxiliaries: frozenset[str]
    titles: frozenset[str]
    kept_titles: frozenset[str]
    honours: frozenset[str]
    relations: frozenset[str]
    ambiguous_titles: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    given_female: frozenset[str]
    given_male: frozenset[str]
    given: frozenset[str]
    roles: frozenset[str]
    role_modifiers: frozenset[str]
    former: frozenset[str]
    future: frozenset[str]
    parts: frozenset[str]
    organisations: frozenset[str]
    unnamed: frozenset[str]
    speakers: frozenset[str]
    documents: frozenset[str]
    bodies: frozenset[str]
    same_kind: dict[str, frozenset[str]]
    common: frozenset[str]
    connectors: frozenset[str]
    nationalities: frozenset[str]
    finite: frozenset[str]
    opens_clause: frozenset[str]
    complements: frozenset[str]
    determiners: frozenset[str]
    outside_phrase: frozenset[str]
    calendar: frozenset[str]
    outside_role: frozenset[str]
    particles: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Return the word lists, read once."""
    text = resources.files(__package__).joinpath("lexicon.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    persons, roles, sources, words = table["persons"], table["roles"], table["sources"], table["words"]
    given = [*persons["given_female"], *persons["given_male"], *persons["given_either"], *persons["given_other"]]
    return Lexicon(
        cues=_cues(table["cues"]),
        noun_cues={noun: frozenset(markers) for noun, markers in table["cues"]["nouns"].items()},
        adjective_cues=frozenset(table["cues"]["adjectives"]),
        quoting_others=frozenset(table["cues"]["quoting_others"]),
        auxiliaries=frozenset(table["between"]["auxiliary"]),
        titles=frozenset(persons["titles"]),
        kept_titles=frozenset(persons["kept"]),
        honours=frozenset(persons["honours"]),
        relations=frozenset(persons["relations"]),
        ambiguous_titles=frozenset(persons["ambiguous"]),
        female=frozenset(persons["female"]),
        male=frozenset(persons["male"]),
        given_female=frozenset(persons["given_female"]),
        given_male=frozenset(persons["given_male"]),
        given=frozenset(given),
        roles=frozenset(roles["nouns"]),
        role_modifiers=frozenset(roles["modifiers"]),
        former=frozenset(roles["former"]),
        future=frozenset(roles["future"]),
        parts=frozenset(roles["parts"]),
        organisations=frozenset(table["organisations"]["heads"]),
        unnamed=frozenset(sources["unnamed"]),
        speakers=frozenset(sources["speakers"]),
        documents=frozenset(sources["documents"]),
        bodies=frozenset(sources["bodies"]),
        same_kind={noun: frozenset(kind) for kind in table["kinds"].values() for noun in kind},
        common=frozenset(words["common"]),
        connectors=frozenset(words["connectors"]),
        nationalities=frozenset(words["nationalities"]),
        finite=frozenset(words["finite"]),
        **{name: frozenset(small) for name, small in table["small"].items()},
    )


def _cues(table: dict[str, object]) -> dict[str, CueForm]:
    irregular, kinds = table["irregular"], table["kinds"]
    assert isinstance(irregular, dict)
    assert isinstance(kinds, dict)
    frames: dict[str, set[Frame]] = {}
    for frame in Frame:
        verbs = table.get(frame.value, [])
        assert isinstance(verbs, list)
        for verb in verbs:
            frames.setdefault(verb, set()).add(frame)
    forms: dict[str, CueForm] = {}
    for verb, taken in frames.items():
        present, past, past_participle, participle = irregular.get(verb) or _inflected(verb)
        needs_that, inverts = verb in kinds["needs_that"], verb in kinds["inverting"]
        for word, form in (
            (verb, Form.BASE),
            (present, Form.PRESENT),
            (past, Form.PAST),
            (past_participle, Form.PAST),
            (participle, Form.PARTICIPLE),
        ):
            sure, of_documents = verb in kinds["sure"], verb in kinds["of_documents"]
            forms[word] = CueForm(verb, form, frozenset(taken), needs_that, inverts, sure, of_documents)
    return forms


def _inflected(verb: str) -> tuple[str, str, str, str]:
    """Return present, past, past participle and -ing form of a regular verb; a particle ("call on") stays behind it."""
    head, _, rest = verb.partition(" ")
    after = f" {rest}" if rest else ""
    if head.endswith("e"):
        made = (head + "s", head + "d", head[:-1] + "ing")
    elif head.endswith("y") and head[-2] not in "aeiou":
        made = (head[:-1] + "ies", head[:-1] + "ied", head + "ing")
    elif head.endswith(("s", "sh", "ch", "x", "z")):
        made = (head + "es", head + "ed", head + "ing")
    else:
        made = (head + "s", head + "ed", head + "ing")
    present, past, participle = (form + after for form in made)
    return present, past, past, participle
