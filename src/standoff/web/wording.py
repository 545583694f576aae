"""Acts and states in plain words: what a listing says of an event, a channel, a demand."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from standoff.ontology import Act, ActStatus, ChannelState, DemandState, MandateState, PartialDate, Stance, act_type
from standoff.query import Behind
from standoff.record import Ballot, Event, MandateLife, ThresholdCheck

#: What each of the forty acts is called: to somebody, and where nobody is named to whom it was done.
PHRASES: Mapping[str, tuple[str, str]] = {
    "meet": ("met", "met"),
    "write": ("wrote to", "wrote"),
    "approach": ("approached", "made an approach"),
    "invite": ("invited", "sent an invitation"),
    "consult-members": ("consulted", "consulted members"),
    "publish": ("published for", "published"),
    "advise": ("advised", "gave advice"),
    "decline-to-comment": ("declined to comment to", "declined to comment"),
    "acknowledge": ("acknowledged to", "acknowledged"),
    "deny": ("denied to", "denied"),
    "request": ("asked", "asked"),
    "demand": ("demanded of", "demanded"),
    "warn": ("warned", "warned"),
    "offer": ("made an offer to", "made an offer"),
    "propose": ("proposed to", "proposed"),
    "agree": ("agreed with", "agreed"),
    "sign": ("signed with", "signed"),
    "concede": ("gave way to", "gave way"),
    "call-off": ("called off action against", "called off action"),
    "resume-talks": ("resumed talks with", "resumed talks"),
    "support": ("backed", "gave its backing"),
    "cooperate": ("cooperated with", "cooperated"),
    "mediate": ("mediated for", "mediated"),
    "criticise": ("criticised", "criticised"),
    "accuse": ("accused", "made an accusation"),
    "oppose": ("opposed", "stood against"),
    "reject": ("turned down", "refused"),
    "pause-talks": ("paused talks with", "paused talks"),
    "call-vote": ("called a vote of", "called a vote"),
    "vote": ("voted on", "voted"),
    "office-change": ("changed office at", "changed office"),
    "threaten": ("threatened", "made a threat"),
    "campaign": ("campaigned against", "campaigned"),
    "protest": ("protested against", "protested"),
    "strike": ("struck against", "went on strike"),
    "action-short-of-strike": ("took action short of a strike against", "took action short of a strike"),
    "lock-out": ("locked out", "locked workers out"),
    "impose": ("imposed terms on", "imposed terms"),
    "sanction": ("took measures against", "took measures"),
    "legal-action": ("took legal action against", "went to law"),
}

#: Acts whose mode says more than their type.
MODES: Mapping[tuple[str, str], tuple[str, str]] = {
    ("pause-talks", "break-off"): ("broke off talks with", "broke off talks"),
    ("pause-talks", "walk-out"): ("walked out on", "walked out"),
    ("agree", "promise"): ("promised", "promised"),
    ("concede", "apology"): ("apologised to", "apologised"),
    ("office-change", "appoint"): ("was appointed at", "was appointed"),
    ("office-change", "elect"): ("was elected at", "was elected"),
    ("office-change", "leave"): ("left office at", "left office"),
    ("support", "welcome"): ("welcomed", "welcomed"),
    ("support", "praise"): ("praised", "gave praise"),
    ("legal-action", "investigate"): ("investigated", "investigated"),
}

#: Words before what did not, or not yet, happen.
BEFORE: Mapping[ActStatus, str] = {
    ActStatus.PLANNED: "planned",
    ActStatus.OFFERED: "offered",
    ActStatus.POSSIBLE: "possible",
    ActStatus.DID_NOT_HAPPEN: "did not happen",
    ActStatus.ENDED: "ended",
}


#: Acts whose matter goes on with their phrase ("refused to meet", "denied that …"), by the word it begins with.
RUNS_ON: Mapping[str, frozenset[str]] = {
    "to ": frozenset({"agree", "decline-to-comment", "reject"}),
    "that ": frozenset({"acknowledge", "advise", "agree", "demand", "deny", "warn"}),
}


def phrase(event: Event | Act) -> str:
    """Return what the event is called between its actors and its recipients: "paused talks with"."""
    if event.type == "decline-to-comment" and _runs_on(event):
        return "declined"
    found = MODES.get((event.type, event.mode or "")) or PHRASES[event.type]
    return found[0] if event.recipients else found[1]


def matter(event: Event | Act) -> str:
    """Return what the event was about, as it stands behind phrase and recipients: ": the new rota", " to meet"."""
    if not event.about:
        return ""
    return f" {event.about}" if _runs_on(event) else f": {event.about}"


def _runs_on(event: Event | Act) -> bool:
    about = event.about or ""
    return any(
        about.startswith(word) and event.type in types and not (event.recipients and word == "to ")
        for word, types in RUNS_ON.items()
    )


def status(event: Event) -> str | None:
    """Return the word for what did not simply happen, None for what did."""
    if not event.polarity:
        return "denied"
    return BEFORE.get(event.status)


def warmth(event: Event) -> str:
    """Return ``cool`` for cooperation, ``warm`` for conflict, ``even`` for neither, by PLOVER's score."""
    score = act_type(event.type).score(event.mode)
    if not score:
        return "even"
    return "cool" if score > 0 else "warm"


