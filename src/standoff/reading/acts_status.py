"""Standing: whether the act a word tells happened, is planned, possible, denied, or is only spoken of.

A verb's own auxiliaries and negation count first, then what governs it: "refused to meet", "plans to strike", "if the
guild strikes". A verb that is absorbed tells no act of its own: the verb above it tells it.
"""

from __future__ import annotations

from dataclasses import dataclass

from standoff.ontology import ActStatus
from standoff.reading.acts_lexicon import act_lexicon
from standoff.reading.syntax import Clauses

_FUTURE = frozenset(["will", "'ll", "’ll", "shall", "wo", "going"])
_MODAL = frozenset(["may", "might", "could", "can", "should", "must", "ought", "ca"])
_HYPOTHETICAL = frozenset(["if", "unless", "whether", "until", "lest", "should", "whenever"])
#: "It is essential that …", "hopeful that …".
_WISHES = frozenset(
    [
        "essential",
        "important",
        "vital",
        "crucial",
        "necessary",
        "imperative",
        "possible",
        "likely",
        "unlikely",
        "conceivable",
        "hopeful",
        "optimistic",
        "better",
        "best",
        "time",
    ]
)
_TO_COME = frozenset(["due", "set", "poised", "likely", "scheduled", "certain"])


@dataclass(frozen=True, slots=True)
class Standing:
    """How a verb stands: its status, whether it is denied, and whether it tells an act of its own at all."""

    status: ActStatus = ActStatus.HAPPENED
    negated: bool = False
    absorbed: bool = False


ABSORBED = Standing(absorbed=True)


def standing(clauses: Clauses, place: int, *, speech: bool = False, to_come: bool = False) -> Standing:
    """Return how the verb at ``place`` stands.

    ``speech`` tells that "to complain" is said and so done; ``to_come`` that what is decided has yet to be done.
    """
    negated = clauses.negated(place) or _nobody_or_nothing(clauses, place)
    status = _own(clauses, place)
    dropped = "had" in clauses.auxiliaries(place) and clauses.marks(place) & _TO_COME  # "had been due to" and was not
    supposed = clauses.marks(place) & _HYPOTHETICAL or _inverted(clauses, place) or _wished(clauses, place)
    if dropped or supposed or _asked(clauses) or _awaited(clauses, place):
        return ABSORBED
    relation, head = clauses.relation(place), clauses.head(place)
    if head is None:
        return Standing(status, negated)
    if relation == "conj" and clauses.words[head].upos in ("VERB", "AUX", "ADJ") and not _finite(clauses, place):
        outer = standing(clauses, head, speech=speech)
        return Standing(
            outer.status if status is ActStatus.HAPPENED else status,
            negated or (outer.negated and _no_own(clauses, place)),
            outer.absorbed,
        )
    outer = _governed(clauses, place, relation, head, speech=speech, to_come=to_come)
    if outer.absorbed or outer.status is ActStatus.HAPPENED:
        return Standing(status, negated or outer.negated, outer.absorbed)
    return Standing(outer.status, negated or outer.negated)


def _inverted(clauses: Clauses, place: int) -> bool:
    """ "Should they strike", "had they met": a condition without "if"."""
    subject = clauses.child(place, "nsubj", "nsubj:pass")
    first = next((c for c in clauses.children(place, "aux", "aux:pass")), None)
    ahead = subject is not None and first is not None and first < subject and clauses.relation(place) == "advcl"
    return ahead and first is not None and clauses.words[first].form.lower() in ("should", "had", "were")


def _wished(clauses: Clauses, place: int) -> bool:
    """ "It is essential that a deal is reached": what is to be wished for is not told as done."""
    head = clauses.head(place)
    under = head is not None and clauses.relation(place) in ("ccomp", "csubj", "csubj:pass", "csubj:outer")
    return under and head is not None and clauses.lemma(head) in _WISHES


def _awaited(clauses: Clauses, place: int) -> bool:
    """ "When it meets us", "before they strike": spoken of as what may come."""
    opened = clauses.marks(place) & {"when", "before", "once", "after", "whenever"}
    finite = clauses.words[place].feat("VerbForm") == "Fin"  # "after branding it a farce" is told
    ahead = (finite and clauses.words[place].feat("Tense") == "Pres") or bool(clauses.auxiliaries(place) & {"can"})
    return bool(opened) and clauses.relation(place) == "advcl" and ahead


def _own(clauses: Clauses, place: int) -> ActStatus:
    auxiliaries = clauses.auxiliaries(place)
    be = clauses.child(place, "cop") is not None or bool(auxiliaries & {"is", "are", "was", "were"})
    arranged = be and clauses.has_to(place)  # "is to meet", "is due to meet", "are to go on strike"
    if auxiliaries & _FUTURE or arranged or clauses.marks(place) & _TO_COME:  # "due to" may be read as one mark
        return ActStatus.PLANNED
    if auxiliaries & _MODAL:
        return ActStatus.POSSIBLE
    if auxiliaries & {"would", "'d", "’d"}:
        reported = clauses.relation(place) == "ccomp"
        return ActStatus.PLANNED if reported else ActStatus.POSSIBLE
    return ActStatus.HAPPENED


