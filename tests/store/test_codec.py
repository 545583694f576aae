"""Values to JSON and back: for every kind of finding, nothing is lost."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.errors import RecordError
from standoff.ontology import (
    Access,
    Act,
    ActStatus,
    Anchor,
    Channel,
    ChannelState,
    Comment,
    Count,
    DateBasis,
    Decision,
    Document,
    DocumentKind,
    Findings,
    Level,
    Name,
    Part,
    PartialDate,
    PartyKind,
    Position,
    Problem,
    Region,
    RegionKind,
    Role,
    RoleStatus,
    Span,
    Stance,
    Statement,
    StatementKind,
    Verb,
    Vote,
    VoteKind,
    VoteResult,
    act_types,
)
from standoff.store import codec
from standoff.store.codec import FIELDS, TYPES, Kind

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
    Kind.ACT: st.builds(
        Act,
        id=words,
        type=st.sampled_from(sorted(act_types())),
        trigger=spans(),
        evidence=evidence,
        status=st.sampled_from(ActStatus),
        mode=maybe,
        actor=maybe,
        target=maybe,
        about=maybe,
        date=st.none() | dates(),
        said_by=maybe,
        condition=maybe,
        in_response_to=maybe,
        polarity=st.booleans(),
        confidence=sure,
    ),
    Kind.POSITION: st.builds(
        Position,
        holder=words,
        issue=words,
        stance=st.sampled_from(Stance),
        evidence=evidence,
        condition=words,
        reported_by=maybe,
        date=st.none() | dates(),
        confidence=sure,
    ),
    Kind.CHANNEL: st.builds(
        Channel,
        parties=st.lists(words, min_size=2, max_size=2, unique=True).map(tuple),
        level=st.sampled_from(Level),
        state=st.sampled_from(ChannelState),
        since=st.none() | dates(),
        by=maybe,
        condition=maybe,
        resumed=st.booleans(),
        evidence=evidence,
        confidence=sure,
    ),
    Kind.VOTE: st.builds(
        Vote,
        body=maybe,
        motion=maybe,
        result=st.none() | st.sampled_from(VoteResult),
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
        electorate=st.none() | st.integers(0, 10**7),
        returned=st.none() | st.integers(0, 10**7),
        turnout=st.none() | st.floats(0, 100),
        margin=maybe,
        date=st.none() | dates(),
        evidence=evidence | st.just(()),
        confidence=sure,
    ),
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
    **{field: st.lists(BY_KIND[kind], max_size=3).map(tuple) for kind, field in FIELDS.items()},
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


@given(findings)
def test_findings_come_back_as_they_were(found: Findings) -> None:
    document = Document("a.txt", TEXT, "text/plain")
    rows = [(str(entry.kind), entry.payload) for entry in codec.entries(document, found)]
    assert codec.gather(iter(rows), codec.encode(found.problems)) == found


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