#: How a state is marked: talks or demands that go well, that are shut, or that wait for somebody.
CHANNEL_MARKS: Mapping[ChannelState, str] = {
    ChannelState.OPEN: "open",
    ChannelState.AGREED: "open",
    ChannelState.SOUGHT: "wait",
    ChannelState.OFFERED: "wait",
    ChannelState.DEADLOCKED: "shut",
    ChannelState.PAUSED: "shut",
    ChannelState.REFUSED: "shut",
    ChannelState.ENDED: "shut",
}

DEMAND_MARKS: Mapping[DemandState, str] = {
    DemandState.MET: "open",
    DemandState.PROMISED: "open",
    DemandState.PARTLY_MET: "open",
    DemandState.REFUSED: "shut",
    DemandState.DISPUTED: "shut",
    DemandState.MADE: "wait",
    DemandState.REPEATED: "wait",
    DemandState.ESCALATED: "wait",
    DemandState.UNANSWERED: "wait",
    DemandState.ACKNOWLEDGED: "wait",
    DemandState.UNDER_CONSIDERATION: "wait",
    DemandState.COUNTERED: "wait",
}

STANCE_MARKS: Mapping[Stance, str] = {Stance.SUPPORTS: "open", Stance.OPPOSES: "shut", Stance.CONDITIONAL: "wait"}


def asked_of(ballot: Ballot, check: ThresholdCheck) -> str:
    """Return what a rule asks of ``ballot`` and what was reached; of a law, its name and the condition it holds on."""
    asked = f"{check.threshold.percent:g} % asked ({check.threshold.share})"
    if check.rule == "law" and ballot.law:
        only = ", and in important public services only" if check.threshold.public_services else ""
        rule = f"{ballot.law.where}{only}"
    else:
        rule = "by its own rule"
    reached = "not told what was reached" if check.reached is None else f"{check.reached:.4g} % reached"
    return f"{rule[:1].upper()}{rule[1:]}: {asked}; {reached}"


def mandate_for(mandate: MandateLife) -> str:
    """Return what the mandate is for: "Mandate to strike", "Mandate for a strike"."""
    scope = mandate.mandate.scope
    return f"Mandate {scope}" if scope.startswith("to ") else f"Mandate for {scope}"


def ending(mandate: MandateLife, written: Callable[[PartialDate], str] = str) -> str | None:
    """Return when the mandate ends and on what condition, the day as ``written``; or why that is not known.

    None for one that has ended as the sources say, of which no law says when.
    """
    if mandate.expires is None or mandate.law is None:
        if mandate.state not in (MandateState.IN_FORCE, MandateState.USED):
            return None
        why = "the day of the vote is not told" if mandate.when is None else "no law of its time and place is known"
        return f"Until when is not known: {why}"
    where = mandate.law.where
    day = written(PartialDate(mandate.expires.isoformat()))
    return f"{where[:1].upper()}{where[1:]}: it ends on {day} at the latest"


def lag(behind: Behind) -> str:
    """Return what the pages do not show yet: "2 decisions and 1 article are kept, but not in every page yet."."""
    parts = [
        f"{number:,} {one if number == 1 else one + 's'}"
        for number, one in ((behind.decisions, "decision"), (behind.texts, "article"))
        if number
    ]
    if not parts:
        return "The record has changed, and not every page shows it yet."
    verb = "is" if behind.decisions + behind.texts == 1 else "are"
    return f"{' and '.join(parts)} {verb} kept, but not in every page yet."
