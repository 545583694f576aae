-- What was derived is written by difference from now on: each entry carries a digest of all that is kept of it, so that
-- only those that changed, came or went are written. Numbers have room between them: an entry that comes finds a number
-- between its neighbours. All of it can be made anew, and is: nothing is carried over.
DROP TABLE derived_evidence;
DROP TABLE derived_parties;
DROP TABLE derived_words;
DROP TABLE derived;
DELETE FROM marks WHERE name = 'made_from';

CREATE TABLE derived (
    number INTEGER PRIMARY KEY,
    view TEXT NOT NULL,
    id TEXT NOT NULL,
    first TEXT,
    last TEXT,
    kind TEXT,
    state TEXT,
    outlet TEXT,
    digest BLOB NOT NULL,
    payload TEXT NOT NULL
) STRICT;

-- What is kept of a view, in its order, without reading the entries themselves.
CREATE INDEX derived_by_view ON derived (view, number, digest);
CREATE INDEX derived_by_id ON derived (id);
CREATE INDEX derived_by_kind ON derived (view, kind);
CREATE INDEX derived_by_state ON derived (view, state);
CREATE INDEX derived_by_outlet ON derived (view, outlet);

CREATE VIRTUAL TABLE derived_words USING fts5 (words, tokenize = 'porter unicode61 remove_diacritics 2');

CREATE TABLE derived_parties (
    party TEXT NOT NULL,
    view TEXT NOT NULL,
    number INTEGER NOT NULL REFERENCES derived (number) ON DELETE CASCADE ON UPDATE CASCADE,
    PRIMARY KEY (party, view, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX derived_parties_by_number ON derived_parties (number);
CREATE INDEX derived_parties_by_view ON derived_parties (view, party);

CREATE TABLE derived_evidence (
    fact TEXT NOT NULL,
    number INTEGER NOT NULL REFERENCES derived (number) ON DELETE CASCADE ON UPDATE CASCADE,
    PRIMARY KEY (fact, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX derived_evidence_by_number ON derived_evidence (number);
