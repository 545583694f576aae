"""Complements: what a verb of report reports, told by the tree of its sentence.

By the frame of the verb: the clause it governs ("said the quay was sinking"), the clause it stands in as an aside
("the quay, she said, was sinking"), the infinitive behind whom it is told ("urged the board to meet"), or the noun it
takes ("called for a review"). How far its words reach is told by ``extents``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from standoff.ontology import Span
from standoff.reading.extents import QUOTES, SUBJECT_RELATIONS, extent, is_set_off, joined_reports, occasions, tail
from standoff.reading.lexicon import CueForm, Frame
from standoff.reading.syntax import Clauses

_PARTICLES = frozenset(["for", "of", "about", "against"])
#: What tells when somebody was accused, not of what.
_WHEN = frozenset(["after", "when", "while", "as", "following", "during"])
#: Verbs that say what somebody thinks of a thing, also without quotation marks.
_JUDGING = frozenset(["brand", "label", "call"])
#: Words of the shortest noun phrase that tells terms: "proposed a meeting" is only an act.
_TERMS = 5


@dataclass(frozen=True, slots=True)
class Complement:
    """What a verb reports: its words, and whom it was told. ``aside`` tells that the verb stands within them.

    ``sure`` tells that only the tree can know them.
    """

    content: Span
    addressee: Span | None = None
    aside: bool = False
    sure: bool = False


def complement(tree: Clauses, verb: int, form: CueForm) -> Complement | None:
    """Return what the verb of report at ``verb`` reports in its sentence, None when it reports no words there."""
    frames = form.frames
    if frames & {Frame.CLAUSE, Frame.OBJECT} and (found := _clause(tree, verb, form)):
        return found
    if Frame.INFINITIVE in frames and (found := _infinitive(tree, verb)):
        return found
    if Frame.INTENT in frames and (found := _intent(tree, verb)):
        return found
    if (Frame.OF in frames or form.verb == "warn") and (found := _of(tree, verb)):
        return replace(found, sure=form.verb == "warn" or tree.is_passive(verb))
    if Frame.AS in frames and (found := _as_passive(tree, verb)):
        return found
    if (Frame.NOUN in frames or form.verb == "ask") and (found := _noun(tree, verb, form)):
        return found
    if Frame.TERMS in frames and (found := _terms(tree, verb)):
        return found
    if Frame.GERUND in frames and (found := _gerund(tree, verb)):
        return found
    if Frame.PREDICATE in frames and (found := _predicate(tree, verb) or _naming(tree, verb)):
        return found
    return _aside(tree, verb) if Frame.CLAUSE in frames else None


def _clause(tree: Clauses, verb: int, form: CueForm) -> Complement | None:
    """ "said (that) …", "…, the envoy said", "told LRP …", "said: …"."""
    told = tree.child(verb, "iobj", "obj") if Frame.OBJECT in form.frames else None
    clauses = [c for c in tree.children(verb, "ccomp") if _is_clause(tree, c) and not _is_relative(tree, c)]
    if not clauses:
        clauses = [c for c in tree.children(verb, "parataxis") if _is_clause(tree, c) and _is_announced(tree, verb, c)]
    if not clauses:
        return None
    head = clauses[0]
    joined = list(joined_reports(tree, head, verb))
    span = extent(tree, head, [*joined, *_told_where(tree, head, verb)])
    if span.start < tree.words[verb].start < span.end:
        return _behind_relative(tree, span, tree.subtree(told)[-1] if told is not None else verb)
    if span.start > tree.words[verb].start:
        for other in clauses[1:]:
            span = Span(span.start, max(span.end, extent(tree, other, list(joined_reports(tree, other, verb))).end))
        span = Span(span.start, tail(tree, verb, span.end))
    return Complement(span, tree.phrase(told) if told is not None else None)


def _told_where(tree: Clauses, head: int, verb: int) -> list[int]:
    """ "It is over, said the guild in its newsletter": what stands behind the verb and tells of the telling."""
    behind = [c for c in tree.children(head) if c > verb > head and tree.words[c].upos != "PUNCT"]
    adjuncts = all(tree.relation(c).startswith("obl") for c in behind)
    return behind if adjuncts and tree.child(verb, "iobj", "nsubj") is not None else []


def _is_clause(tree: Clauses, head: int) -> bool:
    """Tell whether the word heads a clause that can be said: one with a subject or a finite verb."""
    if tree.child(head, *SUBJECT_RELATIONS, "cop") is not None:
        return True
    return tree.words[head].upos in ("VERB", "AUX") and not tree.has_to(head)


def _is_relative(tree: Clauses, head: int) -> bool:
    """Tell whether a clause opens with "whose" behind a comma: it describes somebody, whatever the tree hangs it on."""
    first = next((one for one in tree.subtree(head) if tree.words[one].upos != "PUNCT"), head)
    return tree.words[first].form.lower() == "whose" and first > 0 and tree.words[first - 1].form == ","


def _is_announced(tree: Clauses, verb: int, clause: int) -> bool:
    """Tell whether a colon, a comma or a quotation mark stands right before a clause behind the verb."""
    first = tree.subtree(clause)[0]
    if first <= verb or first - verb > 12:
        return False
    near = {w.form for w in tree.words[first - 1 : first + 1]}
    return bool(near & {":", ","} or near & QUOTES)


def _aside(tree: Clauses, verb: int) -> Complement | None:
    """ "The deal, the envoy said, was dead.": the clause that the verb stands in as an aside."""
    head = tree.head(verb)
    if head is None or tree.relation(verb) != "parataxis" or tree.child(verb, "ccomp", "obj") is not None:
        return None
    if tree.child(verb, *SUBJECT_RELATIONS) is None or not _is_clause(tree, head):
        return None
    others = [c for c in tree.children(head, "parataxis") if c != verb and c > verb]
    span = extent(tree, head, [verb, *others, *joined_reports(tree, head, verb)])
    words = tree.words[verb]
    within = span.start < words.start and words.end < span.end
    return _behind_relative(tree, span, verb) if within else Complement(span)


def _behind_relative(tree: Clauses, span: Span, told: int) -> Complement:
    """ "that many economists say is the future", "which he told LRP was a farce": the words behind the cue."""
    opening = next((w for w in tree.words if w.start >= span.start), None)
    if opening is None or opening.xpos not in ("WDT", "WP"):
        return Complement(span, aside=True)
    behind = next((w.start for w in tree.words[told + 1 :] if w.upos != "PUNCT" or w.form in QUOTES), span.end)
    return Complement(Span(min(behind, span.end - 1), span.end))


def _infinitive(tree: Clauses, verb: int) -> Complement | None:
    """ "urged the board to meet", "called on the board to meet", "was urged to meet"."""
    told = tree.child(verb, "obj", "iobj", "nsubj:pass")
    if told is None:
        told = tree.by(verb, "on", "upon", "to")
    for top in (verb,) if told is None else (verb, told):
        for child in tree.children(top, "xcomp", "ccomp", "advcl", "acl"):
            if child > verb and tree.has_to(child) and (told is not None or tree.relation(child) == "xcomp"):
                span = extent(tree, child, [*joined_reports(tree, child, verb), *occasions(tree, child)])
                return Complement(span, tree.phrase(told) if told is not None else None)
    return None


def _intent(tree: Clauses, verb: int) -> Complement | None:
    """ "threatened to close the port": what the source would do."""
    for child in tree.children(verb, "xcomp"):
        if child > verb and tree.has_to(child):
            return Complement(extent(tree, child, [*joined_reports(tree, child, verb), *occasions(tree, child)]))
    return None


def _of(tree: Clauses, verb: int) -> Complement | None:
    """ "accused the board of misleading its crews": what stands behind "of"."""
    told = tree.child(verb, "obj", "iobj", "nsubj:pass")
    for top in (verb,) if told is None else (verb, told):
        for case, head in tree.prepositional(top):
            if case == "of" and head > verb:
                marks = [m for m in tree.children(head, "case", "mark") if tree.lemma(m) == "of"]
                span = extent(tree, head, [*marks, *_by_whom(tree, head, verb), *joined_reports(tree, head, verb)])
                begin = next((w.start for w in tree.words[max(marks) + 1 :]), span.start)
                behind = next((w.form.lower() for w in tree.words if w.start >= span.end), "")
                end = span.end if behind in _WHEN else tail(tree, verb, span.end)
                span = Span(max(span.start, min(begin, span.end - 1)), end)
                return Complement(span, tree.phrase(told) if told is not None else None)
    return None


def _as_passive(tree: Clauses, verb: int) -> Complement | None:
    """ "was described by the guild as a farce", "was dismissed as a farce by the guild"."""
    said = tree.by(verb, "as") if tree.is_passive(verb) else None
    if said is None and tree.is_passive(verb):  # "dismissed as “a farce” by the guild"
        said = next((c for c in tree.children(verb, "obj", "xcomp") if _has_case(tree, c, "as")), None)
    if said is None or said < verb:
        return None
    case = [c for c in tree.children(said, "case", "mark") if tree.lemma(c) == "as"]
    return Complement(extent(tree, said, [*case, *_by_whom(tree, said, verb)]), sure=True)


def _has_case(tree: Clauses, noun: int, *words: str) -> bool:
    return any(tree.lemma(c) in words for c in tree.children(noun, "case", "mark"))


def _by_whom(tree: Clauses, noun: int, verb: int) -> list[int]:
    """ "accused of delay by the guild": who says so, which the tree may hang on what is said."""
    if not tree.is_passive(verb) or tree.agent(verb) not in (None, noun):
        return []
    return [c for c in tree.children(noun, "nmod", "obl") if c > noun and _has_case(tree, c, "by")]


def teller(tree: Clauses, verb: int) -> int | None:
    """Return the word for whom a passive verb of report is by: behind "by", wherever the tree hangs it."""
    own = tree.agent(verb)
    if own is not None:
        return own
    for noun in tree.children(verb, "obl", "obj", "xcomp"):
        if _has_case(tree, noun, "of", "as") and (by := _by_whom(tree, noun, verb)):
            return by[0]
    return None


def _noun(tree: Clauses, verb: int, form: CueForm) -> Complement | None:
    """ "demanded an inquiry", "called for a review": the noun phrase with all that hangs on it."""
    _, _, particle = form.verb.partition(" ")
    head = tree.by(verb, particle) if particle in _PARTICLES else tree.child(verb, "obj") if not particle else None
    if form.verb == "ask":
        head = tree.by(verb, "for")  # "asked the agency for an apology"
    if head is None or head < verb:
        return None
    added = [c for c in tree.children(head, "acl") if tree.words[c].xpos == "VBN" and is_set_off(tree, c)]
    case = tree.children(head, "case") if particle != "against" else []  # what is warned against is not wanted
    span = extent(tree, head, [*case, *added])
    end = span.end
    for child in tree.children(verb, "advcl", "xcomp", "obl", "ccomp", "acl"):  # "called for the board to meet"
        first = tree.words[tree.subtree(child)[0]]
        if child != head and first.start - end in (0, 1) and first.upos != "PUNCT":
            end = extent(tree, child).end
    return Complement(Span(span.start, end))


def _terms(tree: Clauses, verb: int) -> Complement | None:
    """ "promised a rota that would give every crew its rest"."""
    head = tree.child(verb, "obj")
    if head is None or head < verb or len(tree.subtree(head)) < _TERMS:
        return None
    told = tree.child(verb, "iobj")
    return Complement(extent(tree, head), tree.phrase(told) if told is not None else None)


def according(tree: Clauses, head: int) -> Span | None:
    """Return what is so according to the noun at ``head``: the clause it stands in, less the phrase itself."""
    clause = tree.head(head)
    while clause is not None and not _is_clause(tree, clause):
        clause = tree.head(clause)
    if clause is None:
        return None
    while (joined_to := tree.head(clause)) is not None and _shares_subject(tree, clause):
        clause = joined_to  # "met and agreed to close, according to the chair"
    phrase, span = tree.subtree(head), extent(tree, clause, [head])
    first, last = tree.words[phrase[0]], tree.words[phrase[-1]]
    if span.start < first.start and last.end < span.end:
        left = sum(1 for w in tree.words if span.start <= w.start < first.start)
        return Span(last.end, span.end) if left < _TERMS else span
    return span


def _shares_subject(tree: Clauses, clause: int) -> bool:
    """Tell whether a clause is joined to the one before it and has its subject from there."""
    head = tree.head(clause)
    joined = tree.relation(clause) == "conj" and head is not None and tree.words[head].upos in ("VERB", "AUX")
    return joined and tree.child(clause, *SUBJECT_RELATIONS) is None


def _predicate(tree: Clauses, verb: int) -> Complement | None:
    """ "called the offer “a farce” that had cost a year": the object with what is said of it."""
    thing, said = tree.child(verb, "obj"), tree.child(verb, "xcomp")
    if thing is None or said is None or not verb < thing < said or tree.has_to(said):
        return None
    whole, end = extent(tree, thing), extent(tree, said, list(joined_reports(tree, said, verb))).end
    names = tree.words[said].upos == "PROPN" or tree.lemma(verb) not in _JUDGING
    described = tree.words[said].upos == "ADJ" or tree.child(said, "det") is not None
    return Complement(Span(whole.start, max(whole.end, end)), sure=described and not names)


def _naming(tree: Clauses, verb: int) -> Complement | None:
    """ "what the guild calls a farce": the name that is given."""
    said = tree.child(verb, "xcomp", "obj")
    if said is None or said < verb or tree.has_to(said):
        return None
    what = any(w.form.lower() == "what" for w in tree.words[max(0, verb - 8) : verb])
    return Complement(extent(tree, said)) if what and tree.relation(verb) in ("acl:relcl", "ccomp", "csubj") else None


def _gerund(tree: Clauses, verb: int) -> Complement | None:
    """ "denied misleading the crews"."""
    head = tree.child(verb, "xcomp", "ccomp")
    if head is None or tree.words[head].xpos != "VBG" or head < verb:
        return None
    return Complement(extent(tree, head))


def noun_complement(tree: Clauses, noun: int, markers: frozenset[str]) -> Span | None:
    """Return what a noun of report reports: "her warning that …", "the demand for …", "a threat to …"."""
    for child in tree.children(noun, "acl", "ccomp", "nmod", "acl:relcl", "advcl", "xcomp", "obl"):
        marks = [c for c in tree.children(child, "mark", "case") if tree.lemma(c) in markers]
        if child < noun or not marks:
            continue
        if tree.lemma(marks[0]) == "that" and not (tree.child(child, *SUBJECT_RELATIONS, "cop")):
            continue
        without = marks if tree.lemma(marks[0]) == "for" else []
        times = occasions(tree, child) if tree.lemma(marks[0]) != "that" else ()
        return extent(tree, child, [*without, *joined_reports(tree, child, noun), *times])
    return None
