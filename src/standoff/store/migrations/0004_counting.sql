-- What the pages count and narrow by: answered from these alone, however large the record.
CREATE INDEX derived_by_kind ON derived (view, kind);
CREATE INDEX derived_by_state ON derived (view, state);
CREATE INDEX derived_by_outlet ON derived (view, outlet);
CREATE INDEX derived_parties_by_view ON derived_parties (view, party);

-- Which revision is current and when it was published, without reading the texts that lie beside.
CREATE INDEX revisions_by_day ON revisions (document, sequence, published_from, published_to);
