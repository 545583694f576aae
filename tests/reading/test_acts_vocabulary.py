"""The words that reporters of disputes use for each kind of act, in sentences about an invented harbour; first those
that are no such act though the word is there."""

from __future__ import annotations

import pytest

from standoff.ontology import ActStatus, Document
from standoff.reading import read

GUILD, BOARD = "Guild of Pilots", "Harbour Board"


def told(text: str) -> list[tuple[str, str | None, str | None, ActStatus]]:
    acts = read(Document("quay.txt", text, "text/plain")).acts
    return [(act.type, act.actor, act.target, act.status) for act in acts]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # spoken of, wanted or feared
        ("The Harbour Board met the mayor to avoid a strike by pilots.", "strike"),
        ("The threat of a strike by pilots hung over the port.", "strike"),
        ("The Harbour Board needs the support of the Guild of Pilots.", "support"),
        ("If the pilots say that they would be prepared to talk, the port will open.", "offer"),
        ("The Guild of Pilots had been due to strike on Monday.", "strike"),
        ("When the Guild of Pilots meets the Harbour Board on Friday, the port will be open.", "meet"),
        ("The crews pushed the cadets into abandoning plans for a regatta.", "concede"),
        # the Guild's own words for itself are no charge
        ("“We have broken no rule,” said Ann Lee of the Guild of Pilots.", "accuse"),
        # what might be is no charge
        ("The Harbour Board could put lives at risk, said Ann Lee.", "accuse"),
        ("Ann Lee ordered the Guild of Pilots to stop its strike.", "strike"),
        ("Pilots have demonstrated their patience.", "protest"),
        ("Ann Lee spoke in support of the pilots.", "support"),
        # another sense of the word
        ("Ann Lee said no pilots wanted to strike.", "reject"),
        ("The two sides cannot agree on how many boats there are.", "reject"),
        ("The surgery holds 900 consultations a year.", "consult-members"),
        ("Other unions backed the strike.", "vote"),
        ("The Guild of Pilots suspended its strike.", "strike"),
        ("The Guild of Pilots vowed to strike.", "agree"),
        ("Ann Lee vowed that she would never sign.", "agree"),
        ("“Sick crews should be seen first,” said Ann Lee.", "request"),
    ],
)
def test_no_such_act(text: str, kind: str) -> None:
    assert kind not in [one[0] for one in told(text) if one[3] is ActStatus.HAPPENED]


