"""Tree cues: reports that the tree of a sentence tells, beside those that the words alone tell.

A verb of report with a subject is a cue, whatever stands between them; a passive has its source behind "by", a verb in
a relative clause the noun before it. Cues that the rules have found are given their complement.
"""

from __future__ import annotations

import re
from dataclasses import replace

from standoff.ontology import Span
from standoff.reading.complements import Complement, according, complement, noun_complement, teller
from standoff.reading.cues import Cue
from standoff.reading.descriptions import Source, SourceKind, is_document
from standoff.reading.extents import is_set_off, past
from standoff.reading.lexicon import CueForm, Frame, lexicon
from standoff.reading.page import Page
from standoff.reading.phrases import Phrase, PhraseKind
from standoff.reading.plaincues import PlainCues
from standoff.reading.syntax import Clauses, Syntax
from standoff.reading.treesources import TreeSources, is_denied

_IF = frozenset(["if", "unless", "whether", "without"])
#: Verbs whose infinitive was said: "went on to say", "appeared to warn".
_RAISING = frozenset(
    ["go", "appear", "seem", "continue", "begin", "start", "proceed", "rush", "have", "use", "take", "hasten"]
)
#: Verbs whose object says what somebody says: "made a call for".
_VOICING = frozenset(
    [
        "make",
        "table",
        "issue",
        "repeat",
        "renew",
        "voice",
        "express",
        "send",
        "reject",
        "deny",
        "dismiss",
        "raise",
        "restate",
    ]
)
#: Between the subject and the names of some of them.
_AMONG = re.compile(r"\b(?:including|such as|among them|(?:chaired|led|headed|joined|represented) by)\b")
_ISSUING = frozenset(["issue", "release", "publish", "make", "send"])
_ANNOUNCED = re.compile(r"[^.;:\"“”]{0,60}:\s*[\"“‘']")
_MODALS = frozenset(
    ["might", "should", "could", "can", "may", "must", "shall", "will", "would", "'ll", "’ll", "wo", "ca"]
)


