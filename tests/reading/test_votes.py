"""Votes, as tables of short invented sentences: what is no vote first, then who voted on what, then the numbers."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.ontology import Certainty, DateBasis, Document, PartialDate, Share, Span, Vote
from standoff.reading import read

GUILD = "Guild of Pilots"


def votes(text: str) -> tuple[Vote, ...]:
    """The votes of a text, as the reader finds them."""
    day = PartialDate("2016-05-10", DateBasis.METADATA)
    return read(Document("quay.txt", text, "text/plain", published=day)).votes


def one(text: str) -> Vote:
    """The only vote of a text that tells of one."""
    found = votes(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The Guild of Pilots has offices in Calder.",
        # supposed, asked, denied, asked for
        "If the Guild of Pilots votes to strike, the boats will stay.",
        "Will the Guild of Pilots vote to strike?",
        "The Guild of Pilots has not voted to strike.",
        "The Guild of Pilots may vote to strike.",
        "The Guild of Pilots urged members to vote for the offer.",
        # no body's vote
        "Ann Lee voted against the motion.",
        "Ann Lee said she would vote no.",
        "Thousands of pilots voted to strike.",
        "An opinion poll found 56% in favour of a strike.",
        "The Harbour Board called the vote a farce.",
        # an election
        "Some 300,000 people voted in the election.",
        "The Guild of Pilots voted for the candidate.",
        "Ann Lee defeated Tom Bell by 424 votes.",
        # numbers of nothing
        "The turnout was 62%.",
        "The ballot opens on 9 May and closes on 26 May.",
    ],
)
def test_tells_of_no_vote(text: str) -> None:
    assert votes(text) == ()


MADE = [
    ("The Guild of Pilots voted to strike.", GUILD, "to strike", "carried"),
    (
        "Members of the Guild of Pilots voted overwhelmingly to accept the offer.",
        GUILD,
        "to accept the offer",
        "carried",
    ),
    ("The Guild of Pilots voted in favour of a strike.", GUILD, "a strike", "carried"),
    ("Members of the Guild of Pilots voted against the offer.", GUILD, "the offer", "lost"),
    ("Members of the Guild of Pilots voted to reject the offer.", GUILD, "the offer", "lost"),
    ("The Guild of Pilots rejected the offer in a ballot.", GUILD, "the offer", "lost"),
    ("In a referendum, members of the Guild of Pilots backed the contract.", GUILD, "the contract", "carried"),
    (
        "The council of the Guild of Pilots carried a motion of no confidence in the chair.",
        "council",
        "a motion of no confidence in the chair",
        "carried",
    ),
    ("The motion was defeated by 40 votes to 31.", None, None, "lost"),
    # not yet
    ("The Guild of Pilots will ballot its members on a strike.", GUILD, "a strike", "called"),
    ("The Guild of Pilots is balloting its members on strike action.", GUILD, "strike action", "open"),
    ("The Guild of Pilots called a ballot on a strike.", GUILD, "a strike", "called"),
    ("Members of the Guild of Pilots will vote on the offer next month.", GUILD, "the offer", "called"),
    ("Pilots will be asked to vote on the offer.", "Pilots", "the offer", "called"),
    ("Members of the Guild of Pilots are voting on whether to strike.", GUILD, "whether to strike", "open"),
    # what they decided is not said
    ("The Harbour Board voted on the offer on Friday.", "Harbour Board", "the offer", "closed"),
]


@pytest.mark.parametrize(("text", "body", "motion", "state"), MADE)
def test_tells_who_votes_on_what_and_how_it_went(text: str, body: str | None, motion: str | None, state: str) -> None:
    found = one(text)
    assert (found.body, found.motion, str(found.state)) == (body, motion, state)
    assert (found.result is not None) == (state in ("carried", "lost"))


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Members of the Guild of Pilots voted by 512 to 88 to accept the offer.", {"yes": 512, "no": 88}),
        # the first side of what was voted down is against it
        ("Members of the Guild of Pilots voted by 512 votes to 88 to reject the offer.", {"yes": 88, "no": 512}),
        ("Members of the Guild of Pilots rejected a 5% pay offer by 62% to 38%.", {"yes%": 38, "no%": 62}),
        ("The Harbour Board voted 7-2 to close the pier.", {"yes": 7, "no": 2}),
        ("Pilots voted 71% in favour of a strike.", {"yes%": 71}),
        ("The Guild of Pilots said 71 per cent of members had voted for a strike.", {"yes%": 71}),
        ("The Guild of Pilots voted to strike. Some 600 voted yes and 300 voted no.", {"yes": 600, "no": 300}),
        (
            "The Guild of Pilots voted to strike. There were 600 votes in favour of it (66.7%), 300 against (33.3%).",
            {"yes": 600, "yes%": 66.7, "no": 300, "no%": 33.3},
        ),
        # numbers of something else
        ("The Guild of Pilots voted to strike. Its 600 members work in nine ports.", {}),
        ("The Guild of Pilots voted on 19 February to accept the offer.", {}),
        ("The Guild of Pilots voted by more than four to one to strike.", {}),
    ],
)
def test_counts_only_what_is_given(text: str, counts: dict[str, float]) -> None:
    found = one(text)
    assert {c.option + ("%" if c.unit == "%" else ""): c.value for c in found.counts} == counts
    assert found.discrepancies() == ()


def test_takes_all_the_numbers_of_a_result() -> None:
    found = one(
        "Members of the Guild of Pilots have voted to strike. Of 1,200 members entitled to vote, 900 returned their "
        "papers, a turnout of 75%. There were 600 votes in favour and 280 against. Twenty papers were spoiled."
    )
    assert (found.electorate, found.returned, found.turnout) == (1200, 900, 75)
    assert {c.option: c.value for c in found.counts} == {"yes": 600, "no": 280}
    assert found.discrepancies() == ()


def test_a_result_whose_numbers_do_not_add_up_says_so() -> None:
    found = one(
        "Members of the Guild of Pilots have voted to strike. Of 1,200 members entitled to vote, 900 returned their "
        "papers, a turnout of 45%."
    )
    assert len(found.discrepancies()) == 1


def test_a_decision_with_a_ballots_numbers_behind_it_is_a_vote() -> None:
    found = one("The Guild of Pilots accepted the deal. Of 1,200 members balloted, 900 voted, a turnout of 75%.")
    assert (found.body, found.motion, found.electorate) == (GUILD, "the deal", 1200)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Guild of Pilots voted to strike.", "industrial-action ballot"),
        ("The Guild of Pilots voted to accept the pay offer.", "offer ballot"),
        ("The pay committee of the Guild of Pilots voted to suspend the talks.", "committee vote"),
        ("MPs voted to reject the bill.", "parliamentary division"),
        ("The council of the Guild of Pilots carried a motion of no confidence in the chair.", "no-confidence motion"),
        ("The Guild of Pilots voted to paint the pier.", None),
    ],
)
def test_tells_what_sort_of_vote_it_is(text: str, kind: str | None) -> None:
    found = one(text)
    assert (str(found.kind) if found.kind else None) == kind


@pytest.mark.parametrize(
    ("text", "margin"),
    [
        ("The Guild of Pilots voted overwhelmingly to strike.", "overwhelmingly"),
        ("The Guild of Pilots voted by a narrow majority to strike.", "by a narrow majority"),
        ("The Guild of Pilots voted by more than four to one to strike.", "by more than four to one"),
        ("The Guild of Pilots voted to strike.", None),
    ],
)
def test_keeps_the_margin_in_words(text: str, margin: str | None) -> None:
    assert one(text).margin == margin


def test_a_vote_that_missed_its_threshold_is_not_carried() -> None:
    found = one("The Guild of Pilots voted to strike, but failed to reach the turnout threshold of 50%.")
    assert str(found.result) == "threshold not met"
    assert found.threshold is not None
    assert (found.threshold.percent, found.threshold.share) == (50, Share.TURNOUT)


def test_a_committee_that_decides_on_a_ballot_and_the_ballot_are_two_votes() -> None:
    text = (
        "The council of the Guild of Pilots decided unanimously to ballot all 1,200 members on a strike. "
        "The ballot opens on 20 May and closes on 30 May."
    )
    decision, ballot = sorted(votes(text), key=lambda v: v.electorate is not None)
    assert (str(decision.state), decision.margin) == ("carried", "unanimously")
    assert (str(ballot.state), ballot.electorate) == ("called", 1200)
    assert (str(ballot.opened), str(ballot.closed)) == ("2016-05-20", "2016-05-30")


def test_how_a_part_of_the_voters_voted_is_no_result_and_keeps_its_hedge() -> None:
    found = one("Ann Lee believed more consultants had voted in favour of the contract.")
    assert (found.body, found.result) == ("consultants", None)  # those who voted, as far as the words tell
    assert [(g.group, g.words, g.certainty) for g in found.group_results] == [
        ("consultants", "more in favour", Certainty.PROBABLE)
    ]


def test_what_two_sentences_tell_of_one_vote_is_one_finding() -> None:
    text = (
        "Members of the Guild of Pilots voted to accept the offer on Friday. "
        "The Guild of Pilots voted by 512 to 88 to accept the offer."
    )
    found = one(text)
    assert len(found.counts) == 2
    assert str(found.date) == "2016-05-06"


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from([text for text, *_ in MADE]), max_size=4))
def test_evidence_lies_in_the_text(sentences: list[str]) -> None:
    text = "\n\n".join(sentences)
    assert all(Span(0, len(text)).contains(p) and p.of(text).strip() for v in votes(text) for p in v.evidence)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Ann Lee understood the reasons for the rejection.", "lost"),
        ("Ann Lee understood the reasons for the acceptance.", "carried"),
        # somebody's own, supposed, or perhaps of what was turned down otherwise
        ("Ann Lee understood the board's rejection of the plan.", "closed"),
        ("Ann Lee understood a rejection.", "closed"),
        ("Ann Lee might understand the rejection.", "closed"),
        ("The Harbour Board rejected the plan. Ann Lee understood the rejection.", "closed"),
    ],
)
def test_how_the_one_vote_of_an_article_went_may_be_taken_as_known(text: str, state: str) -> None:
    found = one(f"Ann Lee believed more consultants had voted in favour of the contract. {text}")
    assert (str(found.state), found.counts, found.turnout) == (state, (), None)
