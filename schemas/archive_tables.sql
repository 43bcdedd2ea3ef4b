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

CREATE TABLE IF NOT EXISTS action_links (
    action_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    authority VARCHAR NOT NULL,
    series VARCHAR NOT NULL,
    as_at DATE,
    action_key VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    previous_action_id VARCHAR,
    score DOUBLE,
    reason VARCHAR,
    candidates VARCHAR[],
    absent_from VARCHAR
);
COMMENT ON TABLE action_links IS
    'Which earlier row each action follows, and why; one row for each action, several for one that holds what were several. Made anew after every run.';
COMMENT ON COLUMN action_links.authority IS 'code or name, in lower case; of a paper without an authority, the body';
COMMENT ON COLUMN action_links.series IS 'the plan over its editions';
COMMENT ON COLUMN action_links.as_at IS 'the day for which the report stands: the end of its quarter or period, else its meeting';
COMMENT ON COLUMN action_links.kind IS
    'first; follows; same report: another copy of that quarter''s row; split; merged; two candidates, and therefore none';
COMMENT ON COLUMN action_links.score IS '0 to 1: how likely the two rows are one action; null where nothing was linked';
COMMENT ON COLUMN action_links.candidates IS 'the earlier rows between which nothing was decided';
COMMENT ON COLUMN action_links.absent_from IS
    'the next report of the plan, where neither it nor a later one has the action again and it was never completed';

CREATE TABLE IF NOT EXISTS linked_authorities (
    authority VARCHAR NOT NULL,
    fingerprint VARCHAR NOT NULL
);
COMMENT ON TABLE linked_authorities IS 'What the links of each authority were made of, so that only those that changed are made anew.';