class TreeCues:
    """Finds the cues of one page that its trees tell."""

    def __init__(self, page: Page, syntax: Syntax, phrases: tuple[Phrase, ...]) -> None:
        """Take the page, its trees and its mentions."""
        self.page, self.syntax = page, syntax
        self.sources = TreeSources(page, phrases)
        self.plain = PlainCues(page, self.sources)

    def joined(self, cues: list[Cue]) -> list[Cue]:
        """Return ``cues`` with the complements of their verbs, and what only the tree tells, in order of place."""
        known = {c.span.start: c for c in cues}
        for tree in self.syntax.sentences:
            self._nouns(tree, known)
            for verb, form in _reporting(tree):
                word = tree.words[verb]
                if self.page.quotation_at(word.start) is not None:
                    continue
                found = complement(tree, verb, form)
                if rule := known.get(word.start):
                    if mended := self._mended(tree, verb, rule, found):
                        known[word.start] = mended
                    else:
                        del known[word.start]
                elif cue := self._cue(tree, verb, form, found):
                    known[word.start] = cue
            known |= self.plain.find(tree, known)
        return sorted(known.values(), key=lambda c: c.span)

    def quoted(self) -> list[Cue]:
        """Return the reports inside quotations, in order of place: "“I told them the boats would sail,” she said"."""
        found: list[Cue] = []
        for tree in self.syntax.sentences:
            for verb, form in _reporting(tree):
                quotation = self.page.quotation_at(tree.words[verb].start)
                if (
                    quotation is None
                    or _is_unsaid(tree, verb)
                    or tree.words[verb].xpos not in ("VBD", "VBG", "VBN", "VBZ")
                ):
                    continue
                if not form.frames & {Frame.CLAUSE, Frame.OBJECT, Frame.INFINITIVE, Frame.TERMS, Frame.NOUN}:
                    continue
                told = complement(tree, verb, form)
                cue = self._cue(tree, verb, form, told) if told else None
                if told is None or cue is None or (form.verb == "ask" and tree.child(verb, "ccomp") is not None):
                    continue
                gap = self.page.text[cue.span.end : max(cue.span.end, told.content.start)]
                clear = re.search(r"\bthat\b", gap) or ("," not in gap and tree.words[verb].xpos != "VBG")
                if clear and quotation.inner.contains(told.content) and quotation.inner.contains(cue.source.span):
                    found.append(replace(cue, content=told.content))
        return found

    def _mended(self, tree: Clauses, verb: int, cue: Cue, found: Complement | None) -> Cue | None:
        """Give a cue of the rules its complement, and the subject that the tree knows better; None where it is none."""
        if cue.form is None or cue.content is not None:
            return cue
        if found is None and cue.form.verb != "say" and tree.auxiliaries(verb) & _MODALS:
            return None
        meant = Frame.OBJECT not in cue.form.frames and any(tree.has_to(c) for c in tree.children(verb, "xcomp"))
        if found is None and meant:
            return None  # "agreed to recommend that …"
        source = self._better(tree, verb, cue, cue.form)
        return replace(cue, source=source, complement=found) if source else None

    def _better(self, tree: Clauses, verb: int, cue: Cue, form: CueForm) -> Source | None:
        """The source of a cue of the rules, by the words or by the tree.

        None where a subject of its own cannot speak, so that the rules took somebody else for it.
        """
        if self.page.text.endswith(" as ", 0, cue.span.start):
            return cue.source  # "quoted the chair as saying"
        own = tree.child(verb, "nsubj")
        head = own if own is not None else _speaking(tree, verb)
        source = self.sources.of(tree, head, verb) if head is not None else None
        if own is None:
            return source if source and not source.span.overlaps(cue.source.span) else cue.source
        if not cue.source.span.overlaps(tree.span_under(own)):
            weak = not (form.sure or _takes_quotation(form))
            return None if weak and source is None else cue.source
        between = self.page.text[tree.words[own].end : max(tree.words[own].end, cue.source.span.start)]
        if source is not None and source.kind is SourceKind.DESCRIBED and _AMONG.search(between):
            return source  # "the groups, including the Guild and the Board, said"
        if source is None or source.kind not in (SourceKind.NAMED, SourceKind.JOINT):
            return cue.source
        person = any(m.kind is PhraseKind.PERSON for m in cue.source.mentions[-1:])
        apart = not cue.source.span.overlaps(source.span)
        # "Tom Bell, 47, and Sara Holt, 39, said"; "Ann Lee, chair of the board said"
        return source if source.kind is SourceKind.JOINT or (apart and not person) else cue.source

    def _nouns(self, tree: Clauses, known: dict[int, Cue]) -> None:
        """Give noun cues the words that the tree gives them, and find those without an owner."""
        for place, word in enumerate(tree.words):
            if word.form.lower() == "according" and self.page.quotation_at(word.start) is None:
                self._according(tree, place, known)
            if word.upos != "NOUN":
                continue
            if issued := self._issued(tree, place):
                known[word.start] = issued
                continue
            cue = known.get(word.start)
            if cue is None and word.lemma.lower() in lexicon().noun_cues and (voiced := self._voiced(tree, place)):
                known[word.start] = voiced
            markers = lexicon().noun_cues.get(word.lemma.lower()) if cue and cue.content else None
            if cue and markers and (span := noun_complement(tree, place, markers)):
                end = max(span.start + 1, min(span.end, cue.content.end)) if cue.content else span.end
                known[word.start] = replace(cue, content=Span(span.start, end))
            elif cue and cue.content and (verb := _verb_of(tree, place)) is not None:
                end = tree.words[verb].start
                known[word.start] = replace(cue, content=Span(cue.content.start, min(cue.content.end, end)))

    def _according(self, tree: Clauses, place: int, known: dict[int, Cue]) -> None:
        """ "according to figures from the ministry": the source is the noun, the words are its clause's."""
        word, head = tree.words[place], tree.head(place)
        if head is None or tree.relation(place) not in ("case", "mark") or head < place:
            return
        cue, span = known.get(word.start), according(tree, head)
        if cue is None and (source := self.sources.of(tree, head, place)) is not None:
            to = next((w for w in tree.words[place + 1 : place + 2]), word)
            cue = Cue(Span(word.start, to.end), None, source, self._sentence(word.start), after_words=True)
        if cue is not None and span is not None and not span.overlaps(cue.source.span):
            known[word.start] = replace(cue, content=span)

    def _issued(self, tree: Clauses, noun: int) -> Cue | None:
        """ "Ann Lee issued a statement on Monday: “…”": what a colon announces behind a statement is the issuer's."""
        verb, word = tree.head(noun), tree.words[noun]
        if verb is None or tree.relation(noun) != "obj" or word.lemma.lower() != "statement":
            return None
        announced = _ANNOUNCED.match(self.page.text, word.end, self._sentence(word.start).end)
        head = _speaking(tree, verb) if announced and tree.lemma(verb) in _ISSUING else None
        source = self.sources.of(tree, head, verb) if head is not None else None
        if source is None:
            return None
        form = lexicon().cues["said"]
        return Cue(Span(word.start, word.end), form, source, self._sentence(word.start), by_tree=True)

    def _voiced(self, tree: Clauses, noun: int) -> Cue | None:
        """ "tabled a demand for …", "rejects the suggestion that …": whoever the verb says voiced it."""
        verb = tree.head(noun)
        if verb is None or tree.relation(noun) != "obj" or tree.lemma(verb) not in _VOICING:
            return None
        word, head = tree.words[noun], _speaking(tree, verb)
        if head is None or _is_unsaid(tree, verb) or tree.possessor(noun) is not None:
            return None
        if is_denied(tree, noun, "det") or self.page.quotation_at(word.start) is not None:
            return None
        span = noun_complement(tree, noun, lexicon().noun_cues[word.lemma.lower()])
        source = self.sources.of(tree, head, verb) if span else None
        if span is None or source is None:
            return None
        return Cue(Span(word.start, word.end), None, source, self._sentence(word.start), content=span)

    def _sentence(self, place: int) -> Span:
        return self.page.sentences[self.page.sentence_at(place)]

    def _cue(self, tree: Clauses, verb: int, form: CueForm, found: Complement | None) -> Cue | None:
        if _is_unsaid(tree, verb):
            return None
        head = _speaking(tree, verb)
        if head is None:
            return None
        takes = _takes_quotation(form) or (Frame.CLAUSE in form.frames and self._behind_quotation(tree, head))
        if found is None and not (takes and self.page.quotations_in(tree.span)):
            return None
        source = self.sources.of(tree, head, verb)
        if source is None or source.span.overlaps(tree.word_span(verb)):
            return None
        if form.of_documents and not is_document(source.span.of(self.page.text)):
            return None
        end = tree.words[verb + form.verb.count(" ")].end
        sentence = self.page.sentences[self.page.sentence_at(tree.words[verb].start)]
        after = source.span.start > tree.words[verb].start
        told = found.addressee if found else None
        return Cue(
            Span(tree.words[verb].start, end),
            form,
            source,
            sentence,
            told,
            after_words=after,
            complement=found,
            by_tree=True,
        )

    def _behind_quotation(self, tree: Clauses, head: int) -> bool:
        """Tell whether the subject stands right behind a closing mark: "…,” a figure at the talks disclosed"."""
        start = tree.phrase(head).start
        return self.page.text[max(0, start - 3) : start].endswith(("” ", '" ', "’ ", "' "))


