-- The tables: one per record, columns in the order of the record's fields; the only copy of the DDL.
-- No foreign keys, and one primary key: a paper is replaced within one transaction, so its rows stand or fall
-- together, and an index on every table would cost more than reading. Tests hold that all keys are unique.

CREATE TABLE meta (
    schema_version INTEGER NOT NULL
);
COMMENT ON TABLE meta IS 'The version of these tables.';
INSERT INTO meta VALUES (4);

CREATE TABLE documents (
    document_id VARCHAR PRIMARY KEY,
    source_uri VARCHAR NOT NULL,
    file_name VARCHAR NOT NULL,
    media_type VARCHAR,
    byte_size BIGINT,
    page_count INTEGER,
    outcome VARCHAR NOT NULL,
    error_code VARCHAR,
    error_message VARCHAR,
    title VARCHAR,
    authority_code VARCHAR,
    authority_name VARCHAR,
    text_source VARCHAR,
    extractor_version VARCHAR NOT NULL,
    configuration VARCHAR NOT NULL,
    extracted_at TIMESTAMP NOT NULL,
    seconds DOUBLE NOT NULL
);
COMMENT ON TABLE documents IS 'One row per file as bytes; `outcome` says what became of it.';
COMMENT ON COLUMN documents.document_id IS 'SHA-256 of the bytes, hex; path- and the SHA-256 of the path where the bytes could not be had';
COMMENT ON COLUMN documents.authority_code IS 'ONS GSS code, E08000014';
COMMENT ON COLUMN documents.seconds IS 'wall time of reading';

CREATE TABLE document_sources (
    document_id VARCHAR NOT NULL,
    source_uri VARCHAR NOT NULL,
    file_name VARCHAR NOT NULL,
    first_seen TIMESTAMP NOT NULL,
    last_seen TIMESTAMP NOT NULL,
    gone_since TIMESTAMP
);
COMMENT ON TABLE document_sources IS 'Every path under which a document''s bytes were seen.';
COMMENT ON COLUMN document_sources.gone_since IS 'when a run first looked there and did not find these bytes; null while they are there';

CREATE TABLE reports (
    document_id VARCHAR NOT NULL,
    report_id VARCHAR NOT NULL,
    page INTEGER,
    bbox STRUCT(x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE),
    parts STRUCT(page INTEGER, bbox STRUCT(x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE))[],
    quote VARCHAR,
    locator VARCHAR,
    method VARCHAR,
    confidence DOUBLE,
    ordinal INTEGER NOT NULL,
    parent_report_id VARCHAR,
    kind VARCHAR NOT NULL,
    title VARCHAR,
    authority_code VARCHAR,
    authority_name VARCHAR,
    committee VARCHAR,
    meeting_date DATE,
    directorate VARCHAR,
    portfolio VARCHAR,
    report_author VARCHAR,
    contact VARCHAR,
    report_reference VARCHAR,
    wards VARCHAR,
    exempt BOOLEAN,
    key_decision BOOLEAN,
    financial_year VARCHAR,
    quarter INTEGER,
    period_start DATE,
    period_end DATE,
    page_start INTEGER,
    page_end INTEGER
);
COMMENT ON TABLE reports IS 'A paper inside a document: an agenda pack holds many, most files hold one.';
COMMENT ON COLUMN reports.page_start IS 'pages of the file, from 1';

CREATE TABLE meetings (
    document_id VARCHAR NOT NULL,
    report_id VARCHAR,
    page INTEGER,
    bbox STRUCT(x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE),
    parts STRUCT(page INTEGER, bbox STRUCT(x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE))[],
    quote VARCHAR,
    locator VARCHAR,
    method VARCHAR,
    confidence DOUBLE,
    meeting_id VARCHAR NOT NULL,
    committee VARCHAR,
    meeting_date DATE,
    venue VARCHAR
);
COMMENT ON TABLE meetings IS 'Every meeting that a report names as its own.';

CREATE TABLE agenda_items (
    document_id VARCHAR NOT NULL,
    report_id VARCHAR,
    page INTEGER,
    bbox STRUCT(x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE),
    parts STRUCT(page INTEGER, bbox STRUCT(x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE))[],
    quote VARCHAR,
    locator VARCHAR,
    method VARCHAR,
    confidence DOUBLE,
    agenda_item_id VARCHAR NOT NULL,
    number VARCHAR,
    title VARCHAR NOT NULL,
    page_from INTEGER,
    page_to INTEGER
);
COMMENT ON TABLE agenda_items IS 'Items of an agenda, with the printed page numbers.';

