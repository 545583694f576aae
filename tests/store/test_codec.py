"""Values to JSON and back: for every kind of finding, nothing is lost."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standoff.errors import RecordError
from standoff.ontology import (
    TYPES,
    Access,
    AccessPath,
    Account,
    Act,
    ActObject,
    Actor,
    ActStatus,
    Anchor,
    Bound,
    Certainty,
    Channel,
    ChannelState,
    Comment,
    Count,
    DateBasis,
    Decision,
    Document,
    DocumentKind,
    Findings,
    GroupResult,
    HolderLevel,
    Kind,
    Level,
    Name,
    ObjectKind,
    Part,
    PartialDate,
    PartyKind,
    Position,
    PositionBasis,
    Problem,
    Quantity,
    Region,
    RegionKind,
    Reporter,
    Role,
    RoleStatus,
    Share,
    Span,
    Stance,
    Statement,
    StatementKind,
    Threshold,
    Urging,
    Verb,
    Vote,
    VoteKind,
    VoteResult,
    VoteState,
    act_types,
)
from standoff.store import codec
from standoff.store.codec import FIELDS

TEXT = "The ferry branch met the board. ‘We were not asked,’ said Ann Orr – twice. " * 3

words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
named = words.filter(str.strip)
maybe = st.none() | words
sure = st.floats(0, 1)
days = st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, len(TEXT) - 1))
    return Span(start, draw(st.integers(start + 1, len(TEXT))))


@st.composite
def dates(draw: st.DrawFn) -> PartialDate:
    value = draw(days).isoformat()[: draw(st.sampled_from([4, 7, 10]))]
    return PartialDate(value, basis=draw(st.sampled_from(DateBasis)))


evidence = st.lists(spans(), min_size=1, max_size=3).map(tuple)
facts = st.lists(words, min_size=1, max_size=2).map(tuple)
certainties = st.sampled_from(Certainty)
whole = st.none() | st.integers(0, 10**7)

actors = st.builds(Actor, name=named, kind=st.none() | st.sampled_from(PartyKind)) | st.builds(
    Actor,
    name=named,
    kind=st.just(PartyKind.COLLECTIVE),
    count=st.integers(2, 900),
    members=st.lists(words, max_size=2).map(tuple),
)

quantities = st.builds(
    Quantity,
    words=spans(),
    value=st.none() | st.floats(0, 10**9),
    unit=maybe,
    of=maybe,
    bound=st.sampled_from(Bound),
)


@st.composite
def acts(draw: st.DrawFn) -> Act:
    """One act: of what its parties are, either their names or everything about them."""
    type = draw(st.sampled_from(sorted(act_types())))
    parties: dict[str, Any] = {"actor": draw(st.none() | named), "target": draw(st.none() | named)}
    if draw(st.booleans()):
        parties = {key: tuple(draw(st.lists(actors, max_size=2))) for key in ("actors", "recipients")}
    return Act(
        id=draw(words),
        type=type,
        trigger=draw(spans()),
        evidence=draw(evidence),
        status=draw(st.sampled_from(ActStatus)),
        mode=draw(st.sampled_from([None, *act_types()[type].modes])),
        about=draw(maybe),
        date=draw(st.none() | dates()),
        said_by=draw(maybe),
        condition=draw(maybe),
        in_response_to=draw(maybe),
        polarity=draw(st.booleans()),
        confidence=draw(sure),
        object=draw(st.none() | st.builds(ActObject, kind=st.sampled_from(ObjectKind), name=words)),
        quantities=tuple(draw(st.lists(quantities, max_size=2))),
        outcome=draw(maybe),
        place=draw(maybe),
        beneficiary=draw(maybe),
        certainty=draw(certainties),
        **parties,
    )


@st.composite
def channels(draw: st.DrawFn) -> Channel:
    """One channel: told or derived, and only as far open, resumed or acknowledged as its state allows."""
    state = draw(st.sampled_from(ChannelState))
    derived = draw(st.booleans())
    parties = draw(st.lists(words, min_size=2, max_size=2, unique=True))
    third = "".join(parties) + "third"
    return Channel(
        parties=(parties[0], parties[1]),
        level=draw(st.sampled_from(Level)),
        state=state,
        since=draw(st.none() | dates()),
        by=draw(maybe),
        condition=draw(maybe),
        resumed=state is ChannelState.OPEN and draw(st.booleans()),
        evidence=() if derived else draw(evidence),
        confidence=draw(sure),
        derived_from=draw(facts) if derived else (),
        superseded_by=draw(maybe),
        acknowledged=state is ChannelState.OFFERED and draw(st.booleans()),
        lapsed=derived and draw(st.booleans()),
        urged=(Urging(third, parties[0], draw(evidence)),) if draw(st.booleans()) else (),
        accounts=(Account(parties[0], state, draw(evidence)),) if draw(st.booleans()) else (),
    )


BY_KIND: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.STATEMENT: st.builds(
        Statement,
        id=words,
        kind=st.sampled_from(StatementKind),
        content=spans(),
        cue=st.none() | spans(),
        speaker=st.none() | spans(),
        speaker_name=maybe,
        speaker_kind=st.none() | st.sampled_from(PartyKind),
        addressee=maybe,
        access=st.none() | st.sampled_from(Access),
        within=maybe,
        continues=maybe,
        confidence=sure,
        speaker_count=st.none() | st.integers(1, 99),
    ),
    Kind.ROLE: st.builds(
        Role,
        person=words,
        role=words,
        organisation=maybe,
        status=st.sampled_from(RoleStatus),
        evidence=evidence,
        confidence=sure,
    ),
    Kind.PART: st.builds(Part, part=words, whole=words, evidence=evidence, confidence=sure),
    Kind.ACT: acts(),
    Kind.POSITION: st.builds(
        Position,
        holder=words,
        issue=words,
        stance=st.sampled_from(Stance),
        evidence=evidence,
        condition=words,
        reported_by=words,
        date=st.none() | dates(),
        confidence=sure,
        level=st.none() | st.sampled_from(HolderLevel),
        reporter=st.none() | st.sampled_from(Reporter),
        basis=st.none() | st.sampled_from(PositionBasis),
        strength=maybe,
        since=st.none() | dates(),
        certainty=certainties,
    ),
    Kind.CHANNEL: channels(),
    Kind.VOTE: st.builds(
        Vote,
        body=maybe,
        motion=maybe,
        result=st.none(),
        state=st.none() | st.sampled_from(VoteState),
        counts=st.lists(
            st.builds(
                Count,
                option=words,
                value=st.integers(0, 100) | st.floats(0, 100),
                unit=st.sampled_from(["votes", "%"]),
                group=maybe,
            ),
            max_size=3,
        ).map(tuple),
        kind=st.none() | st.sampled_from(VoteKind),
        electorate=whole,
        returned=whole,
        turnout=st.none() | st.floats(0, 100),
        margin=maybe,
        date=st.none() | dates(),
        evidence=evidence,
        confidence=sure,
        creator=maybe,
        question=maybe,
        requirement=maybe,
        threshold=st.none() | st.builds(Threshold, percent=st.floats(1, 100), share=st.sampled_from(Share)),
        recommended_by=maybe,
        issued=whole,
        spoiled=whole,
        group_results=st.lists(
            st.builds(GroupResult, group=words, evidence=evidence, words=words, certainty=certainties), max_size=2
        ).map(tuple),
        opened=st.none() | dates(),
        public_service=st.none() | st.booleans(),
    )
    | st.builds(Vote, body=maybe, motion=maybe, result=st.none() | st.sampled_from(VoteResult), derived_from=facts),
    Kind.NAME: st.builds(
        Name,
        canonical=named,
        kind=st.sampled_from(PartyKind),
        forms=st.lists(words, max_size=3).map(tuple),
        acronym=maybe,
    ),
}

findings = st.builds(
    Findings,
    problems=st.lists(st.builds(Problem, code=words, message=words), max_size=2).map(tuple),
    **{field: st.lists(BY_KIND[kind], max_size=2).map(tuple) for kind, field in FIELDS.items()},
)

documents = st.builds(
    Document,
    source=words,
    text=st.just(TEXT),
    media_type=words,
    kind=st.sampled_from(DocumentKind),
    title=maybe,
    publisher=maybe,
    authors=st.lists(words, max_size=2).map(tuple),
    published=st.none() | dates(),
    url=maybe,
    regions=st.lists(st.builds(Region, kind=st.sampled_from(RegionKind), span=spans()), max_size=3).map(tuple),
    comments=st.lists(st.builds(Comment, author=maybe, posted=st.none() | dates(), text=spans()), max_size=2).map(
        tuple
    ),
    problems=st.lists(st.builds(Problem, code=words, message=words), max_size=2).map(tuple),
    access=st.none() | st.builds(AccessPath, kind=st.sampled_from(Access), words=spans()),
)

decisions = st.builds(
    Decision,
    id=words,
    verb=st.sampled_from(Verb),
    subject=words,
    author=named,
    made=st.datetimes(timezones=st.just(dt.UTC)),
    source=maybe,
    anchor=st.none() | st.builds(lambda exact: Anchor(exact, "", "", 3, 3 + len(exact)), words),
    changes=st.lists(st.tuples(words, words), min_size=1, max_size=2).map(tuple),
    note=maybe,
)


@pytest.mark.parametrize(
    "broken", ["", "{", "[]", '{"id": 1}', '{"id":"s1","kind":"direct","content":{"start":5,"end":1}}']
)
def test_what_is_no_finding_is_damage(broken: str) -> None:
    with pytest.raises(RecordError) as caught:
        codec.decode(broken, Statement)
    assert caught.value.code == "damaged"


@pytest.mark.parametrize("broken", ["", "[]", "3", '{"media_type": 3}', '{"regions": [{"kind": "title"}]}'])
def test_what_is_no_document_is_damage(broken: str) -> None:
    with pytest.raises(RecordError) as caught:
        codec.decode_document("a.txt", TEXT, broken)
    assert caught.value.code == "damaged"
    assert caught.value.where == "a.txt"


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_comes_back_as_it_was(kind: Kind) -> None:
    @given(BY_KIND[kind])
    def comes_back(finding: object) -> None:
        written = codec.encode(finding)
        assert codec.decode(written, TYPES[kind]) == finding
        assert codec.encode(codec.decode(written, TYPES[kind])) == codec.encode(codec.decode(written, TYPES[kind]))

    comes_back()


@given(documents)
def test_a_document_comes_back_as_it_was(document: Document) -> None:
    metadata = codec.encode_document(document)
    assert codec.decode_document(document.source, document.text, metadata) == document
    assert document.text not in metadata


@given(decisions)
def test_a_decision_comes_back_as_it_was(decision: Decision) -> None:
    assert codec.decode_decision(codec.encode(decision)) == decision


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])  # whole readings take long to invent
@given(findings)
def test_findings_come_back_as_they_were(found: Findings) -> None:
    document = Document("a.txt", TEXT, "text/plain")
    rows = [(str(entry.kind), entry.payload) for entry in codec.entries(document, found)]
    assert codec.gather(iter(rows), codec.encode(found.problems)) == found


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])  # whole readings take long to invent
@given(findings)
def test_keys_are_unique_and_the_same_each_time(found: Findings) -> None:
    document = Document("a.txt", TEXT, "text/plain")
    keys = [entry.key for entry in codec.entries(document, found)]
    assert len(set(keys)) == len(keys)
    assert keys == [entry.key for entry in codec.entries(document, found)]


@given(BY_KIND[Kind.STATEMENT], maybe, sure)
def test_what_a_better_reader_corrects_leaves_a_statement_its_key(
    statement: Statement, speaker: str | None, confidence: float
) -> None:
    document = Document("a.txt", TEXT, "text/plain")
    better = replace(statement, speaker_name=speaker, confidence=confidence, id="s99")
    keys = [next(codec.entries(document, Findings(statements=(each,)))).key for each in (statement, better)]
    assert keys[0] == keys[1]


@given(documents, words, words)
def test_a_fingerprint_tells_documents_and_readers_apart(document: Document, one: str, other: str) -> None:
    assert codec.fingerprint(document, one) == codec.fingerprint(document, one)
    assert (codec.fingerprint(document, one) == codec.fingerprint(document, other)) == (one == other)
    assert codec.fingerprint(replace(document, title="Quite another title"), one) != codec.fingerprint(document, one)
