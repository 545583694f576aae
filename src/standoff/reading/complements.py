"""Complements: what a verb of report reports, told by the tree of its sentence.

By the frame of the verb: the clause it governs ("said the quay was sinking"), the clause it stands in as an aside
("the quay, she said, was sinking"), the infinitive behind whom it is told ("urged the board to meet"), or the noun it
takes ("called for a review"). A complement is all that hangs on its head, to the last word, less the reports that are
only joined to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from standoff.ontology import Span
from standoff.reading.lexicon import CueForm, Frame, lexicon
from standoff.reading.syntax import Clauses

_QUOTES = frozenset(["“", "”", "‘", "’", '"', "'", "''", "``"])
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "nsubj:outer", "expl")
_STATES = frozenset(["aux", "cop", "aux:pass"])
#: What only they know whose mind it is: "said it would sail, but he did not expect many on board".
_MINDS = frozenset(["expect", "think", "believe", "hope", "know", "feel", "doubt", "want", "intend", "fear"])
#: What stands behind the words, not in them: "she said in a letter".
_OCCASIONS = frozenset(
    ["interview", "speech", "conference", "meeting", "press", "rally", "radio", "television", "debate"]
)


@dataclass(frozen=True, slots=True)
class Complement:
    """What a verb reports: its words, and whom it was told. ``aside`` tells that the verb stands within them."""

    content: Span
    addressee: Span | None = None
    aside: bool = False


def complement(tree: Clauses, verb: int, form: CueForm) -> Complement | None:
    """Return what the verb of report at ``verb`` reports in its sentence, None when it reports no words there."""
    frames = form.frames
    if frames & {Frame.CLAUSE, Frame.OBJECT} and (found := _clause(tree, verb, form)):
        return found
    if Frame.INFINITIVE in frames and (found := _infinitive(tree, verb)):
        return found
    if Frame.INTENT in frames and (found := _intent(tree, verb)):
        return found
    if Frame.OF in frames and (found := _of(tree, verb)):
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


def extent(tree: Clauses, head: int, without: Iterable[int] = ()) -> Span:
    """Return where the words under ``head`` stand, less those under ``without``, less "that" and marks at the edges."""
    left_out = {one for top in without for one in tree.subtree(top)}
    inside = [one for one in tree.subtree(head) if one not in left_out]
    first, last = 0, len(inside) - 1
    while first < last and _opens(tree, inside[first]):
        first += 1
    while last > first and _closes(tree, inside[last]):
        last -= 1
    return Span(tree.words[inside[first]].start, tree.words[inside[last]].end)


def _opens(tree: Clauses, place: int) -> bool:
    """Tell whether a word at the beginning of a clause is no part of what is said: "that", a comma."""
    word = tree.words[place]
    if word.upos == "PUNCT":
        return word.form not in _QUOTES
    return word.deprel == "mark" and word.form.lower() == "that"


def _closes(tree: Clauses, place: int) -> bool:
    word = tree.words[place]
    if word.upos == "PUNCT":
        return word.form not in _QUOTES
    return word.deprel == "cc"


def _joined_reports(tree: Clauses, head: int, verb: int) -> Iterator[int]:
    """Yield what is joined to a reported clause and is none of it: another report, and what the article adds.

    "…, and the ministry said it was not"; "… but warning that it would"; "…, but he did not resign".
    """
    cue = tree.words[verb]
    yield from _relative_reports(tree, head)
    for one in tree.children(head, "conj", "parataxis", "advcl"):
        word = tree.words[one]
        if one < head:
            continue
        form = _cue_form(word.form)
        subject = tree.child(one, *_SUBJECTS)
        reports = form is not None and tree.child(one, "ccomp", "obj", "obl", "xcomp") is not None
        own = form is not None and subject is not None and tree.child(one, "ccomp", "parataxis") is not None
        alike = word.xpos == cue.xpos and subject is None
        going_on = word.xpos == "VBG" and word.deprel in ("advcl", "conj")
        next_act = word.xpos == "VBD" and word.deprel == "conj" and subject is None and _is_modal(tree, head)
        allowed = word.xpos == "VBD" and word.deprel == "advcl" and is_set_off(tree, one)
        adds = not _is_minded(tree, one) and (
            (allowed and any(tree.lemma(c) in ("although", "though") for c in tree.children(one, "mark")))
            or (
                subject is not None
                and any(tree.lemma(c) == "but" for c in tree.children(one, "cc"))
                and not any(tree.lemma(c) == "that" for c in tree.children(one, "mark"))
            )
        )
        while_they = (
            form is not None
            and subject is not None
            and any(tree.lemma(c) in ("while", "whereas") for c in tree.children(one, "mark"))
        )
        if own or while_they or (reports and (alike or going_on)) or adds or next_act:
            yield one


def _is_minded(tree: Clauses, verb: int) -> bool:
    """ "… but he did not expect many": what somebody has in mind, which only they can have told."""
    subject = tree.child(verb, *_SUBJECTS)
    return subject is not None and tree.words[subject].upos == "PRON" and tree.lemma(verb) in _MINDS


def _relative_reports(tree: Clauses, head: int) -> Iterator[int]:
    """ "…, which she called a farce": what somebody says of what was said."""
    for one in tree.subtree(head):
        form = _cue_form(tree.words[one].form)
        if form is None or tree.relation(one) != "acl:relcl" or not is_set_off(tree, one):
            continue
        subject = tree.child(one, *_SUBJECTS)
        if subject is not None and tree.words[subject].xpos not in ("WP", "WDT"):
            yield one


def _cue_form(word: str) -> CueForm | None:
    """The form of a verb of report that a word can be; none for those that only documents report with."""
    form = lexicon().cues.get(word.lower())
    return form if form is not None and not form.of_documents else None


def _is_modal(tree: Clauses, verb: int) -> bool:
    return tree.words[verb].xpos == "VB" and tree.child(verb, "aux") is not None


def _clause(tree: Clauses, verb: int, form: CueForm) -> Complement | None:
    """ "said (that) …", "…, the envoy said", "told LRP …", "said: …"."""
    told = tree.child(verb, "iobj", "obj") if Frame.OBJECT in form.frames else None
    clauses = [c for c in tree.children(verb, "ccomp") if _is_clause(tree, c) and not _is_relative(tree, c)]
    if not clauses:
        clauses = [c for c in tree.children(verb, "parataxis") if _is_clause(tree, c) and _is_announced(tree, verb, c)]
    if not clauses:
        return None
    head = clauses[0]
    span = extent(tree, head, list(_joined_reports(tree, head, verb)))
    if span.start < tree.words[verb].start < span.end:
        return _behind_relative(tree, span, tree.subtree(told)[-1] if told is not None else verb)
    if span.start > tree.words[verb].start:
        for other in clauses[1:]:
            span = Span(span.start, max(span.end, extent(tree, other, list(_joined_reports(tree, other, verb))).end))
        span = Span(span.start, _tail(tree, verb, span.end))
    return Complement(span, tree.phrase(told) if told is not None else None)


def _is_clause(tree: Clauses, head: int) -> bool:
    """Tell whether the word heads a clause that can be said: one with a subject or a finite verb."""
    if tree.child(head, *_SUBJECTS, "cop") is not None:
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
    return bool(near & {":", ","} or near & _QUOTES)


def _tail(tree: Clauses, verb: int, end: int) -> int:
    """Return where a clause ends whose last words the tree hangs on the verb: "… because of the tide"."""
    grown = True
    while grown:
        grown = False
        for child in tree.children(verb, "advcl", "obl", "conj", "nmod", "acl", "obl:unmarked", "xcomp"):
            inside = tree.subtree(child)
            first = tree.words[inside[0]]
            near = first.start - end in (0, 1) and first.upos != "PUNCT"
            if first.start < end or not (
                _is_also_said(tree, verb, child, end) or (near and _goes_on(tree, verb, child))
            ):
                continue
            last = [one for one in inside if tree.words[one].upos != "PUNCT" or tree.words[one].form in _QUOTES][-1]
            end, grown = tree.words[last].end, True
    return end


def _goes_on(tree: Clauses, verb: int, child: int) -> bool:
    """Tell whether what hangs on the verb right behind its clause belongs to the clause."""
    word = tree.words[child]
    if word.deprel == "conj":
        if tree.child(child, *_SUBJECTS) is not None or _cue_form(word.form):
            return False
        return any(tree.words[c].deprel in _STATES for c in tree.children(child)) or (
            tree.words[verb].xpos == "VBZ" and word.xpos == "VBZ"
        )
    if word.deprel.startswith("obl"):
        return tree.lemma(child) not in lexicon().documents | _OCCASIONS
    return word.xpos != "VBG" or bool(tree.children(child, "mark"))


def _is_also_said(tree: Clauses, verb: int, child: int, end: int) -> bool:
    """ "…, and it would also close": a clause set behind a comma that is told as what was said is told."""
    first = tree.words[tree.subtree(child)[0]]
    if tree.relation(child) != "conj" or not end <= first.start <= end + 2:
        return False
    if _is_minded(tree, child) and first.form.lower() in (",", "and", "but"):
        return True
    if first.form.lower() not in (",", "and"):
        return False
    if _cue_form(tree.words[child].form) or any(tree.lemma(c) == "but" for c in tree.children(child, "cc")):
        return False
    subject = tree.child(child, *_SUBJECTS)
    would = any(tree.words[c].form.lower() in ("would", "had") for c in tree.children(child, "aux"))
    quoted = any(tree.words[one].form in ("“", '"', "‘", "``") for one in tree.subtree(child))
    present = first.form != "," and _tense(tree, verb) == "VBD" and _tense(tree, child) in ("VBZ", "VBP", "MD")
    return subject is not None and (would or quoted or (present and _is_present(tree, verb)))


def _is_present(tree: Clauses, verb: int) -> bool:
    """Tell whether what a verb reports is told in the present or the future: "said the quay is sinking"."""
    return any(_tense(tree, c) in ("VBZ", "VBP", "MD") for c in tree.children(verb, "ccomp"))


def _tense(tree: Clauses, head: int) -> str:
    """The tag of the word that tells a clause's time: its first auxiliary or copula, else its verb."""
    states = [c for c in tree.children(head) if tree.words[c].deprel in _STATES]
    return tree.words[min(states)].xpos if states else tree.words[head].xpos


