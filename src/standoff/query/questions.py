"""The typed questions: what happened, who talks to whom, what was asked, who stands where. Each asks one view."""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from typing import Any

from standoff.ontology import Copy, KnownParty
from standoff.query.entries import View
from standoff.query.said import Said
from standoff.record import (
    AgreementLife,
    Ballot,
    ChannelHistory,
    Contradiction,
    DemandLife,
    Edge,
    Event,
    Holding,
    MandateLife,
    Point,
    Representation,
    Scale,
    Shift,
    Stand,
)
from standoff.store import Choice, Page


class Questions(ABC):
    """What a record is asked by name. Whoever answers gives ``entries``, and the record's names for those asked with.

    ``party`` is any name of a party; every question may raise RecordError (``no-such-id``) where nobody, or more than
    one, has it.
    """

    @abstractmethod
    def entries(
        self,
        view: View,
        choice: Choice | None = None,
        *,
        limit: int | None = None,
        offset: int = 0,
        newest: bool = False,
    ) -> Page[Any]:
        """Return the entries of ``view`` that ``choice`` lets pass, in the view's order or backwards."""

    @abstractmethod
    def name_of(self, party: str) -> str:
        """Return the record's name for the party of that name."""

    def timeline(
        self,
        party: str | None = None,
        *,
        type: str | None = None,
        status: str | None = None,
        since: dt.date | None = None,
        until: dt.date | None = None,
        limit: int | None = None,
    ) -> Page[Event]:
        """Return what happened, was planned, offered or denied, by date; with ``party``, what concerns it."""
        return self.entries(View.EVENT, self._choice(party, type, status, since, until), limit=limit)

    def dialogue(
        self, party: str | None = None, *, level: str | None = None, state: str | None = None
    ) -> Page[ChannelHistory]:
        """Return the channels between parties: whether they talk, at which level, since when, on what condition."""
        return self.entries(View.CHANNEL, self._choice(party, level, state))

    def demands(
        self, party: str | None = None, *, kind: str | None = None, state: str | None = None
    ) -> Page[DemandLife]:
        """Return demands, requests, offers and invitations with what became of them."""
        return self.entries(View.DEMAND, self._choice(party, kind, state))

    def ballots(self, party: str | None = None) -> Page[Ballot]:
        """Return votes and ballots with their numbers, and whether these hold."""
        return self.entries(View.BALLOT, self._choice(party))

    def mandates(self, party: str | None = None) -> Page[MandateLife]:
        """Return the mandates that carried votes gave, and until when."""
        return self.entries(View.MANDATE, self._choice(party))

    def mandate_of(self, ballot: Ballot) -> MandateLife | None:
        """Return the mandate that ``ballot`` gave; None where it gave none."""
        resting = self.entries(View.MANDATE, Choice(evidence=ballot.evidence[0])) if ballot.evidence else ()
        return next((each for each in resting if each.ballot == ballot.id), None)

    def agreements(self, party: str | None = None) -> Page[AgreementLife]:
        """Return agreements and contracts with every step of their lives."""
        return self.entries(View.AGREEMENT, self._choice(party))

    def positions(self, party: str | None = None, *, issue: str | None = None) -> Page[Stand]:
        """Return who stands where on which issue, for how long."""
        return self.entries(View.STAND, self._choice(party, issue))

    def shifts(self, party: str | None = None) -> Page[Shift]:
        """Return the changes of stance."""
        return self.entries(View.SHIFT, self._choice(party))

    def contradictions(self, party: str | None = None) -> Page[Contradiction]:
        """Return support and opposition of one holder at one time, with the words of both."""
        return self.entries(View.CONTRADICTION, self._choice(party))

    def offices(self, party: str | None = None) -> Page[Holding]:
        """Return who held which office when; ``party`` is a person or a body."""
        return self.entries(View.HOLDING, self._choice(party))

    def collectives(self, party: str | None = None) -> Page[Representation]:
        """Return how many of how many spoke or acted ("nine of twelve branches")."""
        return self.entries(View.COLLECTIVE, self._choice(party))

    def index(self, *parties: str, scale: Scale = Scale.PLOVER) -> Page[Point]:
        """Return how warm or cold each pair was, month by month and year by year; ``parties`` are one or both of it."""
        names = tuple(map(self.name_of, parties))
        return self.entries(View.POINT, Choice(parties=names, kind=str(scale)))

    def network(self) -> Page[Edge]:
        """Return who acts on, speaks to and speaks of whom."""
        return self.entries(View.EDGE)

    def copies(self) -> Page[Copy]:
        """Return which documents reprint which, a reprint or a near copy, with the share of words in common."""
        return self.entries(View.COPY)

    def statements(
        self,
        party: str | None = None,
        *,
        words: str | None = None,
        kind: str | None = None,
        since: dt.date | None = None,
        until: dt.date | None = None,
        limit: int | None = None,
    ) -> Page[Said]:
        """Return what was said by or to ``party``, in the record's names; ``words`` must all be in what was said."""
        choice = self._choice(party, kind, None, since, until, words)
        return self.entries(View.STATEMENT, choice, limit=limit)

    def parties(self) -> Page[KnownParty]:
        """Return the parties of the record, by name."""
        return self.entries(View.PARTY)

    def _choice(
        self,
        party: str | None = None,
        kind: str | None = None,
        state: str | None = None,
        since: dt.date | None = None,
        until: dt.date | None = None,
        words: str | None = None,
    ) -> Choice:
        parties = (self.name_of(party),) if party else ()
        return Choice(parties=parties, kind=kind, state=state, since=since, until=until, words=words)
