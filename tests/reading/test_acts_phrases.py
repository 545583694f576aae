"""Figures of speech, things done to the subject, charges without a word for them, and what only sounds like an act."""

from __future__ import annotations

import pytest

from standoff.ontology import ActStatus, Document
from standoff.reading import read

GUILD, BOARD = "Guild of Pilots", "Harbour Board"


def told(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(a.type, a.actor, a.target) for a in read(Document("quay.txt", text, "text/plain")).acts]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # what could be done, or ought to be
        ("The ports could agree better terms if they wanted to.", "agree"),
        ("The Harbour Board must come back with an offer, said Ann Lee.", "offer"),
        ("It is essential that a deal is reached between the Guild of Pilots and the Harbour Board.", "agree"),
        ("Should the pilots strike, the port will shut.", "strike"),
        # abandoned
        ("The crews abandoned plans to strike.", "strike"),
        # told already by the verb
        ("The pilots voted to support the strike.", "support"),
        ("The Guild of Pilots announced plans to strike.", "propose"),
        # no dealing with anybody
        ("Ninety crews are ready to leave the pier.", "offer"),
        ("“It is unwise to assume that there is more fog,” said Ann Lee.", "criticise"),
        ("There needs to be movement, said Ann Lee.", "request"),
        ("Ann Lee wants an answer without the crews having to pay.", "request"),
        ("The Harbour Board confirmed that it would open the pier.", "acknowledge"),
        ("“We must stand up and talk about our pride,” said Ann Lee.", "meet"),
        # nobody attends with anybody
        ("Two hundred residents attended the meeting.", "meet"),
        # counted people fail nobody
        ("Fourteen crews failed to turn up, said Ann Lee.", "accuse"),
        ("The Guild of Pilots says it no longer has boats.", "reject"),
        ("The crews are balking at committing to a date.", "agree"),
    ],
)
def test_what_only_sounds_like_an_act(text: str, kind: str) -> None:
    assert kind not in [act[0] for act in told(text)]


@pytest.mark.parametrize(
    ("text", "kind", "actor", "target"),
    [
        # done to the subject
        ("The Harbour Board came under heavy fire from the Guild of Pilots.", "criticise", GUILD, BOARD),
        ("The Harbour Board has faced criticism from the Guild of Pilots.", "criticise", GUILD, BOARD),
        ("The Guild of Pilots received support from the Ferry Union.", "support", "Ferry Union", GUILD),
        # trust
        ("“We have no confidence in the Harbour Board,” said Ann Lee.", "criticise", "Ann Lee", BOARD),
        ("The Guild of Pilots has lost faith in the Harbour Board.", "criticise", GUILD, BOARD),
        ("The Guild of Pilots no longer has confidence in the Harbour Board.", "criticise", GUILD, BOARD),
        # refusals
        ("“We will not tolerate this,” said the Guild of Pilots.", "reject", GUILD, None),
        ("The Guild of Pilots has not taken up the Harbour Board’s offer.", "reject", GUILD, BOARD),
        ("The Guild of Pilots will no longer co-operate with the Harbour Board.", "reject", GUILD, BOARD),
        ("The Harbour Board has shut the door on the Guild of Pilots.", "reject", BOARD, GUILD),
        ("A court quashed the Harbour Board’s decision.", "reject", "court", BOARD),
        ("The Harbour Board would not make any concessions to the Guild of Pilots.", "reject", BOARD, GUILD),
        # offers and promises
        ("The Harbour Board has put a fair offer on the table.", "offer", BOARD, None),
        ("The Harbour Board reiterated a commitment to the crews.", "agree", BOARD, "crews"),
        ("The Harbour Board gave assurances to the crews.", "agree", BOARD, "crews"),
        # demands
        ("The pilots want a share of the fees.", "demand", "pilots", None),
        ("The Guild of Pilots is holding out for longer rest.", "demand", GUILD, None),
        ("The crews leaned on the Harbour Board to act.", "request", "crews", BOARD),
        # charges
        ("Ministers have turned a blind eye to the fog, said the Guild of Pilots.", "accuse", GUILD, "ministers"),
        ("“The Harbour Board is responsible for the delay,” said Ann Lee.", "accuse", "Ann Lee", BOARD),
        ("“The Harbour Board has overlooked the crews,” said Ann Lee.", "accuse", "Ann Lee", BOARD),
        # judgement of what is somebody's
        ("The Guild of Pilots voiced criticism of the Harbour Board’s plan.", "criticise", GUILD, BOARD),
        ("The Guild of Pilots disagreed with the Harbour Board’s decision.", "criticise", GUILD, BOARD),
        ("After branding the levy a disgrace, the Guild of Pilots left.", "criticise", GUILD, None),
        ("The Guild of Pilots expressed relief at the ruling.", "support", GUILD, None),
        # talks
        ("The Guild of Pilots has been involved in talks with the Harbour Board.", "meet", GUILD, BOARD),
        ("The pilots protested outside the Harbour Board against the levy.", "protest", "pilots", None),
        ("The Harbour Board said talks with the Guild of Pilots had finished for the day.", "meet", BOARD, GUILD),
        ("The meeting between the Guild of Pilots and minister Ann Lee is over.", "meet", GUILD, "Ann Lee"),
        ("The pay claim submitted by the Guild of Pilots is high.", "demand", GUILD, None),
    ],
)
def test_what_is_done_without_its_plain_word(text: str, kind: str, actor: str, target: str | None) -> None:
    assert (kind, actor, target) in told(text)


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Hundreds of crews are to go on strike.", "strike", ActStatus.PLANNED),
        ("The strikes planned for May by the Guild of Pilots are on.", "strike", ActStatus.PLANNED),
    ],
)
def test_what_has_yet_to_be(text: str, kind: str, status: ActStatus) -> None:
    acts = read(Document("quay.txt", text, "text/plain")).acts
    assert (kind, status) in [(act.type, act.status) for act in acts]
