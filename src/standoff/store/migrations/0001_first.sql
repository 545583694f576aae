-- One row per source. `current` is the sequence of the revision that the source held when it was last read.
CREATE TABLE documents (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL UNIQUE,
    current INTEGER NOT NULL
) STRICT;

-- Every text a source has had, numbered in the order in which it had them. `published_from` and `published_to` are
-- the first and last day that the date of publication may stand for. `fingerprint` says what was read, and by what.
CREATE TABLE revisions (
    number INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (number),
    sequence INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    publisher TEXT,
    published_from TEXT,
    published_to TEXT,
    reader TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    problems TEXT NOT NULL,
    metadata TEXT NOT NULL,
    text TEXT NOT NULL, -- last, so that a listing need not step over it
    UNIQUE (document, sequence),
    UNIQUE (document, sha256)
) STRICT;

-- What the last reading of a revision found in it. `words` are the words of the first place it rests on.
CREATE TABLE findings (
    revision INTEGER NOT NULL REFERENCES revisions (number),
    kind TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    id TEXT NOT NULL,
    "start" INTEGER,
    "end" INTEGER,
    words TEXT NOT NULL,
    party TEXT,
    payload TEXT NOT NULL,
    PRIMARY KEY (revision, kind, ordinal),
    UNIQUE (revision, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX findings_by_id ON findings (id);

-- Sources, or items of one, that could not be read when they were last met.
CREATE TABLE unread (
    source TEXT PRIMARY KEY,
    code TEXT NOT NULL,
    message TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What people decided, in order. Nothing here is ever changed or taken away: an undo is a decision too.
CREATE TABLE decisions (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    subject TEXT NOT NULL,
    payload TEXT NOT NULL
) STRICT;

CREATE TRIGGER decisions_stay_as_made BEFORE UPDATE ON decisions
BEGIN
    SELECT RAISE (ABORT, 'decisions are never changed');
END;

CREATE TRIGGER decisions_stay BEFORE DELETE ON decisions
BEGIN
    SELECT RAISE (ABORT, 'decisions are never taken away');
END;

-- The running text of the current revision, for searching; its rowid is the document's number.
CREATE VIRTUAL TABLE bodies USING fts5 (body, tokenize = 'porter unicode61 remove_diacritics 2');