def _aside(tree: Clauses, verb: int) -> Complement | None:
    """ "The deal, the envoy said, was dead.": the clause that the verb stands in as an aside."""
    head = tree.head(verb)
    if head is None or tree.relation(verb) != "parataxis" or tree.child(verb, "ccomp", "obj") is not None:
        return None
    if tree.child(verb, *_SUBJECTS) is None or not _is_clause(tree, head):
        return None
    others = [c for c in tree.children(head, "parataxis") if c != verb and c > verb]
    span = extent(tree, head, [verb, *others])
    words = tree.words[verb]
    within = span.start < words.start and words.end < span.end
    return _behind_relative(tree, span, verb) if within else Complement(span)


def _behind_relative(tree: Clauses, span: Span, told: int) -> Complement:
    """ "that many economists say is the future", "which he told LRP was a farce": the words behind the cue."""
    opening = next((w for w in tree.words if w.start >= span.start), None)
    if opening is None or opening.xpos not in ("WDT", "WP"):
        return Complement(span, aside=True)
    behind = next((w.start for w in tree.words[told + 1 :] if w.upos != "PUNCT" or w.form in _QUOTES), span.end)
    return Complement(Span(min(behind, span.end - 1), span.end))


def _infinitive(tree: Clauses, verb: int) -> Complement | None:
    """ "urged the board to meet", "called on the board to meet", "was urged to meet"."""
    told = tree.child(verb, "obj", "iobj", "nsubj:pass")
    if told is None:
        told = tree.by(verb, "on", "upon", "to")
    for top in (verb,) if told is None else (verb, told):
        for child in tree.children(top, "xcomp", "ccomp", "advcl", "acl"):
            if child > verb and tree.has_to(child) and (told is not None or tree.relation(child) == "xcomp"):
                span = extent(tree, child, [*_joined_reports(tree, child, verb), *_occasions(tree, child)])
                return Complement(span, tree.phrase(told) if told is not None else None)
    return None


