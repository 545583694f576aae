"""Dialogue, as tables of short invented sentences: what tells of no talks first, then what they tell, then of whom."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.ontology import Channel, DateBasis, Document, Level, PartialDate, Span
from standoff.reading import read

GUILD, BOARD = "Guild of Pilots", "Harbour Board"


def channels(text: str, published: str | None = "2016-05-10") -> tuple[Channel, ...]:
    """The channels of a text, as the reader finds them."""
    day = PartialDate(published, DateBasis.METADATA) if published else None
    return read(Document("quay.txt", text, "text/plain", published=day)).dialogue


def one(text: str) -> Channel:
    """The only channel of a text that tells of one."""
    found = channels(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The Harbour Board has offices in Calder.",
        # one party, or none
        "The Harbour Board met on Friday.",
        "Talks will resume next week.",
        "The talks have collapsed.",
        "The Guild of Pilots held a meeting.",
        # no party
        "The Guild of Pilots met the deadline.",
        "Ann Lee told reporters at a meeting of the Guild of Pilots that it was late.",
        "The Harbour Board will hold a public meeting with residents.",
        "The Guild of Pilots discussed the weather.",
        "The Guild of Pilots was met with silence.",
        "Ann Lee met Tom Bell yesterday.",
        "The Guild of Pilots' deadlock has lasted a year.",
        # among themselves
        "The Guild of Pilots met its members.",
        "The Guild of Pilots met the leaders of the Guild of Pilots.",
        # supposed, asked, possible
        "The Guild of Pilots may meet the Harbour Board.",
        "If the Guild of Pilots meets the Harbour Board, the boats will sail.",
        "Will the Guild of Pilots meet the Harbour Board?",
        "The Guild of Pilots should meet the Harbour Board.",
        # only wished for
        "The branches support the Guild of Pilots continuing to engage with the Harbour Board.",
        "The Guild of Pilots backed talks with the Harbour Board.",
        # words for talks that tell of something else
        "The Guild of Pilots and the Harbour Board publish a discussion paper.",
        "There is talk of a merger of the Guild of Pilots and the Harbour Board.",
    ],
)
def test_tells_of_no_talks(text: str) -> None:
    assert channels(text) == ()


BETWEEN = "between the Guild of Pilots and the Harbour Board"
STATES = [
    # open
    ("The Guild of Pilots and the Harbour Board remain in talks.", "open"),
    ("The Guild of Pilots is still talking to the Harbour Board.", "open"),
    ("The Guild of Pilots held talks with the Harbour Board.", "open"),
    ("The Guild of Pilots and the Harbour Board met on 3 May.", "open"),
    ("After a meeting with the Harbour Board, the Guild of Pilots called off its strike.", "open"),
    ("The Guild of Pilots and the Harbour Board are back at the negotiating table.", "open"),
    (f"Talks {BETWEEN} are continuing.", "open"),
    ("The Guild of Pilots is in negotiations with the Harbour Board.", "open"),
    ("The Guild of Pilots and the Harbour Board are on speaking terms again.", "open"),
    ("The Guild of Pilots threatened to break off talks with the Harbour Board.", "open"),
    (f"Talks {BETWEEN} resumed on Monday.", "resumed"),
    ("The Guild of Pilots ended its boycott of talks with the Harbour Board.", "resumed"),
    # to come
    ("The Guild of Pilots and the Harbour Board agreed to meet.", "agreed"),
    ("The Guild of Pilots is in dispute with the Harbour Board. Further talks are planned for Friday.", "agreed"),
    ("The Guild of Pilots rejected the Harbour Board's offer. Further talks are planned for Friday.", "agreed"),
    ("The Guild of Pilots and the Harbour Board are due to meet again on Thursday.", "agreed"),
    ("Representatives of the Guild of Pilots and the Harbour Board will meet on Friday.", "agreed"),
    ("The Guild of Pilots accepted the Harbour Board's invitation to talks.", "agreed"),
    # asked for
    ("The Guild of Pilots asked for a meeting with the Harbour Board.", "sought"),
    ("The Guild of Pilots wrote to the Harbour Board asking for a meeting.", "sought"),
    ("The Guild of Pilots wants talks with the Harbour Board.", "sought"),
    ("The Guild of Pilots called on the Harbour Board to return to the negotiating table.", "sought"),
    ("The Guild of Pilots has approached the Harbour Board.", "sought"),
    ("The Guild of Pilots said it was waiting for the Harbour Board to come back to the table.", "sought"),
    # offered
    ("The Harbour Board invited the Guild of Pilots to talks on Friday.", "offered"),
    ("The Guild of Pilots has been invited to talks by the Harbour Board.", "offered"),
    ("The Harbour Board said it was willing to meet the Guild of Pilots.", "offered"),
    ('"Our door is always open to the Guild of Pilots," said a spokesman for the Harbour Board.', "offered"),
    # stopped
    ("The Guild of Pilots has suspended its meetings with the Harbour Board.", "paused"),
    ("The Guild of Pilots is boycotting meetings with the Harbour Board.", "paused"),
    ("The Guild of Pilots and the Harbour Board have not met since 3 May.", "paused"),
    (f"There have been no talks {BETWEEN} since May.", "paused"),
    ("The Guild of Pilots will not return to talks with the Harbour Board.", "paused"),
    (f"Negotiations {BETWEEN} broke down in May.", "ended"),
    (f"Talks {BETWEEN} had finished for the day.", "ended"),
    ("The Guild of Pilots walked out of talks with the Harbour Board.", "ended"),
    ("The Guild of Pilots cut off contact with the Harbour Board in May.", "ended"),
    ("The Guild of Pilots refused to meet the Harbour Board.", "refused"),
    ("The Guild of Pilots rejected the Harbour Board's invitation to talks.", "refused"),
    ("The Harbour Board declined a request for talks from the Guild of Pilots.", "refused"),
    ("The Harbour Board is not prepared to meet the Guild of Pilots.", "refused"),
    ("The Guild of Pilots asked for talks in May, but the Harbour Board rejected the request.", "refused"),
    # stuck
    (f"Talks {BETWEEN} are deadlocked.", "deadlocked"),
    (f"Talks {BETWEEN} have reached an impasse.", "deadlocked"),
    ("The Guild of Pilots and the Harbour Board are at an impasse.", "deadlocked"),
    # none
    (f"No meeting {BETWEEN} has been agreed.", "none"),
    (f"There is no prospect of talks {BETWEEN}.", "none"),
]


@pytest.mark.parametrize(("text", "state"), STATES)
def test_tells_the_state(text: str, state: str) -> None:
    found = one(text)
    assert ("resumed" if found.resumed else str(found.state)) == state
    assert set(found.parties) == {GUILD, BOARD}


@pytest.mark.parametrize(
    ("text", "by"),
    [
        (f"Talks {BETWEEN} have collapsed.", None),
        ("The Guild of Pilots broke off negotiations with the Harbour Board.", GUILD),
        ("The Harbour Board invited the Guild of Pilots to talks.", BOARD),
        ("The Guild of Pilots rejected the Harbour Board's invitation to talks.", GUILD),
        ("Ann Lee, general secretary of the Guild of Pilots, refused to meet the Harbour Board.", "Ann Lee"),
        (
            "The Guild of Pilots' pay committee has suspended its talks with the Harbour Board.",
            "Guild of Pilots' pay committee",
        ),
    ],
)
def test_tells_by_whom(text: str, by: str | None) -> None:
    found = one(text)
    assert found.by == by
    assert set(found.parties) == {GUILD, BOARD}


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        # people act for the body that they hold an office in
        (
            "Ann Lee, general secretary of the Guild of Pilots, met Tom Bell, chief executive of the Harbour Board.",
            {GUILD, BOARD},
        ),
        (
            "After a meeting with the Harbour Board, Ann Lee, chair of the Guild of Pilots, said it was late.",
            {GUILD, BOARD},
        ),
        # ministers for the government
        ("Transport secretary Tom Bell met the Guild of Pilots. The government is worried.", {"government", GUILD}),
        ("The Guild of Pilots called for talks with ministers.", {"government", GUILD}),
        # whose words they are
        ('"The Harbour Board refuses to talk to us," said Ann Lee, chair of the Guild of Pilots.', {GUILD, BOARD}),
        # told before
        ("The Guild of Pilots met the Harbour Board on 3 May. Talks will resume next week.", {GUILD, BOARD}),
        ("In the dispute between the Guild of Pilots and the Harbour Board, talks have collapsed.", {GUILD, BOARD}),
    ],
)
def test_tells_whose_talks_they_are(text: str, parties: set[str]) -> None:
    assert set(one(text).parties) == parties


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("The Guild of Pilots suspended its monthly meetings with the Harbour Board.", Level.FORMAL),
        ("The Guild of Pilots had a private meeting with the Harbour Board.", Level.INFORMAL),
        ("The Guild of Pilots had lunch with the Harbour Board.", Level.INFORMAL),
        (
            "The Guild of Pilots began talks with the Harbour Board brokered by the conciliation service.",
            Level.THIRD_PARTY,
        ),
        ("Ann Lee, chair of the Guild of Pilots, met Tom Bell, chair of the Harbour Board.", Level.LEADERS),
        ("The Guild of Pilots is negotiating with the Harbour Board.", Level.NEGOTIATION),
    ],
)
def test_tells_the_level(text: str, level: Level) -> None:
    assert one(text).level is level


def test_one_pair_may_talk_at_one_level_and_not_at_another() -> None:
    text = (
        "The Guild of Pilots and the Harbour Board met for an informal lunch on Friday. "
        "The Guild of Pilots suspended formal meetings with the Harbour Board in March."
    )
    assert {(c.level, str(c.state)) for c in channels(text)} == {(Level.INFORMAL, "open"), (Level.FORMAL, "paused")}


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("The Guild of Pilots walked out of talks with the Harbour Board on 3 May.", "2016-05-03"),
        ("The Guild of Pilots and the Harbour Board have not met since March.", "2016-03"),
        ("The Guild of Pilots and the Harbour Board met on 3 May for the first time since March.", "2016-05-03"),
        ("The Guild of Pilots and the Harbour Board met for the first time since March.", None),
        # a day to come, or of something else, is no beginning
        ("The Guild of Pilots and the Harbour Board will meet on 30 May.", None),
        ("The Harbour Board invited the Guild of Pilots to talks on 30 May.", None),
        (f"Talks {BETWEEN}, which began in March, have collapsed.", None),
    ],
)
def test_tells_since_when(text: str, since: str | None) -> None:
    found = one(text)
    assert (found.since.value if found.since else None) == since


def test_talks_that_opened_are_open_and_who_is_open_to_talks_offers_them() -> None:
    assert str(one(f"Talks {BETWEEN} opened on Tuesday.").state) == "open"
    assert str(one("The Harbour Board is open to talks with the Guild of Pilots.").state) == "offered"


def test_tells_until_what() -> None:
    text = "The Guild of Pilots suspended its meetings with the Harbour Board until the circular is withdrawn."
    assert one(text).condition == "until the circular is withdrawn"


def test_a_third_party_that_urges_is_kept_apart_from_the_two() -> None:
    found = one("The ministry urged the Guild of Pilots to resume talks with the Harbour Board.")
    assert set(found.parties) == {GUILD, BOARD}
    assert [urging.by for urging in found.urged] == ["ministry"]


def test_what_one_side_says_of_the_talks_is_its_account() -> None:
    found = one('"Talks with the Harbour Board have failed," said Ann Lee, chair of the Guild of Pilots.')
    assert [(account.by, str(account.state)) for account in found.accounts] == [(GUILD, "ended")]


def test_what_stands_today_goes_before_what_was() -> None:
    text = (
        "The Guild of Pilots and the Harbour Board resumed talks on Monday. "
        "The Guild of Pilots had walked out of talks with the Harbour Board in March."
    )
    found = one(text)
    assert found.resumed


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from([text for text, _ in STATES]), max_size=4))
def test_evidence_lies_in_the_text_and_each_pair_is_told_once_a_level(sentences: list[str]) -> None:
    text = "\n\n".join(sentences)
    found = channels(text)
    assert len({(frozenset(c.parties), c.level) for c in found}) == len(found)
    assert all(Span(0, len(text)).contains(place) and place.of(text).strip() for c in found for place in c.evidence)


@pytest.mark.parametrize(
    ("text", "level", "condition"),
    [
        (
            "The Guild of Pilots has suspended all meetings with the Harbour Board until the levy is dropped.",
            Level.FORMAL,
            "until the levy is dropped",
        ),
        # what had gone before is no part of the condition
        (
            "The Guild of Pilots has suspended all meetings with the Harbour Board until the levy is dropped after "
            "its members voted for a boycott.",
            Level.FORMAL,
            "until the levy is dropped",
        ),
        (
            "The Guild of Pilots has suspended all meetings with the Harbour Board until the levy is dropped after a "
            "motion of no confidence in the board's directors passed.",
            Level.FORMAL,
            "until the levy is dropped",
        ),
        ("The Guild of Pilots broke off talks with the Harbour Board.", Level.FORMAL, None),
        ("The Guild of Pilots has suspended its pay talks with the Harbour Board.", Level.NEGOTIATION, None),
        ("The Guild of Pilots has suspended its negotiations with the Harbour Board.", Level.NEGOTIATION, None),
    ],
)
def test_talks_that_are_stopped_are_formal_ones_unless_they_bargain(
    text: str, level: Level, condition: str | None
) -> None:
    assert (one(text).level, one(text).condition) == (level, condition)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The Guild of Pilots and the Harbour Board have met for the first time since formal talks were suspended.",
            {Level.FORMAL: "paused", Level.INFORMAL: "open"},
        ),
        (
            "Formal talks between the Guild of Pilots and the Harbour Board have been suspended. "
            "The Guild of Pilots met the Harbour Board on Monday.",
            {Level.FORMAL: "paused", Level.INFORMAL: "open"},
        ),
    ],
)
def test_a_meeting_while_formal_talks_are_stopped_is_at_another_level(text: str, told: dict[Level, str]) -> None:
    assert {channel.level: str(channel.state) for channel in channels(text)} == told


def test_what_was_voted_on_a_day_to_stop_has_stopped_since_that_day() -> None:
    told = one("The Guild of Pilots voted on Friday to suspend its talks with the Harbour Board.")
    assert (told.state, told.since and str(told.since)) == ("paused", "2016-05-06")


def test_talks_in_a_joint_body_are_formal() -> None:
    text = "The Guild of Pilots and the Harbour Board resumed talks in the Joint Harbour Council."
    assert (one(text).level, one(text).resumed) == (Level.FORMAL, True)


RIVALS = "The Harbour Board has a new chair, Tom Bell. The board sits in Calder."


@pytest.mark.parametrize(
    ("text", "parties", "level", "state"),
    [
        (
            "The pilots' and the porters' leaders are due to meet next month to discuss the rota. "
            "The Guild of Harbour Pilots and the Union of Quay Porters have branches in Calder.",
            {"Guild of Harbour Pilots", "Union of Quay Porters"},
            Level.NEGOTIATION,
            "agreed",
        ),
        (
            "It comes as a meeting between the Guild of Pilots and Harbour Board's new chief executive Amanda Pryor "
            "failed to end the row.",
            {GUILD, BOARD},
            Level.LEADERS,
            "open",
        ),
        # the pilots, and who agreed to something just after
        (
            "The Guild of Pilots called off a strike after two days of talks brokered by the Port Conciliation "
            "Service. The guild said the Harbour Board had agreed to a delay.",
            {GUILD, BOARD},
            Level.THIRD_PARTY,
            "open",
        ),
        (
            "The conciliation talks, at which the Guild of Pilots and the Harbour Board have met six times since July, "
            "are understood to be close to a draft.",
            {GUILD, BOARD},
            Level.THIRD_PARTY,
            "open",
        ),
        # who appeals to one to come back to talks is none of the two
        (
            f"{RIVALS} Ann Lee, the ports minister, appealed to the Guild of Pilots to come back to conciliation.",
            {GUILD, BOARD},
            Level.THIRD_PARTY,
            "sought",
        ),
        # that they are still meeting ends no deadlock
        (
            f'{RIVALS} "Talks in the Joint Rest Council have reached an impasse," said Joss Orr, chair of the Guild of '
            'Pilots. "We are still meeting."',
            {GUILD, BOARD},
            Level.FORMAL,
            "deadlocked",
        ),
    ],
)
def test_talks_whose_second_party_stands_elsewhere(text: str, parties: set[str], level: Level, state: str) -> None:
    found = one(text)
    assert (set(found.parties), found.level, str(found.state)) == (parties, level, state)


def test_whose_a_joint_body_is_is_not_guessed() -> None:
    text = (
        "The Guild of Pilots accused the ministry of neglect and demanded a review from the ministry. "
        "The guild will go on attending the Joint Rest Council."
    )
    assert channels(text) == ()


def test_a_letter_urges_for_those_who_wrote_it() -> None:
    text = (
        "The branches’ letter said: ‘We are writing to urge the Guild of Pilots to restore talks with the Harbour "
        "Board.’"
    )
    assert one(text).by == "branches"


def test_a_meeting_that_is_only_spoken_of_opens_nothing_beside_what_had_stopped() -> None:
    text = (
        "The Guild of Pilots has suspended its formal talks with the Harbour Board. "
        "Ann Lee said the agenda of the meeting was confidential."
    )
    assert [str(channel.state) for channel in channels(text)] == ["paused"]


def test_talks_with_several_bodies_are_a_channel_with_each() -> None:
    found = channels("The Harbour Board has been in talks with the Guild of Pilots and the Ferry Union.")
    assert [c.parties for c in found] == [(BOARD, GUILD), (BOARD, "Ferry Union")]


def test_the_bosses_of_a_body_talk_for_it() -> None:
    assert one("Guild bosses met the Harbour Board. The Guild of Pilots was late.").parties == (GUILD, BOARD)
