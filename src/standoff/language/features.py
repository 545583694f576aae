"""Features: tense, voice, mood, number, person, gender, polarity and the like, by rule.

The treebanks' Penn tags hold most of it; lemma and tree hold the rest. The rules are those of the annotation guide
of UD English:

- VBD, VBZ, VBP, MD are finite; a VB with *to* or an auxiliary is an infinitive, a VB without and without a subject that
  heads its clause is an imperative, any other VB an infinitive;
- VBN is a past participle, passive where it has a passive auxiliary or subject, or modifies a noun as a clause
  without an auxiliary; VBG is a present participle under *be*, as an adjective or after a noun, else a gerund;
- number is read from the tag, person and gender from the pronoun or the form of *be* and *have*;
- a negated clause is marked on the word that negates (*not*, *never*, *no*): Polarity=Neg.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tagging:
    """One sentence as the rules see it; heads count from 0, −1 for the root."""

    forms: Sequence[str]
    lemmas: Sequence[str]
    upos: Sequence[str]
    xpos: Sequence[str]
    heads: Sequence[int]
    deprels: Sequence[str]


_PRONOUNS: dict[str, str] = {
    "i": "Case=Nom|Number=Sing|Person=1|PronType=Prs",
    "me": "Case=Acc|Number=Sing|Person=1|PronType=Prs",
    "my": "Case=Gen|Number=Sing|Person=1|Poss=Yes|PronType=Prs",
    "mine": "Case=Gen|Number=Sing|Person=1|Poss=Yes|PronType=Prs",
    "we": "Case=Nom|Number=Plur|Person=1|PronType=Prs",
    "us": "Case=Acc|Number=Plur|Person=1|PronType=Prs",
    "our": "Case=Gen|Number=Plur|Person=1|Poss=Yes|PronType=Prs",
    "ours": "Case=Gen|Number=Plur|Person=1|Poss=Yes|PronType=Prs",
    "you": "Person=2|PronType=Prs",
    "your": "Case=Gen|Person=2|Poss=Yes|PronType=Prs",
    "yours": "Case=Gen|Person=2|Poss=Yes|PronType=Prs",
    "he": "Case=Nom|Gender=Masc|Number=Sing|Person=3|PronType=Prs",
    "him": "Case=Acc|Gender=Masc|Number=Sing|Person=3|PronType=Prs",
    "his": "Case=Gen|Gender=Masc|Number=Sing|Person=3|Poss=Yes|PronType=Prs",
    "she": "Case=Nom|Gender=Fem|Number=Sing|Person=3|PronType=Prs",
    "hers": "Case=Gen|Gender=Fem|Number=Sing|Person=3|Poss=Yes|PronType=Prs",
    "it": "Gender=Neut|Number=Sing|Person=3|PronType=Prs",
    "its": "Case=Gen|Gender=Neut|Number=Sing|Person=3|Poss=Yes|PronType=Prs",
    "they": "Case=Nom|Number=Plur|Person=3|PronType=Prs",
    "them": "Case=Acc|Number=Plur|Person=3|PronType=Prs",
    "their": "Case=Gen|Number=Plur|Person=3|Poss=Yes|PronType=Prs",
    "theirs": "Case=Gen|Number=Plur|Person=3|Poss=Yes|PronType=Prs",
    "myself": "Case=Acc|Number=Sing|Person=1|PronType=Prs|Reflex=Yes",
    "yourself": "Case=Acc|Number=Sing|Person=2|PronType=Prs|Reflex=Yes",
    "himself": "Case=Acc|Gender=Masc|Number=Sing|Person=3|PronType=Prs|Reflex=Yes",
    "herself": "Case=Acc|Gender=Fem|Number=Sing|Person=3|PronType=Prs|Reflex=Yes",
    "itself": "Case=Acc|Gender=Neut|Number=Sing|Person=3|PronType=Prs|Reflex=Yes",
    "ourselves": "Case=Acc|Number=Plur|Person=1|PronType=Prs|Reflex=Yes",
    "yourselves": "Case=Acc|Number=Plur|Person=2|PronType=Prs|Reflex=Yes",
    "themselves": "Case=Acc|Number=Plur|Person=3|PronType=Prs|Reflex=Yes",
    "who": "PronType=Rel", "whom": "Case=Acc|PronType=Rel", "whose": "Poss=Yes|PronType=Rel", "which": "PronType=Rel",
    "what": "PronType=Int",
    "this": "Number=Sing|PronType=Dem", "that": "Number=Sing|PronType=Dem",
    "these": "Number=Plur|PronType=Dem", "those": "Number=Plur|PronType=Dem",
    "the": "Definite=Def|PronType=Art", "a": "Definite=Ind|PronType=Art", "an": "Definite=Ind|PronType=Art",
    "no": "PronType=Neg", "nobody": "Number=Sing|PronType=Neg", "nothing": "Number=Sing|PronType=Neg",
    "none": "PronType=Neg", "neither": "PronType=Neg",
    "some": "PronType=Ind", "any": "PronType=Ind", "someone": "Number=Sing|PronType=Ind", "something":
    "Number=Sing|PronType=Ind", "each": "PronType=Tot", "every": "PronType=Tot", "all": "PronType=Tot",
    "both": "PronType=Tot", "everyone": "Number=Sing|PronType=Tot",
}  # fmt: skip
_HER = {"PRP": "Case=Acc|Gender=Fem|Number=Sing|Person=3|PronType=Prs",
        "PRP$": "Case=Gen|Gender=Fem|Number=Sing|Person=3|Poss=Yes|PronType=Prs"}  # fmt: skip
_BE = {
    "am": "Mood=Ind|Number=Sing|Person=1|Tense=Pres|VerbForm=Fin",
    "'m": "Mood=Ind|Number=Sing|Person=1|Tense=Pres|VerbForm=Fin",
    "is": "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
    "'s": "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
    "are": "Mood=Ind|Tense=Pres|VerbForm=Fin",
    "'re": "Mood=Ind|Tense=Pres|VerbForm=Fin",
    "was": "Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin",
    "were": "Mood=Ind|Tense=Past|VerbForm=Fin",
}
_BY_TAG = {
    "NN": "Number=Sing", "NNP": "Number=Sing", "NNS": "Number=Plur", "NNPS": "Number=Plur", "JJ": "Degree=Pos",
    "JJR": "Degree=Cmp", "JJS": "Degree=Sup", "RBR": "Degree=Cmp", "RBS": "Degree=Sup", "CD": "NumType=Card",
    "VBD": "Mood=Ind|Tense=Past|VerbForm=Fin", "VBZ": "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
    "VBP": "Mood=Ind|Tense=Pres|VerbForm=Fin", "MD": "VerbForm=Fin", "FW": "Foreign=Yes",
}  # fmt: skip
_NEGATES = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "no", "without"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer", "expl"})
_HEADS_CLAUSE = frozenset({"root", "parataxis", "conj", "ccomp"})


def features(tagging: Tagging) -> list[str]:
    """Return the features of each word, as in CoNLL-U: sorted pairs joined by "|", or ""."""
    children: list[list[int]] = [[] for _ in tagging.forms]
    for place, head in enumerate(tagging.heads):
        if head >= 0:
            children[head].append(place)
    return [_features(tagging, place, children[place]) for place in range(len(tagging.forms))]


def _features(t: Tagging, place: int, children: list[int]) -> str:
    low, tag = t.forms[place].lower().replace("’", "'"), t.xpos[place]
    if t.upos[place] in ("VERB", "AUX"):
        found = _verb(t, place, children, low)
    elif low == "her":
        found = _HER.get(tag, "")
    elif t.upos[place] in ("PRON", "DET"):
        found = _PRONOUNS.get(low, "")
    elif t.upos[place] == "ADJ":
        found = _BY_TAG.get(tag if tag.startswith("JJ") else "JJ", "")
    else:
        found = _BY_TAG.get(tag, "")
    if low in _NEGATES and t.upos[place] in ("PART", "ADV", "DET", "CCONJ", "ADP", "INTJ"):
        found = "|".join(sorted([*found.split("|"), "Polarity=Neg"])).lstrip("|")
    return found


def _verb(t: Tagging, place: int, children: list[int], low: str) -> str:
    tag = t.xpos[place]
    if t.lemmas[place] == "be" and low in _BE and tag not in ("VB", "VBN"):
        return _BE[low]
    labels = {t.deprels[child] for child in children}
    if tag == "VB":
        return _base(t, place, children, labels)
    if tag == "VBN":
        passive = {"aux:pass", "nsubj:pass", "csubj:pass"} & labels or (
            t.deprels[place].startswith(("acl", "amod")) and "aux" not in labels
        )
        return "Tense=Past|VerbForm=Part|Voice=Pass" if passive else "Tense=Past|VerbForm=Part"
    if tag == "VBG":
        progressive = any(t.deprels[child] == "aux" and t.lemmas[child] == "be" for child in children)
        adjectival = t.deprels[place] in ("amod", "acl")
        return "Tense=Pres|VerbForm=Part" if progressive or adjectival else "VerbForm=Ger"
    return _BY_TAG.get(tag, "")


def _base(t: Tagging, place: int, children: list[int], labels: set[str]) -> str:
    helped = {"aux", "aux:pass", "cop"} & labels or any(t.xpos[child] == "TO" for child in children)
    if t.deprels[place] == "aux" and t.lemmas[place] == "do":
        # "Do not go": the auxiliary bears the mood when the clause has no subject.
        clause = {t.deprels[i] for i, head in enumerate(t.heads) if head == t.heads[place]}
        return "VerbForm=Inf" if _SUBJECTS & clause else "Mood=Imp|VerbForm=Fin"
    if t.upos[place] == "AUX" or helped or _SUBJECTS & labels:
        return "VerbForm=Inf"
    if t.deprels[place] not in _HEADS_CLAUSE:
        return "VerbForm=Inf"
    if t.deprels[place] == "conj" and t.heads[place] >= 0 and t.xpos[t.heads[place]] != "VB":
        return "VerbForm=Inf"
    head = t.heads[place]
    under = [t.deprels[i] for i, h in enumerate(t.heads) if h == head] if t.deprels[place] == "conj" else []
    if {"aux"} & set(under) or (t.deprels[place] == "conj" and "mark" in under):
        return "VerbForm=Inf"
    return "Mood=Imp|VerbForm=Fin"