def _intent(tree: Clauses, verb: int) -> Complement | None:
    """ "threatened to close the port": what the source would do."""
    for child in tree.children(verb, "xcomp"):
        if child > verb and tree.has_to(child):
            return Complement(extent(tree, child, [*_joined_reports(tree, child, verb), *_occasions(tree, child)]))
    return None


def _occasions(tree: Clauses, head: int) -> Iterator[int]:
    """ "… to meet after the talks had failed": when it was asked, not what was asked."""
    for one in tree.subtree(head):
        past = tree.relation(one) == "advcl" and one > head and tree.words[one].xpos in ("VBD", "VBN")
        if past and any(tree.lemma(c) in ("after", "as", "while") for c in tree.children(one, "mark")):
            yield one


def _of(tree: Clauses, verb: int) -> Complement | None:
    """ "accused the board of misleading its crews": what stands behind "of"."""
    told = tree.child(verb, "obj", "iobj", "nsubj:pass")
    for top in (verb,) if told is None else (verb, told):
        for case, head in tree.prepositional(top):
            if case == "of" and head > verb:
                marks = [m for m in tree.children(head, "case", "mark") if tree.lemma(m) == "of"]
                span = extent(tree, head, [*marks, *_joined_reports(tree, head, verb)])
                begin = next((w.start for w in tree.words[max(marks) + 1 :]), span.start)
                span = Span(max(span.start, min(begin, span.end - 1)), _tail(tree, verb, span.end))
                return Complement(span, tree.phrase(told) if told is not None else None)
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


