-- How many entries each view has, in all and by whatever it can be filtered by: kept, so that no page counts them. And
-- what an entry is filtered by, in one index beside its view and place, so that who filters need not read the entries.
CREATE TABLE derived_counts (
    view TEXT NOT NULL,
    what TEXT NOT NULL CHECK (what IN ('all', 'kind', 'state', 'outlet', 'party')),
    word TEXT NOT NULL,
    times INTEGER NOT NULL,
    PRIMARY KEY (view, what, word)
) STRICT, WITHOUT ROWID;

CREATE INDEX derived_counts_by_times ON derived_counts (view, what, times DESC, word);

INSERT INTO derived_counts SELECT view, 'all', '', count(*) FROM derived GROUP BY view;
INSERT INTO derived_counts SELECT view, 'kind', kind, count(*) FROM derived WHERE kind IS NOT NULL GROUP BY view, kind;
INSERT INTO derived_counts SELECT view, 'state', state, count(*) FROM derived WHERE state IS NOT NULL GROUP BY view, state;
INSERT INTO derived_counts SELECT view, 'outlet', outlet, count(*) FROM derived WHERE outlet IS NOT NULL GROUP BY view, outlet;
INSERT INTO derived_counts SELECT view, 'party', party, count(*) FROM derived_parties GROUP BY view, party;

CREATE INDEX derived_filtered ON derived (view, number, first, last, kind, state, outlet, digest);
DROP INDEX derived_by_view;
DROP INDEX derived_parties_by_view;
