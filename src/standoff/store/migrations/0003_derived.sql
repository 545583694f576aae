-- What was made of the findings and decisions, kept so that a page need not fold the whole record again. All of it can
-- be thrown away and made anew: `made_from` in `marks` tells of which state of the record it was made, `written` counts
-- every change to what the record says.
CREATE TABLE marks (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row per entry of a view, numbered in the order in which the view lists them. `first` and `last` are the days
-- that its date may stand for, `outlet` who printed it, where one did.
CREATE TABLE derived (
    number INTEGER PRIMARY KEY,
    view TEXT NOT NULL,
    id TEXT NOT NULL,
    first TEXT,
    last TEXT,
    kind TEXT,
    state TEXT,
    outlet TEXT,
    payload TEXT NOT NULL
) STRICT;

CREATE INDEX derived_by_view ON derived (view, number);
CREATE INDEX derived_by_id ON derived (id);

-- The words of entries that have some, for searching; its rowid is the entry's number.
CREATE VIRTUAL TABLE derived_words USING fts5 (words, tokenize = 'porter unicode61 remove_diacritics 2');

-- Whom an entry concerns, and what it rests on.
CREATE TABLE derived_parties (
    party TEXT NOT NULL,
    view TEXT NOT NULL,
    number INTEGER NOT NULL REFERENCES derived (number) ON DELETE CASCADE,
    PRIMARY KEY (party, view, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX derived_parties_by_number ON derived_parties (number);

CREATE TABLE derived_evidence (
    fact TEXT NOT NULL,
    number INTEGER NOT NULL REFERENCES derived (number) ON DELETE CASCADE,
    PRIMARY KEY (fact, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX derived_evidence_by_number ON derived_evidence (number);

-- What tells copies of a text apart, by the digest of the text (linking.copies): dear to make, and never changed.
CREATE TABLE signatures (
    sha256 TEXT PRIMARY KEY,
    minima BLOB NOT NULL,
    runs INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