CREATE TABLE actions (
    document_id VARCHAR NOT NULL,
    report_id VARCHAR,
    page INTEGER,
    bbox STRUCT(x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE),
    parts STRUCT(page INTEGER, bbox STRUCT(x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE))[],
    quote VARCHAR,
    locator VARCHAR,
    method VARCHAR,
    confidence DOUBLE,
    action_id VARCHAR NOT NULL,
    action_key VARCHAR NOT NULL,
    level VARCHAR NOT NULL,
    parent_action_id VARCHAR,
    reference VARCHAR,
    plan VARCHAR,
    theme VARCHAR,
    description VARCHAR NOT NULL,
    authorising_officer VARCHAR,
    lead_officer VARCHAR,
    lead_officer_name VARCHAR,
    deadline_text VARCHAR,
    deadline DATE,
    deadline_precision VARCHAR,
    original_deadline_text VARCHAR,
    original_deadline DATE,
    status_text VARCHAR,
    status VARCHAR,
    rag VARCHAR,
    rag_source VARCHAR,
    percent_complete DOUBLE,
    comments VARCHAR,
    progress_text VARCHAR,
    issues_text VARCHAR,
    outcomes_text VARCHAR,
    financial_year VARCHAR,
    quarter INTEGER,
    related_references VARCHAR[],
    recommendation VARCHAR
);
COMMENT ON TABLE actions IS 'What somebody undertook to do: actions, and the activities under them.';
COMMENT ON COLUMN actions.page IS 'page of the file, from 1; null where the format has no pages';
COMMENT ON COLUMN actions.bbox IS 'PDF points from the page''s top left';
COMMENT ON COLUMN actions.parts IS 'every place of a record that runs over pages';
COMMENT ON COLUMN actions.quote IS 'the words that the record was read from, at most 500 characters';
COMMENT ON COLUMN actions.locator IS 'heading path, table, row and cell where there are no pages';
COMMENT ON COLUMN actions.confidence IS '0 to 1; null: not assessed';
COMMENT ON COLUMN actions.action_key IS 'the same for the same action in other reports of that authority and plan';
COMMENT ON COLUMN actions.deadline IS 'the date in force; the last day of a span coarser than a day';
COMMENT ON COLUMN actions.financial_year IS '2009-10 is 1 April 2009 to 31 March 2010';
COMMENT ON COLUMN actions.quarter IS '1 to 4 within the financial year';

CREATE TABLE progress (
    document_id VARCHAR NOT NULL,
    report_id VARCHAR,
    page INTEGER,
    bbox STRUCT(x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE),
    parts STRUCT(page INTEGER, bbox STRUCT(x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE))[],
    quote VARCHAR,
    locator VARCHAR,
    method VARCHAR,
    confidence DOUBLE,
    progress_id VARCHAR NOT NULL,
    action_id VARCHAR NOT NULL,
    period_text VARCHAR NOT NULL,
    financial_year VARCHAR,
    quarter INTEGER,
    status_text VARCHAR,
    status VARCHAR,
    percent_complete DOUBLE
);
COMMENT ON TABLE progress IS 'Where an action stood in one period, one row per action and period printed.';

CREATE TABLE status_keys (
    document_id VARCHAR NOT NULL,
    report_id VARCHAR,
    page INTEGER,
    bbox STRUCT(x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE),
    parts STRUCT(page INTEGER, bbox STRUCT(x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE))[],
    quote VARCHAR,
    locator VARCHAR,
    method VARCHAR,
    confidence DOUBLE,
    status_key_id VARCHAR NOT NULL,
    status_text VARCHAR NOT NULL,
    rag VARCHAR,
    definition VARCHAR NOT NULL,
    status VARCHAR
);
COMMENT ON TABLE status_keys IS 'The paper''s own key: what its status words and colours mean.';

CREATE TABLE status_counts (
    document_id VARCHAR NOT NULL,
    report_id VARCHAR,
    page INTEGER,
    bbox STRUCT(x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE),
    parts STRUCT(page INTEGER, bbox STRUCT(x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE))[],
    quote VARCHAR,
    locator VARCHAR,
    method VARCHAR,
    confidence DOUBLE,
    status_count_id VARCHAR NOT NULL,
    plan VARCHAR,
    financial_year VARCHAR,
    quarter INTEGER,
    status_text VARCHAR NOT NULL,
    status VARCHAR,
    count BIGINT,
    percent DOUBLE,
    total BIGINT
);
COMMENT ON TABLE status_counts IS 'How many of a plan''s actions stand where, as prose, a table or a chart states it.';

CREATE TABLE grades (
    document_id VARCHAR NOT NULL,
    report_id VARCHAR,
    page INTEGER,
    bbox STRUCT(x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE),
    parts STRUCT(page INTEGER, bbox STRUCT(x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE))[],
    quote VARCHAR,
    locator VARCHAR,
    method VARCHAR,
    confidence DOUBLE,
    grade_id VARCHAR NOT NULL,
    framework VARCHAR,
    scheme VARCHAR,
    assessor VARCHAR,
    subject VARCHAR NOT NULL,
    outcome_number INTEGER,
    grade_text VARCHAR,
    grade VARCHAR,
    grade_rank INTEGER,
    score DOUBLE,
    scale_max DOUBLE,
    assessment_year VARCHAR,
    authority_code VARCHAR
);
COMMENT ON TABLE grades IS 'Judgements of inspectors, auditors and self-assessments.';