def _finite(clauses: Clauses, place: int) -> bool:
    """Tell whether the verb has a subject or an auxiliary of its own, and so a status of its own."""
    return bool(clauses.children(place, "aux", "aux:pass", "nsubj", "nsubj:pass"))


def _no_own(clauses: Clauses, place: int) -> bool:
    return not any(clauses.lemma(c) == "but" for c in clauses.children(place, "cc"))


def _nobody_or_nothing(clauses: Clauses, place: int) -> bool:
    """ "Nobody rejected it", "it made no proposals"."""
    around = clauses.children(place, "nsubj", "nsubj:pass", "obj")
    return any(clauses.negated(c) or clauses.lemma(c) in ("nobody", "none", "neither", "nothing") for c in around)


def _asked(clauses: Clauses) -> bool:
    return clauses.text[: clauses.span.end].rstrip("\"'”’ )").endswith("?")


def _governed(clauses: Clauses, place: int, relation: str, head: int, *, speech: bool, to_come: bool) -> Standing:
    """What the word above makes of the verb."""
    above = clauses.words[head].upos
    if relation == "xcomp" or (relation in ("advcl", "ccomp", "obl") and clauses.has_to(place)):
        if relation == "advcl" and clauses.lemma(head) not in _governing():
            return Standing() if speech else ABSORBED
        return _control(clauses, head, to_come=to_come)
    if relation == "acl":
        return _under_noun(clauses, place, head)
    if relation == "ccomp" and above in ("VERB", "ADJ", "NOUN"):
        if clauses.lemma(head) in (
            "hope",
            "fear",
            "think",
            "suggest",
            "wonder",
            "suppose",
            "imagine",
            "wish",
            "ensure",
            "demand",
            "insist",
            "want",
            "propose",
            "recommend",
        ):
            return ABSORBED
        return ABSORBED if clauses.marks(head) & _HYPOTHETICAL else Standing()  # "if they say that they would strike"
    if relation == "advcl" and clauses.marks(place) & {"by", "without", "instead"}:
        return Standing(negated="without" in clauses.marks(place))
    if relation == "advcl" and _from(clauses, place):
        return ABSORBED
    return Standing()


def _from(clauses: Clauses, place: int) -> bool:
    """ "… against striking", "of striking", "for striking": spoken of, not told."""
    return any(
        clauses.lemma(c) in ("against", "from", "of", "about", "to", "for", "into", "at")
        for c in clauses.children(place, "mark", "case")
    )


def _governing() -> frozenset[str]:
    words = act_lexicon().embedding
    return (
        words["happened"]
        | words["decided"]
        | words["planned"]
        | words["possible"]
        | words["did-not-happen"]
        | words["offered"]
    )


def _control(clauses: Clauses, head: int, *, to_come: bool) -> Standing:
    """The verb or adjective with an infinitive: "plans to", "is due to", "refused to", "agreed to"."""
    lemma, words = clauses.lemma(head), act_lexicon().embedding
    if clauses.words[head].form.lower() == "used":
        return ABSORBED  # "used to meet": a habit of old
    outer = standing(clauses, head)
    if lemma in _TO_COME and "had" in clauses.auxiliaries(head):
        return ABSORBED  # "had been due to meet": it is left open what came of it
    if lemma in words["planned"] or lemma in _TO_COME:
        return Standing(ActStatus.PLANNED, outer.negated, outer.absorbed)
    if lemma in words["decided"]:
        return Standing(ActStatus.PLANNED, outer.negated, outer.absorbed) if to_come else outer
    if lemma in words["happened"]:
        return outer
    if lemma in words["offered"] and clauses.words[head].upos == "ADJ":
        return ABSORBED  # the readiness is itself an offer
    if lemma == "fail":
        return Standing(ActStatus.DID_NOT_HAPPEN, not outer.negated, outer.absorbed)
    return ABSORBED


def _under_noun(clauses: Clauses, place: int, head: int) -> Standing:
    """ "A plan to strike", "the decision to leave"; a participle behind its noun stands for itself."""
    if clauses.is_passive(place):
        return Standing()
    if not clauses.has_to(place):
        return Standing() if clauses.words[place].feat("VerbForm") in ("Part", "Ger") else ABSORBED
    lemma, words = clauses.lemma(head), act_lexicon().embedding
    above = clauses.head(head)
    if above is not None and clauses.lemma(above) in act_lexicon().light["did-not-happen"]:
        return ABSORBED  # "abandoned plans to strike"
    if lemma in words["planned_nouns"]:
        return Standing(ActStatus.PLANNED)
    return Standing() if lemma in words["happened_nouns"] else ABSORBED