def _reporting(tree: Clauses) -> list[tuple[int, CueForm]]:
    """The words of a sentence that can be verbs of report, with their forms: "called for" before "called"."""
    found = []
    cues = lexicon().cues
    for place, word in enumerate(tree.words):
        if word.upos != "VERB" or _describes(tree, place):
            continue
        small = word.form.lower()
        following = tree.words[place + 1].form.lower() if place + 1 < len(tree.words) else ""
        form = cues.get(f"{small} {following}") or cues.get(small)
        if form is not None:
            found.append((place, form))
    return found


def _verb_of(tree: Clauses, noun: int) -> int | None:
    """Where the verb begins that the noun is the subject of: "the claim that it leaked was denied"."""
    head = tree.head(noun)
    if head is None or head < noun or not tree.relation(noun).startswith("nsubj"):
        return None
    group = [c for c in tree.children(head, "aux", "aux:pass", "cop") if c > noun]
    return min([head, *group])


def _describes(tree: Clauses, place: int) -> bool:
    """ "the alleged attacks", "a promised review": a participle that only describes the noun behind it."""
    return tree.relation(place) == "amod" and tree.words[place].xpos in ("VBN", "VBD", "JJ")


def _is_passive(tree: Clauses, verb: int) -> bool:
    """Tell whether the verb says what was done to its subject: "asked whether he would resign, the minister …"."""
    if tree.is_passive(verb):
        return True
    word = tree.words[verb]
    adjunct = word.deprel in ("advcl", "acl", "csubj", "obl")
    return adjunct and word.xpos in ("VBN", "VBD") and tree.child(verb, "nsubj", "aux") is None


def _speaking(tree: Clauses, verb: int) -> int | None:
    """The subject of a verb of report: whoever a passive is by; of "…, adding that", who said what is before it."""
    if _is_passive(tree, verb):
        return teller(tree, verb)
    own = tree.child(verb, "nsubj", "nsubj:outer")
    if own is not None:
        return own
    at, form = verb, past(tree, verb)
    while (head := tree.head(at)) is not None and tree.relation(at) in ("conj", "advcl", "ccomp"):
        reports = tree.relation(at) == "ccomp" and tree.words[head].form.lower() in lexicon().cues
        if reports and ((form == "VBG" and is_set_off(tree, verb)) or form == tree.words[head].xpos):
            return _speaking(tree, head)
        if tree.relation(at) == "advcl" and form == "VBG" and tree.is_passive(head) and tree.agent(head) is not None:
            return tree.agent(head)  # "was announced by the chair, confirming that …"
        if tree.relation(at) == "advcl" and form == "VBG" and (aside := _aside_before(tree, head, at)) is not None:
            return tree.subject(aside)  # "the plan failed, she said, adding that …"
        at = head
    return tree.subject(verb)


def _aside_before(tree: Clauses, head: int, place: int) -> int | None:
    """The verb of report that stands as an aside in the clause of ``head``, before ``place``."""
    asides = [c for c in tree.children(head, "parataxis") if head < c < place]
    return next((c for c in asides if tree.words[c].form.lower() in lexicon().cues), None)


def _takes_quotation(form: CueForm) -> bool:
    return form.inverts or Frame.OBJECT in form.frames


def _is_unsaid(tree: Clauses, verb: int) -> bool:
    """ "did not say", "would say", "if she says": what is not, not yet or perhaps never said."""
    if tree.negated(verb) or tree.marks(verb) & _IF or tree.auxiliaries(verb) & _MODALS:
        return True
    head = tree.head(verb)
    if tree.has_to(verb) and tree.relation(verb) != "advcl":
        if head is None or tree.lemma(head) not in _RAISING:
            return True
        return _is_unsaid(tree, head)
    return False
