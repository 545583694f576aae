"""The pages: one a file, each a plain function of the record and of what is asked, in the order of the contents."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from standoff.query import Record
from standoff.web.asked import Asked
from standoff.web.pages import (
    agreements,
    demands,
    dialogue,
    document,
    fact,
    mandates,
    network,
    overview,
    parties,
    party,
    positions,
    review,
    sources,
    statements,
    timeline,
)
from standoff.web.views import View

#: What makes one page: the record and what is asked of it, to what is shown.
PageOf = Callable[[Record, Asked], View]

PAGES: Mapping[str, PageOf] = MappingProxyType(
    {
        "overview": overview.view,
        "timeline": timeline.view,
        "dialogue": dialogue.view,
        "demands": demands.view,
        "mandates": mandates.view,
        "agreements": agreements.view,
        "positions": positions.view,
        "parties": parties.view,
        "party": party.view,
        "network": network.view,
        "statements": statements.view,
        "document": document.view,
        "fact": fact.view,
        "review": review.view,
        "sources": sources.view,
    }
)
