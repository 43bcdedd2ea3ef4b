-- Tables about the archive as a whole, which no single paper's records replace; made in a database that lacks them.

CREATE TABLE IF NOT EXISTS corrections (
    correction_id VARCHAR NOT NULL,
    document_id VARCHAR,
    record_table VARCHAR NOT NULL,
    record_id VARCHAR NOT NULL,
    quote VARCHAR,
    field VARCHAR NOT NULL,
    value JSON,
    note VARCHAR,
    state VARCHAR NOT NULL,
    fired_on VARCHAR,
    original JSON
);
COMMENT ON TABLE corrections IS 'What people put right in records; applied after every run, the value as it was read kept.';
COMMENT ON COLUMN corrections.quote IS 'the source words that the record was read from when it was corrected';
COMMENT ON COLUMN corrections.value IS 'what the field is to hold, as JSON';
COMMENT ON COLUMN corrections.state IS 'applied; stale: the words changed; redundant: the reader gets it right; unmatched: there is no such record';
COMMENT ON COLUMN corrections.fired_on IS 'the record that it holds for now; its id may have changed with its context';
COMMENT ON COLUMN corrections.original IS 'what the reader made of it, as JSON';
