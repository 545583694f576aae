"""Extents: how far the words reach that hang on a word of a sentence, by its tree.

All that hangs on it, to the last word, less the reports that are only joined to it and what the article adds; and with
the last words of a clause that the tree hangs on the verb before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from standoff.ontology import Span
from standoff.reading.lexicon import CueForm, lexicon
from standoff.reading.syntax import Clauses

QUOTES = frozenset(["“", "”", "‘", "’", '"', "'", "''", "``"])
#: How the subject of a clause hangs on its verb, in the tree.
SUBJECT_RELATIONS = ("nsubj", "nsubj:pass", "csubj", "nsubj:outer", "expl")
_STATES = frozenset(["aux", "cop", "aux:pass"])
#: What only they know whose mind it is: "said it would sail, but he did not expect many on board".
_MINDS = frozenset(["expect", "think", "believe", "hope", "know", "feel", "doubt", "want", "intend", "fear"])
#: What stands behind the words, not in them: "she said in a letter".
_OCCASIONS = frozenset(
    ["interview", "speech", "conference", "meeting", "press", "rally", "radio", "television", "debate"]
)


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
        return word.form not in QUOTES
    return word.deprel == "mark" and word.form.lower() == "that"


def _closes(tree: Clauses, place: int) -> bool:
    word = tree.words[place]
    if word.upos == "PUNCT":
        return word.form not in QUOTES
    return word.deprel == "cc"


def is_set_off(tree: Clauses, place: int) -> bool:
    """Tell whether a comma stands right before the phrase of the word at ``place``."""
    first = tree.subtree(place)[0]
    return tree.words[first].form == "," or (first > 0 and tree.words[first - 1].form == ",")


def joined_reports(tree: Clauses, head: int, verb: int) -> Iterator[int]:
    """Yield what is joined to the clause at ``head`` that ``verb`` reports, and is none of it.

    That is another report ("…, and the ministry said it was not", "… but warning that it would"), or what the article
    adds ("…, but he did not resign").
    """
    yield from _relative_reports(tree, head)
    for one in tree.children(head, "conj", "parataxis", "advcl"):
        if one > head and (_is_report(tree, one, verb) or _is_added(tree, one) or _is_next_act(tree, head, one)):
            yield one


def _is_report(tree: Clauses, one: int, verb: int) -> bool:
    """Tell whether a joined clause reports something itself: "… and the ministry said", "… adding that"."""
    word, cue = tree.words[one], tree.words[verb]
    if _cue_form(word.form) is None:
        return False
    has_subject = tree.child(one, *SUBJECT_RELATIONS) is not None
    if has_subject and (tree.child(one, "ccomp", "parataxis") is not None or _is_marked(tree, one, "while", "whereas")):
        return True
    alike = past(tree, one) == cue.xpos and not has_subject
    going_on = word.xpos == "VBG" and word.deprel in ("advcl", "conj")
    return (alike or going_on) and tree.child(one, "ccomp", "obj", "obl", "xcomp") is not None


def past(tree: Clauses, verb: int) -> str:
    """Return the tag of a verb; a past participle on its own is the past: "said they were tired and called …"."""
    tag = tree.words[verb].xpos
    return "VBD" if tag == "VBN" and tree.child(verb, "aux", "aux:pass", "nsubj:pass") is None else tag


def _is_added(tree: Clauses, one: int) -> bool:
    """Tell whether the article adds a joined clause: "…, although none came", "…, but he did not resign"."""
    word = tree.words[one]
    if _is_minded(tree, one):
        return False
    past = word.xpos == "VBD" and word.deprel == "advcl" and is_set_off(tree, one)
    if past and _is_marked(tree, one, "although", "though"):
        return True
    but = any(tree.lemma(c) == "but" for c in tree.children(one, "cc"))
    own = tree.child(one, *SUBJECT_RELATIONS) is not None and not _is_marked(tree, one, "that")
    alike = _tense(tree, one) in ("VBZ", "VBP") and not is_set_off(tree, one)  # "it is old but we need it"
    return but and own and not alike


def _is_next_act(tree: Clauses, head: int, one: int) -> bool:
    """Tell whether a joined verb tells what the speaker did next: "said it would sail and left for home"."""
    word = tree.words[one]
    told = word.xpos == "VBD" and word.deprel == "conj" and tree.child(one, *SUBJECT_RELATIONS) is None
    return told and _is_modal(tree, head)


def _is_marked(tree: Clauses, head: int, *marks: str) -> bool:
    """Tell whether a clause opens with one of ``marks``: "while", "although"."""
    return any(tree.lemma(c) in marks for c in tree.children(head, "mark"))


def _relative_reports(tree: Clauses, head: int) -> Iterator[int]:
    """ "…, which she called a farce": what somebody says of what was said."""
    for one in tree.subtree(head):
        form = _cue_form(tree.words[one].form)
        if form is None or tree.relation(one) != "acl:relcl" or not is_set_off(tree, one):
            continue
        subject = tree.child(one, *SUBJECT_RELATIONS)
        if subject is not None and tree.words[subject].xpos not in ("WP", "WDT"):
            yield one


def _is_minded(tree: Clauses, verb: int) -> bool:
    """ "… but he did not expect many": what somebody has in mind, which only they can have told."""
    subject = tree.child(verb, *SUBJECT_RELATIONS)
    return subject is not None and tree.words[subject].upos == "PRON" and tree.lemma(verb) in _MINDS


def _cue_form(word: str) -> CueForm | None:
    """The form of a verb of report that a word can be; none for those that only documents report with."""
    form = lexicon().cues.get(word.lower())
    return form if form is not None and not form.of_documents else None


def _is_modal(tree: Clauses, verb: int) -> bool:
    return tree.words[verb].xpos == "VB" and tree.child(verb, "aux") is not None


def occasions(tree: Clauses, head: int) -> Iterator[int]:
    """Yield what tells when it was asked, not what was asked: "… to meet after the talks had failed"."""
    for one in tree.subtree(head):
        past = tree.relation(one) == "advcl" and one > head and tree.words[one].xpos in ("VBD", "VBN")
        if past and _is_marked(tree, one, "after", "as", "while"):
            yield one


def tail(tree: Clauses, verb: int, end: int) -> int:
    """Return where a clause ends whose last words the tree hangs on the verb: "… because of the tide"."""
    grown = True
    while grown:
        grown = False
        for child in tree.children(verb, "advcl", "obl", "conj", "nmod", "acl", "obl:unmarked", "xcomp"):
            inside = tree.subtree(child)
            first = tree.words[inside[0]]
            near = first.start - end in (0, 1) and first.upos != "PUNCT"
            goes_on = _is_also_said(tree, verb, child, end) or (near and _goes_on(tree, verb, child))
            if first.start < end or not goes_on:
                continue
            last = [one for one in inside if tree.words[one].upos != "PUNCT" or tree.words[one].form in QUOTES][-1]
            end, grown = tree.words[last].end, True
    return end


def _goes_on(tree: Clauses, verb: int, child: int) -> bool:
    """Tell whether what hangs on the verb right behind its clause belongs to the clause."""
    word = tree.words[child]
    if word.deprel == "conj":
        if tree.child(child, *SUBJECT_RELATIONS) is not None or _cue_form(word.form):
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
    if first.form.lower() == "but":  # "said the quay is old but crews need it"
        told_now = _tense(tree, verb) == "VBD" and _is_present(tree, verb)
        return told_now and _tense(tree, child) in ("VBZ", "VBP") and not _cue_form(tree.words[child].form)
    if first.form.lower() not in (",", "and"):
        return False
    if _opens_with_that(tree, child) and tree.child(child, *SUBJECT_RELATIONS) is not None:
        return True
    if _cue_form(tree.words[child].form) or any(tree.lemma(c) == "but" for c in tree.children(child, "cc")):
        return False
    subject = tree.child(child, *SUBJECT_RELATIONS)
    would = any(tree.words[c].form.lower() in ("would", "had") for c in tree.children(child, "aux"))
    quoted = any(tree.words[one].form in ("“", '"', "‘", "``") for one in tree.subtree(child))
    present = first.form != "," and _tense(tree, verb) == "VBD" and _tense(tree, child) in ("VBZ", "VBP", "MD")
    return subject is not None and (would or quoted or (present and _is_present(tree, verb)))


def _opens_with_that(tree: Clauses, child: int) -> bool:
    """ "… and that members wanted to talk": whatever the tree takes "that" for."""
    words = [tree.words[one].form.lower() for one in tree.subtree(child)[:2]]
    return words == ["and", "that"]


def _is_present(tree: Clauses, verb: int) -> bool:
    """Tell whether what a verb reports is told in the present or the future: "said the quay is sinking"."""
    return any(_tense(tree, c) in ("VBZ", "VBP", "MD") for c in tree.children(verb, "ccomp"))


def _tense(tree: Clauses, head: int) -> str:
    """The tag of the word that tells a clause's time: its first auxiliary or copula, else its verb."""
    states = [c for c in tree.children(head) if tree.words[c].deprel in _STATES]
    return tree.words[min(states)].xpos if states else tree.words[head].xpos