CREATE TABLE indicators (
    document_id VARCHAR NOT NULL,
    report_id VARCHAR,
    page INTEGER,
    bbox STRUCT(x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE),
    parts STRUCT(page INTEGER, bbox STRUCT(x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE))[],
    quote VARCHAR,
    locator VARCHAR,
    method VARCHAR,
    confidence DOUBLE,
    indicator_id VARCHAR NOT NULL,
    reference VARCHAR,
    name VARCHAR NOT NULL,
    value DOUBLE,
    value_text VARCHAR,
    subject VARCHAR,
    unit VARCHAR,
    period_text VARCHAR,
    financial_year VARCHAR,
    quarter INTEGER,
    target DOUBLE,
    target_text VARCHAR,
    previous_value DOUBLE,
    previous_period_text VARCHAR,
    comparator_text VARCHAR,
    direction VARCHAR,
    status_text VARCHAR,
    status VARCHAR,
    rag VARCHAR
);
COMMENT ON TABLE indicators IS 'Measured values: rows of indicator tables, and values stated for a named measure.';

CREATE TABLE findings (
    document_id VARCHAR NOT NULL,
    report_id VARCHAR,
    page INTEGER,
    bbox STRUCT(x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE),
    parts STRUCT(page INTEGER, bbox STRUCT(x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE))[],
    quote VARCHAR,
    locator VARCHAR,
    method VARCHAR,
    confidence DOUBLE,
    finding_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    plan VARCHAR,
    theme VARCHAR,
    outcome_number INTEGER,
    text VARCHAR NOT NULL
);
COMMENT ON TABLE findings IS 'Achievements, strengths, areas for improvement, risks and issues that the paper presents as such.';

CREATE TABLE decisions (
    document_id VARCHAR NOT NULL,
    report_id VARCHAR,
    page INTEGER,
    bbox STRUCT(x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE),
    parts STRUCT(page INTEGER, bbox STRUCT(x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE))[],
    quote VARCHAR,
    locator VARCHAR,
    method VARCHAR,
    confidence DOUBLE,
    decision_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    number VARCHAR,
    item_title VARCHAR,
    label VARCHAR,
    text VARCHAR NOT NULL
);
COMMENT ON TABLE decisions IS 'Resolutions and recommendations, part by part.';

CREATE TABLE attendances (
    document_id VARCHAR NOT NULL,
    report_id VARCHAR,
    page INTEGER,
    bbox STRUCT(x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE),
    parts STRUCT(page INTEGER, bbox STRUCT(x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE))[],
    quote VARCHAR,
    locator VARCHAR,
    method VARCHAR,
    confidence DOUBLE,
    attendance_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    role VARCHAR,
    attendance VARCHAR NOT NULL
);
COMMENT ON TABLE attendances IS 'Who was present and who sent apologies.';

CREATE TABLE objective_impacts (
    document_id VARCHAR NOT NULL,
    report_id VARCHAR,
    page INTEGER,
    bbox STRUCT(x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE),
    parts STRUCT(page INTEGER, bbox STRUCT(x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE))[],
    quote VARCHAR,
    locator VARCHAR,
    method VARCHAR,
    confidence DOUBLE,
    objective_impact_id VARCHAR NOT NULL,
    number VARCHAR,
    objective VARCHAR NOT NULL,
    impact VARCHAR NOT NULL
);
COMMENT ON TABLE objective_impacts IS 'What a report says of its effect on the authority''s objectives.';

CREATE TABLE sections (
    document_id VARCHAR NOT NULL,
    report_id VARCHAR,
    page INTEGER,
    bbox STRUCT(x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE),
    parts STRUCT(page INTEGER, bbox STRUCT(x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE))[],
    quote VARCHAR,
    locator VARCHAR,
    method VARCHAR,
    confidence DOUBLE,
    section_id VARCHAR NOT NULL,
    ordinal INTEGER NOT NULL,
    level INTEGER NOT NULL,
    number VARCHAR,
    heading VARCHAR,
    text VARCHAR NOT NULL,
    page_start INTEGER,
    page_end INTEGER
);
COMMENT ON TABLE sections IS 'Everything that was read, in order, for full-text search.';

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

CREATE TABLE quality_flags (
    document_id VARCHAR NOT NULL,
    report_id VARCHAR,
    page INTEGER,
    bbox STRUCT(x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE),
    parts STRUCT(page INTEGER, bbox STRUCT(x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE))[],
    quote VARCHAR,
    locator VARCHAR,
    method VARCHAR,
    confidence DOUBLE,
    quality_flag_id VARCHAR NOT NULL,
    severity VARCHAR NOT NULL,
    code VARCHAR NOT NULL,
    origin VARCHAR NOT NULL,
    message VARCHAR NOT NULL,
    record_table VARCHAR,
    record_id VARCHAR
);
COMMENT ON TABLE quality_flags IS 'What does not add up; never a reason to drop a record.';

CREATE TABLE unread (
    document_id VARCHAR NOT NULL,
    report_id VARCHAR,
    page INTEGER,
    bbox STRUCT(x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE),
    parts STRUCT(page INTEGER, bbox STRUCT(x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE))[],
    quote VARCHAR,
    locator VARCHAR,
    method VARCHAR,
    confidence DOUBLE,
    unread_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    text VARCHAR
);
COMMENT ON TABLE unread IS 'What no reader claimed, so that nothing is lost unseen.';