_PARTICLES = frozenset(["for", "of", "about", "against"])
#: Words of the shortest noun phrase that tells terms: "proposed a meeting" is only an act.
_TERMS = 5


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
    phrase, span = tree.subtree(head), extent(tree, clause, [head])
    first, last = tree.words[phrase[0]], tree.words[phrase[-1]]
    if span.start < first.start and last.end < span.end:
        left = sum(1 for w in tree.words if span.start <= w.start < first.start)
        return Span(last.end, span.end) if left < _TERMS else span
    return span


def is_set_off(tree: Clauses, place: int) -> bool:
    """Tell whether a comma stands right before the phrase of the word at ``place``."""
    first = tree.subtree(place)[0]
    return tree.words[first].form == "," or (first > 0 and tree.words[first - 1].form == ",")


def _predicate(tree: Clauses, verb: int) -> Complement | None:
    """ "called the offer “a farce” that had cost a year": the object with what is said of it."""
    thing, said = tree.child(verb, "obj"), tree.child(verb, "xcomp")
    if thing is None or said is None or not verb < thing < said or tree.has_to(said):
        return None
    whole, end = extent(tree, thing), extent(tree, said, list(_joined_reports(tree, said, verb))).end
    return Complement(Span(whole.start, max(whole.end, end)))


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
        if tree.lemma(marks[0]) == "that" and not (tree.child(child, *_SUBJECTS, "cop")):
            continue
        without = marks if tree.lemma(marks[0]) == "for" else []
        occasions = _occasions(tree, child) if tree.lemma(marks[0]) != "that" else ()
        return extent(tree, child, [*without, *_joined_reports(tree, child, noun), *occasions])
    return None
