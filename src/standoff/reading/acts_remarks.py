"""Acts done by what somebody says, without a verb that names them: a verdict, a demand with "must", a readiness.

Only reported words count, and only where it is known whose they are. "It is a disgrace" criticises; "ministers must
act" demands; "we would be happy to meet" offers; "we are delighted" welcomes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standoff.ontology import ActStatus, Span, StatementKind
from standoff.reading.acts_found import Found
from standoff.reading.acts_frames import Frames
from standoff.reading.acts_lexicon import act_lexicon
from standoff.reading.acts_parties import Parties
from standoff.reading.acts_status import standing
from standoff.reading.acts_told import Who
from standoff.reading.syntax import Clauses

_OBLIGES = frozenset(["must", "need", "ought", "should"])
_CHANGEABLE = frozenset(["offer", "award", "decision", "deal", "settlement", "contract", "package", "rise", "increase"])
_HAVE_TO = frozenset(["need", "have"])
_FEELS = frozenset(["i", "we"])
_HOSTILE = frozenset(
    [
        "strike",
        "protest",
        "action-short-of-strike",
        "impose",
        "sanction",
        "legal-action",
        "call-vote",
        "pause-talks",
        "lock-out",
    ]
)
_THINKS = frozenset(
    ["assume", "think", "believe", "suppose", "imagine", "expect", "suggest", "speculate", "predict", "see", "hear"]
)
#: What one who is ready to do it offers.
_DEALINGS = frozenset(
    [
        "talk",
        "meet",
        "discuss",
        "negotiate",
        "work",
        "listen",
        "accept",
        "compromise",
        "help",
        "offer",
        "pay",
        "return",
        "engage",
        "sit",
        "consider",
        "move",
        "resume",
        "mediate",
        "agree",
        "settle",
        "drop",
        "contribute",
        "cooperate",
        "enter",
        "begin",
        "start",
        "resolve",
        "strike",
        "fight",
        "walk",
        "act",
    ]
)
_JUDGES = frozenset(["criticise", "accuse", "support"])


class RemarkActs:
    """Finds what the reported words of one page do."""

    def __init__(self, parties: Parties) -> None:
        """Take what tells who the page's nouns are and who says what."""
        self.parties = parties
        self.frames = Frames(parties)

    def find(self, clauses: Clauses, told: Sequence[Found] = ()) -> Iterator[Found]:
        """Yield the acts of one sentence, in order of their triggers; ``told`` are those that its verbs tell."""
        judged = [one.evidence for one in told if one.type in _JUDGES]
        for place, word in enumerate(clauses.words):
            speaker = None
            if word.upos in ("ADJ", "NOUN", "VERB"):
                speaker = self.parties.speaker_at(word.start)
            subject = clauses.child(place, "nsubj", "nsubj:pass")
            found = self._offer(clauses, place, subject, speaker)
            found = found or self._side(clauses, place, subject) or self._feeling(clauses, place)
            if found is None and speaker is not None:
                found = self._demand(clauses, place, subject, speaker) or self._verdict(
                    clauses, place, subject, speaker
                )
                if found is None and not any(span.overlaps(clauses.word_span(place)) for span in judged):
                    found = self._slight(clauses, place, speaker)
            if found is not None:
                yield found

    def _demand(self, clauses: Clauses, place: int, subject: int | None, speaker: Who) -> Found | None:
        """ "Ministers must act now": it is asked of whoever must."""
        obliged = clauses.auxiliaries(place) & _OBLIGES
        if clauses.lemma(place) in _HAVE_TO and any(clauses.has_to(c) for c in clauses.children(place, "xcomp")):
            return self._need(clauses, place, subject, speaker)
        if clauses.words[place].upos != "VERB" or not obliged or subject is None:
            return None
        if obliged == {"should"} and (clauses.is_passive(place) or not self._quoted(clauses.words[place].start)):
            return None  # "the patients should be seen" is asked of nobody
        asked = self.parties.who(clauses, subject)
        if not asked or asked[0].name == speaker.name or clauses.words[subject].form.lower() in _FEELS:
            return None
        auxiliary = next(c for c in clauses.children(place, "aux") if clauses.words[c].form.lower() in obliged)
        kind = "demand" if "must" in obliged else "request"
        trigger = Span(clauses.words[auxiliary].start, clauses.words[place].end)
        evidence = clauses.span_under(place)
        return Found(kind, None, trigger, evidence, speaker, asked[0], evidence, strength=0.55)

    def _quoted(self, place: int) -> bool:
        said = self.parties.statement_at(place)
        return said is not None and said.kind is StatementKind.DIRECT

    def _need(self, clauses: Clauses, place: int, subject: int | None, speaker: Who) -> Found | None:
        """ "The agency needs to listen", "has to come back to us"."""
        asked = self.parties.who(clauses, subject)
        if not asked or asked[0].name == speaker.name or clauses.negated(place):
            return None
        if clauses.words[place + 1].form.lower() != "to" or clauses.words[place].feat("VerbForm") != "Fin":
            return None  # "has nobody to talk to", "without them having to pay"
        if clauses.child(place, "expl") is not None or (subject is not None and clauses.relation(subject) == "expl"):
            return None  # "there needs to be movement"
        how = standing(clauses, place)
        if how.absorbed or how.status is not ActStatus.HAPPENED or clauses.words[place].feat("Tense") == "Past":
            return None  # "the crews needed to rest" asks nobody for anything
        inner = next(c for c in clauses.children(place, "xcomp") if clauses.has_to(c))
        trigger, evidence = Span(clauses.words[place].start, clauses.words[inner].end), clauses.span_under(place)
        return Found("request", None, trigger, evidence, speaker, asked[0], evidence, strength=0.5)

    def _verdict(self, clauses: Clauses, place: int, subject: int | None, speaker: Who) -> Found | None:
        """ "The offer is an insult", "her work was brilliant": the word for it is the predicate."""
        word, lists = clauses.words[place], act_lexicon().evaluation
        lemma = {word.lemma.lower(), word.form.lower(), _hyphened(clauses, place)}
        subject = _done(clauses, place) if subject is None else subject
        bad, praised = bool(lemma & lists["bad"]), bool(lemma & lists["praised"])
        if lemma & lists["offences"]:
            bad = True
        if lemma & lists["guilt"] and clauses.by(place, "for", "of") is not None and not clauses.negated(place):
            return self._guilt(clauses, place, subject, speaker)
        if lemma & lists["excess"] and any(clauses.lemma(c) == "too" for c in clauses.children(place, "advmod")):
            bad = True  # "it is too low"
        denied = clauses.negated(place)
        if denied:  # "not fair"; what is not a disgrace is nothing yet
            bad, praised = bool(lemma & lists["lacking"]), False
        if lemma & lists["fixed"] and not denied and self._measure(clauses, subject):
            where = (clauses.word_span(place), clauses.span_under(place))
            return Found("reject", "yield", *where, speaker, None, strength=0.5)
        if not (bad or praised) or not _predicate(clauses, place) or subject is None:
            return None
        how = standing(clauses, place)
        own = clauses.words[subject].form.lower() in _FEELS
        if how.absorbed or how.status is ActStatus.POSSIBLE or own:
            return None
        if _only_thought(clauses, place, subject):
            return None
        target = self._judged(clauses, place, subject, speaker)
        kind, mode = ("criticise", None) if bad else ("support", "praise")
        where = (clauses.word_span(place), clauses.span_under(place))
        return Found(kind, mode, *where, speaker, target, strength=0.5)

    def _guilt(self, clauses: Clauses, place: int, subject: int | None, speaker: Who) -> Found | None:
        """ "The board is responsible for the delay": whoever says so of another accuses."""
        if subject is None or not _predicate(clauses, place) or standing(clauses, place).absorbed:
            return None
        accused = [w for w in self.parties.who(clauses, subject) if w.name != speaker.name]
        where = (clauses.word_span(place), clauses.span_under(place))
        return Found("accuse", "blame", *where, speaker, accused[0], strength=0.5) if accused else None

    def _measure(self, clauses: Clauses, subject: int | None) -> bool:
        """ "This offer is final": a thing that somebody could change."""
        return subject is not None and clauses.lemma(subject) in _CHANGEABLE

    def _slight(self, clauses: Clauses, place: int, speaker: Who) -> Found | None:
        """ "The fiasco of the ballot", "a substandard service": a bad word in passing."""
        word, bad = clauses.words[place], act_lexicon().evaluation["bad"]
        if word.upos == "VERB" or not {word.lemma.lower(), word.form.lower(), _hyphened(clauses, place)} & bad:
            return None
        if clauses.negated(place) or _predicate(clauses, place):
            return None
        noun = clauses.head(place) if clauses.relation(place) == "amod" else place
        verb = clauses.head(place)
        while verb is not None and clauses.words[verb].upos not in ("VERB", "AUX"):
            verb = clauses.head(verb)
        if noun is None or (verb is not None and standing(clauses, verb, speech=True).absorbed):
            return None
        target = self._judged(clauses, noun, noun, speaker)
        return Found(
            "criticise", None, clauses.word_span(place), clauses.span_under(noun), speaker, target, strength=0.4
        )

    def _feeling(self, clauses: Clauses, place: int) -> Found | None:
        """ "The union was furious at the cut", "the board is delighted": whoever feels it criticises or welcomes."""
        lists, forms = act_lexicon().evaluation, {clauses.lemma(place), clauses.words[place].form.lower()}
        bad, good = bool(forms & lists["feelings"]), bool(forms & lists["good"])
        if not (bad or good) or clauses.words[place].upos not in ("ADJ", "VERB") or clauses.relation(place) == "amod":
            return None
        subject = clauses.subject(place)
        if subject is None:
            subject = clauses.child(place, "nsubj:pass")
        feeling = self.parties.one(clauses, subject) if subject is not None else None
        how = standing(clauses, place, speech=True)
        if feeling is None or clauses.negated(place) or how.absorbed or how.status is not ActStatus.HAPPENED:
            return None
        target = self._judged(clauses, place, place, feeling)
        kind, mode = ("criticise", None) if bad else ("support", "welcome")
        where = (clauses.word_span(place), clauses.span_under(place))
        return Found(kind, mode, *where, feeling, target, strength=0.6)

    def _side(self, clauses: Clauses, place: int, subject: int | None) -> Found | None:
        """ "The guild is against it", "we are behind them"."""
        case = next((c for c in clauses.children(place, "case") if clauses.lemma(c) in ("against", "behind")), None)
        if case is None or subject is None or clauses.child(place, "cop") is None or clauses.negated(place):
            return None
        taking = self.parties.one(clauses, subject)
        if taking is None:
            return None
        kind = "oppose" if clauses.lemma(case) == "against" else "support"
        target = self._judged(clauses, place, place, taking)
        return Found(kind, None, clauses.word_span(case), clauses.span_under(place), taking, target, strength=0.6)

    def _judged(self, clauses: Clauses, place: int, subject: int, speaker: Who) -> Who | None:
        """Who is judged: the subject, whose it is, or whom the feeling is about."""
        thing = clauses.by(place, "with", "by", "of", "at", "for", "to", "about", "from", "over")
        own = {speaker.name, getattr(self.parties.body_of(speaker.name), "name", None)}
        if clauses.lemma(place) in act_lexicon().evaluation["excess"]:
            thing = None  # "too low for our members" judges no members
        if clauses.relation(subject) == "expl":  # "it was foolish of the board to expect it"
            whose = clauses.by(place, "of")
            return next((w for w in self.parties.who(clauses, whose) if w.name not in own), None)
        around = [subject, clauses.possessor(subject), thing, clauses.possessor(thing) if thing is not None else None]
        for noun in around:
            for who in self.parties.who(clauses, noun) if noun is not None else []:
                if who.name not in own:
                    return who
        makers = [self.parties.maker(clauses, noun) for noun in (subject, thing) if noun is not None]
        return next((who for who in makers if who and who.name not in own), None)

    def _hostile(self, clauses: Clauses, inner: int) -> bool:
        """ "Ready to strike": what one is ready for is no offer."""
        frame = self.frames.first(clauses, inner)
        return frame is not None and frame.type in _HOSTILE

    def _offer(self, clauses: Clauses, place: int, subject: int | None, speaker: Who | None) -> Found | None:
        """ "We would be happy to meet the minister": readiness is an offer."""
        if clauses.lemma(place) not in act_lexicon().evaluation["willing"] or subject is None:
            return None
        inner = next((c for c in clauses.children(place, "xcomp", "ccomp", "advcl") if clauses.has_to(c)), None)
        noun = clauses.by(place, "to", "for")
        if (inner is None and noun is None) or clauses.negated(place) or standing(clauses, place).absorbed:
            return None
        offering = self.parties.one(clauses, subject) or (
            speaker if clauses.lemma(subject) in ("door", "table") else None
        )
        if offering is None:
            return None
        with_whom = [clauses.child(inner, "obj"), clauses.by(inner, "with", "to")] if inner is not None else []
        targets = [w for n in with_whom for w in self.parties.who(clauses, n) if w.name != offering.name]
        if (
            inner is not None
            and not targets
            and clauses.lemma(place) == "ready"
            and clauses.lemma(inner) not in _DEALINGS
        ):
            return None  # "the crews are ready to leave"
        evidence = clauses.span_under(place)
        span = clauses.word_span(place)
        if inner is not None and self._hostile(clauses, inner):
            return Found("threaten", "action", span, evidence, offering, None, evidence, strength=0.6)
        return Found("offer", None, span, evidence, offering, targets[0] if targets else None, evidence, strength=0.6)


