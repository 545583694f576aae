"""Acts, as tables of short invented sentences: what is no act first, then what is done, by whom, to whom."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.ontology import Act, ActStatus, DateBasis, Document, PartialDate, Span, act_types
from standoff.reading import read


def acts(text: str, published: str | None = None) -> tuple[Act, ...]:
    """The acts of a text, found by the reader."""
    day = PartialDate(published, DateBasis.METADATA) if published else None
    return read(Document("quay.txt", text, "text/plain", published=day)).acts


def told(text: str) -> list[tuple[str, str | None, str | None]]:
    """Type (or the mode that is printed for it), actor and target of each act."""
    return [(act.type, act.actor, act.target) for act in acts(text)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The Harbour Board has offices in Calder.",
        # words that tell an act elsewhere
        "The two boats bear a striking resemblance.",
        "Ann Lee agreed that it was late.",
        "The clock struck noon at the Harbour Board.",
        "The fog lifted and the boats left.",
        "The rejected plan lay on the table.",
        "Ann Lee met the deadline.",
        "The Guild of Pilots was founded in 1901.",
        "Her proposed route was longer.",
        "The board called the meeting to order.",
        "The tide turned down the coast.",
        "The wind backed to the north.",
        "A storm threatened the harbour.",
        # denied, asked, supposed
        "Ann Lee did not accuse the Harbour Board of fraud.",
        "The Harbour Board has not criticised the Guild of Pilots.",
        "Did the Guild of Pilots reject the offer?",
        "If the Guild of Pilots rejects the offer, the boats will stay.",
        "It is not known whether the Guild of Pilots rejected the offer.",
        "Nobody rejected the offer.",
        "Ann Lee hopes the Guild of Pilots accepts the offer.",
        # a habit of old
        "The Guild of Pilots used to meet the Harbour Board.",
        # nobody does it
        "“It is not a disgrace,” said Ann Lee.",
        "The offer was rejected.",
        "Criticism was muted.",
        "There were talks.",
    ],
)
def test_tells_no_act(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "actor", "target"),
    [
        # voice
        ("The Guild of Pilots rejected the Harbour Board's offer.", "reject", "Guild of Pilots", "Harbour Board"),
        ("The offer was rejected by the Guild of Pilots.", "reject", "Guild of Pilots", None),
        ("The offer, which the Guild of Pilots had rejected, lapsed.", "reject", "Guild of Pilots", None),
        ("The Harbour Board was urged by the Guild of Pilots to act.", "request", "Guild of Pilots", "Harbour Board"),
        ("The Guild of Pilots sued the Harbour Board.", "legal-action", "Guild of Pilots", "Harbour Board"),
        # control: the verb above tells it
        ("The Guild of Pilots refused to meet the Harbour Board.", "reject", "Guild of Pilots", "Harbour Board"),
        ("The Guild of Pilots threatened to sue the Harbour Board.", "threaten", "Guild of Pilots", "Harbour Board"),
        ("The Guild of Pilots agreed to begin talks with the Harbour Board.", "agree", "Guild of Pilots", None),
        (
            "The Guild of Pilots asked the Harbour Board to withdraw the circular.",
            "request",
            "Guild of Pilots",
            "Harbour Board",
        ),
        ("The Guild of Pilots called on the Harbour Board to act.", "request", "Guild of Pilots", "Harbour Board"),
        ("The Guild of Pilots accused the Harbour Board of fraud.", "accuse", "Guild of Pilots", "Harbour Board"),
        ("The Guild of Pilots blamed the Harbour Board for the delay.", "accuse", "Guild of Pilots", "Harbour Board"),
        (
            "The Guild of Pilots does not accept the Harbour Board's offer.",
            "reject",
            "Guild of Pilots",
            "Harbour Board",
        ),
        # with words behind the verb
        ("The Guild of Pilots took the Harbour Board to court.", "legal-action", "Guild of Pilots", "Harbour Board"),
        (
            "The Guild of Pilots walked out of talks with the Harbour Board.",
            "pause-talks",
            "Guild of Pilots",
            "Harbour Board",
        ),
        ("The Guild of Pilots turned down the Harbour Board's offer.", "reject", "Guild of Pilots", "Harbour Board"),
        ("The Guild of Pilots called off its strike.", "call-off", "Guild of Pilots", None),
        (
            "The Guild of Pilots filed a complaint against the Harbour Board.",
            "legal-action",
            "Guild of Pilots",
            "Harbour Board",
        ),
        # together
        ("The Guild of Pilots and the Harbour Board signed an agreement.", "sign", "Guild of Pilots", "Harbour Board"),
        ("The Guild of Pilots met the Harbour Board on Friday.", "meet", "Guild of Pilots", "Harbour Board"),
        (
            "Talks between the Guild of Pilots and the Harbour Board collapsed.",
            "pause-talks",
            "Guild of Pilots",
            "Harbour Board",
        ),
        ("The Guild of Pilots held talks with the Harbour Board.", "meet", "Guild of Pilots", "Harbour Board"),
        # nouns
        ("The Guild of Pilots' demand for a review was late.", "demand", "Guild of Pilots", None),
        ("A walkout by pilots shut the port.", "strike", "pilots", None),
        (
            "In a letter to the Harbour Board, the Guild of Pilots said it was late.",
            "write",
            "Guild of Pilots",
            "Harbour Board",
        ),
        (
            "The rejection of the Harbour Board's offer by the Guild of Pilots came late.",
            "reject",
            "Guild of Pilots",
            "Harbour Board",
        ),
        ("A walk-out by sailors shut the port.", "strike", "sailors", None),
        ("Sailors began a work-to-rule on Monday.", "action-short-of-strike", "Sailors", None),
        ("A Harbour Board demand for an apology was late.", "demand", "Harbour Board", None),
        ("Harbour pilots struck. The Guild of Pilots was late.", "strike", "Guild of Pilots", None),
        ("Two harbour pilots struck. The Guild of Pilots was late.", "strike", "Two harbour pilots", None),
        ("Ann Lee complained to the Harbour Board.", "criticise", "Ann Lee", None),
        ("The Harbour Board's report was long. The report warns pilots to wait.", "warn", "Harbour Board", "pilots"),
        # what is said
        ("“The Harbour Board must pay its crews,” said Ann Lee.", "demand", "Ann Lee", "Harbour Board"),
        ("“The offer is an insult,” said Ann Lee.", "criticise", "Ann Lee", None),
        ("“The offer is not fair,” said Ann Lee.", "criticise", "Ann Lee", None),
        ("“The fiasco of the ballot goes on,” said Ann Lee.", "criticise", "Ann Lee", None),
        ("“She is over-sensitive,” said Ann Lee.", "criticise", "Ann Lee", None),
        ("“We are delighted,” said Ann Lee.", "support", "Ann Lee", None),
        ("The Guild of Pilots called the offer “a fig leaf”.", "criticise", "Guild of Pilots", None),
        (
            "The Guild of Pilots is furious at the Harbour Board's plan.",
            "criticise",
            "Guild of Pilots",
            "Harbour Board",
        ),
        ("The Guild of Pilots is against the plan.", "oppose", "Guild of Pilots", None),
        ("“We would be happy to meet the Harbour Board,” said Ann Lee.", "offer", "Ann Lee", "Harbour Board"),
        ("The Harbour Board declined to comment.", "decline-to-comment", "Harbour Board", None),
        ("The Harbour Board would not comment.", "decline-to-comment", "Harbour Board", None),
    ],
)
def test_who_does_what_to_whom(text: str, kind: str, actor: str | None, target: str | None) -> None:
    assert (kind, actor, target) in told(text)


#: Each of the forty types by a verb, and by a noun where one tells it.
FORTY = [
    ("The Guild of Pilots met the Harbour Board.", "meet"),
    ("Talks between the Guild of Pilots and the Harbour Board began.", "meet"),
    ("The Guild of Pilots wrote to the Harbour Board.", "write"),
    ("In a letter to the Harbour Board, the Guild of Pilots said it was late.", "write"),
    ("The Guild of Pilots approached the Harbour Board.", "approach"),
    ("The Harbour Board invited the Guild of Pilots to a meeting.", "invite"),
    ("The Harbour Board's invitation to the Guild of Pilots was late.", "invite"),
    ("The Guild of Pilots consulted its members.", "consult-members"),
    ("The Guild of Pilots held a consultation with its members.", "consult-members"),
    ("The Harbour Board published a report.", "publish"),
    ("The Guild of Pilots advised its members to wait.", "advise"),
    ("The Harbour Board declined to comment.", "decline-to-comment"),
    ("The Harbour Board made no comment.", "decline-to-comment"),
    ("The Harbour Board acknowledged that the report was late.", "acknowledge"),
    ("The Harbour Board denied the claim.", "deny"),
    ("The Guild of Pilots urged the Harbour Board to act.", "request"),
    ("The Guild of Pilots' request to the Harbour Board was late.", "request"),
    ("The Guild of Pilots demanded an apology.", "demand"),
    ("The Guild of Pilots' demand for an apology was late.", "demand"),
    ("The Guild of Pilots warned the Harbour Board of delays.", "warn"),
    ("The Guild of Pilots' warning to the Harbour Board was late.", "warn"),
    ("The Harbour Board offered the Guild of Pilots a review.", "offer"),
    ("The Harbour Board's offer to the Guild of Pilots was late.", "offer"),
    ("The Harbour Board proposed a merger.", "propose"),
    ("The Harbour Board's proposal was late.", "propose"),
    ("The Guild of Pilots agreed to end the dispute.", "agree"),
    ("The Guild of Pilots signed an agreement with the Harbour Board.", "sign"),
    ("The Harbour Board apologised to the Guild of Pilots.", "concede"),
    ("The Harbour Board issued an apology to the Guild of Pilots.", "concede"),
    ("The Guild of Pilots called off its strike.", "call-off"),
    ("The Guild of Pilots resumed talks with the Harbour Board.", "resume-talks"),
    ("The Guild of Pilots welcomed the Harbour Board's plan.", "support"),
    ("The Guild of Pilots' support for the Harbour Board was late.", "support"),
    ("The Guild of Pilots cooperated with the Harbour Board.", "cooperate"),
    ("Mediation by the Conciliation Service began.", "mediate"),
    ("The Guild of Pilots criticised the Harbour Board.", "criticise"),
    ("The Guild of Pilots' criticism of the Harbour Board was late.", "criticise"),
    ("The Guild of Pilots accused the Harbour Board of fraud.", "accuse"),
    ("The Guild of Pilots' allegations against the Harbour Board were late.", "accuse"),
    ("The Guild of Pilots opposed the plan.", "oppose"),
    ("The Guild of Pilots' opposition to the plan was late.", "oppose"),
    ("The Guild of Pilots rejected the offer.", "reject"),
    ("The rejection of the offer by the Guild of Pilots came late.", "reject"),
    ("The Guild of Pilots suspended talks with the Harbour Board.", "pause-talks"),
    ("The Guild of Pilots will ballot its members.", "call-vote"),
    ("The Guild of Pilots' ballot of its members began.", "call-vote"),
    ("The Guild of Pilots voted for the plan.", "vote"),
    ("The Guild of Pilots' vote was late.", "vote"),
    ("Ann Lee resigned from the Harbour Board.", "office-change"),
    ("Ann Lee's resignation came late.", "office-change"),
    ("The Guild of Pilots threatened to strike.", "threaten"),
    ("The Guild of Pilots issued an ultimatum to the Harbour Board.", "threaten"),
    ("The Guild of Pilots campaigned against the plan.", "campaign"),
    ("The Guild of Pilots' campaign against the plan began.", "campaign"),
    ("The Guild of Pilots marched against the plan.", "protest"),
    ("A protest by the Guild of Pilots began.", "protest"),
    ("The Guild of Pilots went on strike.", "strike"),
    ("A strike by the Guild of Pilots began.", "strike"),
    ("The Guild of Pilots worked to rule.", "action-short-of-strike"),
    ("The Guild of Pilots began an overtime ban.", "action-short-of-strike"),
    ("The Harbour Board locked out its crews.", "lock-out"),
    ("The Harbour Board's lock-out of its crews began.", "lock-out"),
    ("The Harbour Board imposed a fee on the Guild of Pilots.", "impose"),
    ("The imposition of the fee by the Harbour Board came late.", "impose"),
    ("The Harbour Board suspended Ann Lee.", "sanction"),
    ("The Guild of Pilots sued the Harbour Board.", "legal-action"),
    ("The Guild of Pilots' lawsuit against the Harbour Board was late.", "legal-action"),
]


@pytest.mark.parametrize(("text", "kind"), FORTY)
def test_every_type_is_told(text: str, kind: str) -> None:
    assert kind in [act.type for act in acts(text)]


def test_no_type_is_left_out() -> None:
    assert {kind for _, kind in FORTY} == set(act_types())


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("The Guild of Pilots will strike in May.", "strike", ActStatus.PLANNED),
        ("The Guild of Pilots plans to strike in May.", "strike", ActStatus.PLANNED),
        ("The Guild of Pilots voted to strike in May.", "strike", ActStatus.PLANNED),
        ("The Guild of Pilots may strike in May.", "strike", ActStatus.POSSIBLE),
        ("The Guild of Pilots did not strike.", "strike", ActStatus.DID_NOT_HAPPEN),
        ("The Guild of Pilots struck in May.", "strike", ActStatus.HAPPENED),
        ("The Guild of Pilots has begun to strike.", "strike", ActStatus.HAPPENED),
        ("The Guild of Pilots failed to meet the Harbour Board.", "meet", ActStatus.DID_NOT_HAPPEN),
        ("The Guild of Pilots is due to meet the Harbour Board.", "meet", ActStatus.PLANNED),
        ("The Guild of Pilots will not accept the offer.", "reject", ActStatus.HAPPENED),
    ],
)
def test_whether_it_happened(text: str, kind: str, status: ActStatus) -> None:
    assert (kind, status) in [(act.type, act.status) for act in acts(text)]


def test_one_act_for_each_of_several_targets() -> None:
    text = "Ann Lee accused the Harbour Board and the Ferry Company of fraud."
    assert told(text) == [("accuse", "Ann Lee", "Harbour Board"), ("accuse", "Ann Lee", "Ferry Company")]


def test_an_event_told_twice_is_one_act() -> None:
    text = "The Guild of Pilots struck in May. When the Guild of Pilots struck, the port closed."
    assert [kind for kind, _, _ in told(text)] == ["strike"]


def test_what_is_told_of_different_days_is_two_acts() -> None:
    text = "The Guild of Pilots will strike on 2 June. The Guild of Pilots will strike on 9 June."
    assert [a.date and a.date.value for a in acts(text, "2014-05-15")] == ["2014-06-02", "2014-06-09"]


def test_what_lies_after_publication_is_planned_whatever_the_words() -> None:
    [act] = acts("The port is worst hit, with sailors striking on 2 June.", "2014-05-15")
    assert (act.type, act.status) == ("strike", ActStatus.PLANNED)


def test_a_pronoun_is_who_it_stands_for() -> None:
    text = "The Guild of Pilots was late. It rejected the Harbour Board's offer."
    assert ("reject", "Guild of Pilots", "Harbour Board") in told(text)


def test_a_relative_clause_has_its_noun_for_a_subject() -> None:
    text = "Ann Lee, who accused the Harbour Board of fraud, has left."
    assert ("accuse", "Ann Lee", "Harbour Board") in told(text)


@pytest.mark.parametrize(
    ("text", "kind", "actor", "target"),
    [
        (
            "The Guild of Pilots wrote to the Harbour Board, demanding an apology.",
            "demand",
            "Guild of Pilots",
            "Harbour Board",
        ),
        (
            "The Guild of Pilots and the Harbour Board accuse each other of fraud.",
            "accuse",
            "Harbour Board",
            "Guild of Pilots",
        ),
        (
            "The Guild of Pilots demanded a review. The Harbour Board rejected the demand.",
            "reject",
            "Harbour Board",
            "Guild of Pilots",
        ),
        (
            "The Guild of Pilots sued the Harbour Board. The lawsuit accuses the Harbour Board of fraud.",
            "accuse",
            "Guild of Pilots",
            "Harbour Board",
        ),
        ("A spokesman for the Harbour Board denied the claim.", "deny", "Harbour Board", None),
        (
            "The Guild of Pilots was late. The Harbour Board was later. Both sides agreed to talks.",
            "agree",
            "Guild of Pilots",
            "Harbour Board",
        ),
    ],
)
def test_who_is_meant_though_not_named(text: str, kind: str, actor: str, target: str | None) -> None:
    assert (kind, actor, target) in told(text)


def test_what_a_source_tells_of_others_is_said_by_it() -> None:
    [act] = [a for a in acts("Ann Lee said the Harbour Board had rejected the offer.") if a.type == "reject"]
    assert (act.actor, act.said_by) == ("Harbour Board", "Ann Lee")


def test_what_somebody_does_by_speaking_is_said_by_the_outlet() -> None:
    [act] = [a for a in acts("“We reject the offer,” said Ann Lee.") if a.type == "reject"]
    assert (act.actor, act.said_by) == ("Ann Lee", None)


def test_a_condition_is_kept_in_its_words() -> None:
    [act] = [
        a
        for a in acts("The Guild of Pilots suspended talks until the circular is withdrawn.")
        if a.type == "pause-talks"
    ]
    assert act.condition == "until the circular is withdrawn"


def test_what_is_held_out_on_a_condition_is_told_with_its_figure_and_apart_from_the_condition() -> None:
    text = (
        "The Harbour Board raised its offer to 6 per cent, on condition that strikes are called off until the summer."
    )
    (act,) = acts(text)
    assert (act.type, act.about) == ("offer", "its offer to 6 per cent")
    assert act.condition == "on condition that strikes are called off until the summer"
    (plain,) = acts("The Harbour Board sent its offer to 40 branches.")
    assert plain.condition is None


def test_a_refusal_is_about_what_is_refused_and_not_about_what_is_said_with_it() -> None:
    (act,) = [a for a in acts("The Guild of Pilots refused to sign, saying that it was late.") if a.type == "reject"]
    assert act.about == "to sign"


def test_two_who_sign_the_document_sign_it_with_each_other() -> None:
    (act,) = acts("Ann Lee, chair of the Guild of Pilots, and Tom Bell, the ports minister, signed the document.")
    assert (act.type, act.actor, act.target) == ("sign", "Ann Lee", "Tom Bell")


def test_a_spokesman_of_nobody_with_a_name_is_no_letter() -> None:
    (act,) = acts("A spokesman for the council criticised the Guild of Pilots.")
    assert act.actor == "a spokesman"


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("The Guild of Pilots struck.", "strike", "2014-05-15"),  # a Thursday
        ("The Guild of Pilots will strike.", "strike", None),
        ("The Guild of Pilots struck on Tuesday.", "strike", "2014-05-13"),
        ("The Guild of Pilots rejected the Harbour Board's offer on Tuesday.", "reject", "2014-05-13"),
        ("The Guild of Pilots held talks with the Harbour Board on Tuesday.", "meet", "2014-05-13"),
        ("The Guild of Pilots plans to strike on Tuesday.", "strike", "2014-05-20"),
        ("The Guild of Pilots will strike in June.", "strike", "2014-06"),
        ("The Guild of Pilots suspended talks until June.", "pause-talks", "2014-05-15"),
        ("The Harbour Board, which met on Tuesday, urged the Guild of Pilots to wait.", "request", "2014-05-15"),
        ("The Guild of Pilots rejected the offer that the Harbour Board made on Tuesday.", "reject", "2014-05-15"),
        ("The Guild of Pilots rejected the plan for next year.", "reject", "2014-05-15"),
        # what is decided on a day is done on it, and a day that "when" takes up is its clause's
        (
            "The Guild of Pilots voted on Friday to suspend its talks with the Harbour Board.",
            "pause-talks",
            "2014-05-09",
        ),
        ("It ended on Friday, when the Guild of Pilots signed the deal.", "sign", "2014-05-09"),
    ],
)
def test_an_act_has_the_date_that_hangs_on_it_else_that_of_publication(text: str, kind: str, day: str | None) -> None:
    [act] = [a for a in acts(text, "2014-05-15") if a.type == kind]
    assert (act.date and act.date.value) == day


def test_without_a_publication_date_only_a_date_in_full_is_one() -> None:
    assert [a.date for a in acts("The Guild of Pilots struck on Tuesday.")] == [None]
    assert [a.date for a in acts("The Guild of Pilots struck on 13 May 2014.")] == [PartialDate("2014-05-13")]


def test_the_amounts_of_its_clause_are_the_acts() -> None:
    text = "The Harbour Board offered nine branches 3 per cent. It has 14 ports."
    [act] = [a for a in acts(text) if a.type == "offer"]
    assert [(q.words.of(text), q.value, q.unit, q.of) for q in act.quantities] == [
        ("nine branches", 9, None, "branches"),
        ("3 per cent", 3, "%", None),
    ]


_PIECES = st.sampled_from(
    [
        *("The Guild of Pilots", "the Harbour Board", "Ann Lee", "rejected", "refused to", "meet", "talks", "with"),
        *("and", "who", "not", "the offer", "strike", "“We must act”", "said", ",", ".", "\n\n", "it", "would"),
        *("accused", "of", "fraud", "'", "£5m", "é", "—"),
    ]
)


@settings(max_examples=25, deadline=None)
@given(st.lists(_PIECES, max_size=30).map(" ".join))
def test_any_text_gives_acts_with_their_words_in_it(text: str) -> None:
    whole = Span(0, len(text))
    for act in acts(text):
        assert whole.contains(act.trigger)
        assert len(act.trigger)
        assert all(whole.contains(span) for span in act.evidence)
        assert 0 <= act.confidence <= 1
        assert act.actor != act.target or act.actor is None


@pytest.mark.parametrize(
    ("text", "about"),
    [
        (
            "The branches asked the Guild of Pilots to restore talks with the Harbour Board (HB), the paper said.",
            "to restore talks with the Harbour Board (HB)",
        ),
        ("Ann Lee asked for a grant to mend the quay.", "a grant"),
        (
            "The Harbour Board invited the Guild of Pilots to return to talks, in response to which Ann Lee laughed.",
            "to return to talks",
        ),
        (
            "Ann Lee demanded the withdrawal of the circular, a paper sent to every port, and an apology to the "
            "members.",
            "the withdrawal of the circular, a paper sent to every port, and an apology to the members",
        ),
        (
            "Ann Lee demanded compensation from the guild for 40 sailings.",
            "compensation from the guild for 40 sailings",
        ),
        ("Ann Lee asked for £200,000 to pay for two examiners.", "£200,000 to pay for two examiners"),
        ("The Harbour Board offered the Guild of Pilots ten hours' rest.", "ten hours' rest"),
    ],
)
def test_what_an_act_is_about(text: str, about: str) -> None:
    assert acts(text)[0].about == about


def test_what_is_offered_to_somebody_without_a_preposition_is_offered_to_them() -> None:
    assert told("The Harbour Board offered the Guild of Pilots ten hours' rest.") == [
        ("offer", "Harbour Board", "Guild of Pilots")
    ]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("The Guild of Pilots has dropped its demand for compensation.", "demand withdrawn"),
        ("The Harbour Board has withdrawn the circular.", "concession"),
    ],
)
def test_only_what_was_asked_is_taken_back_as_a_demand(text: str, mode: str) -> None:
    (found,) = [act for act in acts(text) if act.type == "concede"]
    assert found.mode == mode


def test_who_only_goes_between_others_is_not_meant_by_another_word() -> None:
    assert told("The agency has met the Guild of Pilots. The Port Conciliation Service has an office in Calder.") == []
    assert told("The agency has met the Guild of Pilots. The Harbour Authority has an office in Calder.") == [
        ("meet", "Harbour Authority", "Guild of Pilots")
    ]
