-- Tables of version 3 become those of version 4: what is told of several papers together stands in archive_tables.sql,
-- which is run whenever a database is opened for loading.
-- Figures that a paper states are kept beside what its rows come to.

CREATE TABLE reconciliations (
    document_id VARCHAR NOT NULL,
    report_id VARCHAR,
    page INTEGER,
    bbox STRUCT(x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE),
    parts STRUCT(page INTEGER, bbox STRUCT(x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE))[],
    quote VARCHAR,
    locator VARCHAR,
    method VARCHAR,
    confidence DOUBLE,
    reconciliation_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    plan VARCHAR,
    financial_year VARCHAR,
    quarter INTEGER,
    status VARCHAR,
    stated DOUBLE NOT NULL,
    counted DOUBLE NOT NULL,
    agrees BOOLEAN NOT NULL,
    explanation VARCHAR,
    origin VARCHAR,
    record_table VARCHAR NOT NULL,
    record_id VARCHAR NOT NULL
);
COMMENT ON TABLE reconciliations IS 'A figure that the paper states beside what its own rows or figures come to.';
COMMENT ON COLUMN reconciliations.kind IS
    'rows: a plan''s rows against its stated number; rows by status; counts: those of all statuses against their total; percentage: of a count; total row: of a table; percent complete: against the status';
COMMENT ON COLUMN reconciliations.stated IS 'the figure as printed';
COMMENT ON COLUMN reconciliations.counted IS 'what was counted or reckoned: rows, a sum, a percentage; of a status, the percentage that it implies';
COMMENT ON COLUMN reconciliations.agrees IS 'whether the two are one, but for rounding';
COMMENT ON COLUMN reconciliations.explanation IS 'why they differ, where the paper tells; null where they agree or nothing tells';
COMMENT ON COLUMN reconciliations.origin IS 'document: both are surely read as printed; extraction: the mistake may be ours; null where they agree or the difference is explained';
COMMENT ON COLUMN reconciliations.record_table IS 'where the stated figure stands, with record_id';