def _done(clauses: Clauses, place: int) -> int | None:
    """ "It is regrettable that the board imposed it": of what is judged, who did it; the word "it" where nobody did."""
    inner = clauses.child(place, "csubj", "ccomp", "advcl")
    doer = clauses.child(inner, "nsubj") if inner is not None else None
    return doer if doer is not None else clauses.child(place, "expl")


def _only_thought(clauses: Clauses, place: int, subject: int) -> bool:
    """ "It is unwise to assume it": what is judged is a thought, and nobody's deed."""
    inner = clauses.child(place, "csubj", "ccomp", "advcl", "xcomp")
    thought = inner is not None and clauses.has_to(inner) and clauses.lemma(inner) in _THINKS
    return thought and clauses.relation(subject) == "expl" and clauses.by(place, "of", "for") is None


def _hyphened(clauses: Clauses, place: int) -> str:
    """The word with what a hyphen joins to it: "over-sensitive"; itself without one."""
    form = clauses.words[place].form.lower()
    if (
        place > 1
        and clauses.words[place - 1].form == "-"
        and clauses.words[place - 1].end == clauses.words[place].start
    ):
        return f"{clauses.words[place - 2].form.lower()}-{form}"
    return form


def _predicate(clauses: Clauses, place: int) -> bool:
    """Tell whether a form of "be" joins the word to its subject, or the verb passes judgement itself."""
    return clauses.child(place, "cop", "aux:pass") is not None