@pytest.mark.parametrize(
    ("text", "kind", "actor", "target"),
    [
        # meeting
        ("The Guild of Pilots has been in talks with the Harbour Board.", "meet", GUILD, BOARD),
        ("After a meeting with the Harbour Board, the Guild of Pilots went home.", "meet", GUILD, BOARD),
        ("The Conciliation Service hosted talks between the two.", "mediate", "Conciliation Service", None),
        # asking
        ("“The Harbour Board needs to listen,” said Ann Lee.", "request", "Ann Lee", BOARD),
        ("“The Harbour Board should pay its crews,” said Ann Lee.", "request", "Ann Lee", BOARD),
        ("The Guild of Pilots' pay claim was late.", "demand", GUILD, None),
        # threatening
        ("The Guild of Pilots gave the Harbour Board until Friday to agree.", "threaten", GUILD, BOARD),
        ("The Guild of Pilots set the Harbour Board a deadline.", "threaten", GUILD, BOARD),
        ("The Guild of Pilots served notice of strike action on the Harbour Board.", "threaten", GUILD, None),
        ("The Guild of Pilots has not ruled out a strike.", "threaten", GUILD, None),
        ("“We are prepared to strike,” said Ann Lee.", "threaten", "Ann Lee", None),
        # offering
        ("A pay rise has been offered by the Harbour Board to pilots.", "offer", BOARD, "pilots"),
        ("The Harbour Board came up with a better offer.", "offer", BOARD, None),
        ("The Harbour Board improved its offer to the Guild of Pilots.", "offer", BOARD, GUILD),
        ("The Harbour Board suggested a compromise.", "propose", BOARD, None),
        # agreeing and giving way
        ("The Guild of Pilots settled its dispute with the Harbour Board.", "agree", GUILD, BOARD),
        ("The Guild of Pilots and the Harbour Board clinched a deal.", "agree", GUILD, BOARD),
        ("The Harbour Board suspended the tariffs.", "concede", BOARD, None),
        ("The Harbour Board backtracked on the rota.", "concede", BOARD, None),
        ("The Guild of Pilots put its strike on hold.", "call-off", GUILD, None),
        ("The pilots returned to work.", "call-off", "pilots", None),
        ("The Guild of Pilots went back to the table.", "resume-talks", GUILD, None),
        ("A strike by pilots has been called off.", "call-off", "pilots", None),
        # backing
        ("Ann Lee expressed gratitude to the Guild of Pilots.", "support", "Ann Lee", GUILD),
        ("Ann Lee said she was encouraged by the Harbour Board's offer.", "support", "Ann Lee", BOARD),
        # against
        ("Ann Lee reproached the bullying of cadets by the Harbour Board.", "criticise", "Ann Lee", BOARD),
        ("The Guild of Pilots voiced concern over the rota.", "criticise", GUILD, None),
        ("“The offer is too low,” said Ann Lee.", "criticise", "Ann Lee", None),
        ("“Their position is untenable,” said Ann Lee.", "criticise", "Ann Lee", None),
        ("“It is regrettable that the Harbour Board left,” said Ann Lee.", "criticise", "Ann Lee", BOARD),
        ("“It was stupid of the Harbour Board to leave,” said Ann Lee.", "criticise", "Ann Lee", BOARD),
        ("“The Harbour Board has broken its promise,” said Ann Lee.", "accuse", "Ann Lee", BOARD),
        ("“The Harbour Board has dragged its feet,” said Ann Lee.", "accuse", "Ann Lee", BOARD),
        ("“The Harbour Board is putting lives at risk,” said Ann Lee.", "accuse", "Ann Lee", BOARD),
        ("“The levy is in breach of the treaty,” said Ann Lee.", "criticise", "Ann Lee", None),
        (
            "The Guild of Pilots warned that strikes would be called after accusing the Harbour Board of delay.",
            "accuse",
            GUILD,
            BOARD,
        ),
        # refusing
        ("The Guild of Pilots will not take part in talks with the Harbour Board.", "reject", GUILD, None),
        ("The Harbour Board resisted calls for a review.", "reject", BOARD, None),
        ("The Harbour Board blocked the deal.", "reject", BOARD, None),
        ("The Guild of Pilots binned the offer.", "reject", GUILD, None),
        ("The Harbour Board will not reopen the deal.", "reject", BOARD, None),
        ("“This offer is final,” said Ann Lee.", "reject", "Ann Lee", None),
        ("The Guild of Pilots walked away from talks with the Harbour Board.", "pause-talks", GUILD, BOARD),
        # votes and advice
        ("The Guild of Pilots will put the offer to its members.", "call-vote", GUILD, "Guild of Pilots members"),
        ("Some 98% of pilots backed a strike.", "vote", "pilots", None),
        ("The Guild of Pilots recommended that members accept the offer.", "advise", GUILD, "Guild of Pilots members"),
        # action
        ("The crews have been on strike for a week.", "strike", "crews", None),
        ("The crews took industrial action.", "strike", "crews", None),
        ("Strike action by the crews began.", "strike", "crews", None),
        ("The crews downed tools.", "strike", "crews", None),
        ("The Guild of Pilots has called five days of strike action.", "strike", GUILD, None),
        ("The crews stopped work.", "strike", "crews", None),
        ("The pilots protested against the levy.", "protest", "pilots", None),
        ("The Guild of Pilots recommended a move to a ballot.", "advise", GUILD, None),
        # measures
        ("The Harbour Board served termination notices on its crews.", "sanction", BOARD, "Harbour Board crews"),
        ("The Harbour Board has forced through the rota.", "impose", BOARD, None),
        ("The Harbour Board raised tariffs on the Ferry Company.", "impose", BOARD, "Ferry Company"),
        ("The Harbour Board laid off its crews.", "sanction", BOARD, "Harbour Board crews"),
        ("The Harbour Board retaliated against the Guild of Pilots.", "sanction", BOARD, GUILD),
        ("The Guild of Pilots sought an interim injunction against the Harbour Board.", "legal-action", GUILD, BOARD),
        ("The Guild of Pilots went to court.", "legal-action", GUILD, None),
        ("Ann Lee stepped aside.", "office-change", "Ann Lee", None),
    ],
)
def test_the_words_for_it(text: str, kind: str, actor: str, target: str | None) -> None:
    assert (kind, actor, target) in [one[:3] for one in told(text)]


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("The crews were due to stage a walkout on Monday.", "strike", ActStatus.PLANNED),
        ("A planned strike by pilots will shut the port.", "strike", ActStatus.PLANNED),
        ("A possible strike by pilots worries the port.", "strike", ActStatus.POSSIBLE),
        ("The Guild of Pilots vowed to strike.", "strike", ActStatus.PLANNED),
    ],
)
def test_whether_it_happened(text: str, kind: str, status: ActStatus) -> None:
    assert (kind, status) in [(one[0], one[3]) for one in told(text)]


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        # of two bodies, the one that says so
        ("The Harbour Board was late. The Guild of Pilots said it would reject the offer.", "reject", GUILD),
        # a name beside the word for what it is
        ("The APU pilots' union urged the Harbour Board to act.", "request", "APU"),
        ("The employers' body Quayside urged the Guild of Pilots to act.", "request", "Quayside"),
        # the company is no union
        ("The Guild of Pilots waited. The company rejected the demand.", "reject", "company"),
        ("The Guild of Pilots waited. The board refused to table an offer.", "reject", "board"),
        ("The Harbour Board waited. Its crews knew that the guild had chosen to strike.", "strike", "guild"),
        # a name behind a role and its body
        ("The chair of the Harbour Board, Tom Bell, resigned.", "office-change", "Tom Bell"),
        # who leads a body acts for it
        ("Leaders of the Guild of Pilots rejected the offer.", "reject", GUILD),
    ],
)
def test_who_is_meant(text: str, kind: str, actor: str) -> None:
    assert (kind, actor) in [one[:2] for one in told(text)]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("The Guild of Pilots struck for a week.", None),
        ("The Guild of Pilots accused the Harbour Board.", None),
        ("The circular, which the Harbour Board withdrew, was long.", "The circular"),
        ("The Guild of Pilots signed heads of terms with the Harbour Board.", "heads of terms"),
        ("The Guild of Pilots called on members to reject the offer.", "to reject the offer"),
    ],
)
def test_an_act_is_about_a_matter_and_not_about_a_day_or_a_party(text: str, about: str | None) -> None:
    assert read(Document("quay.txt", text, "text/plain")).acts[0].about == about
