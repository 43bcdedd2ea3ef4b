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
    changes VARCHAR,
    candidates VARCHAR[],
    absent_from VARCHAR,
    authority_name VARCHAR
);
ALTER TABLE action_links ADD COLUMN IF NOT EXISTS authority_name VARCHAR; -- made before there was one: filled when linked anew
COMMENT ON TABLE action_links IS
    'Which earlier row each action follows, and why; one row for each action, several for one that holds what were several. Made anew after every run.';
COMMENT ON COLUMN action_links.authority IS 'code or name, in lower case; of a paper without an authority, the body';
COMMENT ON COLUMN action_links.authority_name IS 'one name, however its papers write it; views are asked for one authority by it';
COMMENT ON COLUMN action_links.series IS 'the plan over its editions';
COMMENT ON COLUMN action_links.as_at IS 'the day for which the report stands: the end of its quarter or period, else its meeting';
COMMENT ON COLUMN action_links.kind IS
    'first; follows; same report: another copy of that quarter''s row; split; merged; two candidates, and therefore none';
COMMENT ON COLUMN action_links.score IS '0 to 1: how likely the two rows are one action; null where nothing was linked';
COMMENT ON COLUMN action_links.changes IS 'what the row says that is new, in words; field by field in action_changes';
COMMENT ON COLUMN action_links.candidates IS 'the earlier rows between which nothing was decided';
COMMENT ON COLUMN action_links.absent_from IS
    'report_id of the next report of the plan, where neither it nor a later one has the action again and it was never completed';

CREATE TABLE IF NOT EXISTS action_changes (
    action_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    authority VARCHAR NOT NULL,
    series VARCHAR NOT NULL,
    as_at DATE,
    action_key VARCHAR NOT NULL,
    field VARCHAR NOT NULL,
    before VARCHAR NOT NULL,
    after VARCHAR NOT NULL,
    since_action_id VARCHAR NOT NULL,
    authority_name VARCHAR,
    since_document_id VARCHAR,
    since_page INTEGER,
    since_bbox STRUCT(x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE)
);
ALTER TABLE action_changes ADD COLUMN IF NOT EXISTS authority_name VARCHAR;
ALTER TABLE action_changes ADD COLUMN IF NOT EXISTS since_document_id VARCHAR;
ALTER TABLE action_changes ADD COLUMN IF NOT EXISTS since_page INTEGER;
ALTER TABLE action_changes ADD COLUMN IF NOT EXISTS since_bbox STRUCT(x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE);
COMMENT ON TABLE action_changes IS
    'What an action''s row says otherwise than when it was last said: one row for each field. A copy of a report changes nothing.';
COMMENT ON COLUMN action_changes.field IS 'a column of actions: deadline, status, lead_officer, reference, description';
COMMENT ON COLUMN action_changes.since_action_id IS 'the row that last said it otherwise';
COMMENT ON COLUMN action_changes.authority_name IS 'one name, however its papers write it; views are asked for one authority by it';
COMMENT ON COLUMN action_changes.since_document_id IS 'where that row stands, so that no view looks it up among all actions';
COMMENT ON COLUMN action_changes.since_page IS 'page of that row';
COMMENT ON COLUMN action_changes.since_bbox IS 'place of that row on its page, as bbox';

CREATE TABLE IF NOT EXISTS linked_authorities (
    authority VARCHAR NOT NULL,
    fingerprint VARCHAR NOT NULL
);
COMMENT ON TABLE linked_authorities IS 'What the links of each authority were made of, so that only those that changed are made anew.';

-- Comparisons: made anew after every run of the views in series_sources.sql, by `load/series.py`.

CREATE TABLE IF NOT EXISTS report_copies (
    authority VARCHAR,
    report VARCHAR NOT NULL,
    report_date DATE,
    file_name VARCHAR NOT NULL,
    page INTEGER,
    bbox STRUCT(x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE),
    likeness DOUBLE NOT NULL,
    copy_of_file_name VARCHAR NOT NULL,
    copy_of_page INTEGER,
    report_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    copy_of_report_id VARCHAR NOT NULL,
    copy_of_document_id VARCHAR NOT NULL
);
COMMENT ON TABLE report_copies IS
    'Reports that are there again, in another format or pack, and the one that is counted in their place.';
COMMENT ON COLUMN report_copies.authority IS 'as the copy has it, else as the other has it';
COMMENT ON COLUMN report_copies.page IS 'where the copy begins in its file';
COMMENT ON COLUMN report_copies.likeness IS '0 to 1: how many of the words of the shorter, with its appendices, the other has, too';
COMMENT ON COLUMN report_copies.copy_of_report_id IS 'the report that is counted; of an appendix, the paper that has it';

CREATE TABLE IF NOT EXISTS plan_quarters (
    authority VARCHAR,
    plan VARCHAR,
    series VARCHAR NOT NULL,
    financial_year VARCHAR NOT NULL,
    quarter INTEGER NOT NULL,
    actions BIGINT NOT NULL,
    quarters_since INTEGER,
    papers BIGINT NOT NULL,
    report VARCHAR,
    report_date DATE,
    file_name VARCHAR NOT NULL,
    page INTEGER,
    bbox STRUCT(x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE),
    report_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL
);
COMMENT ON TABLE plan_quarters IS 'Every quarter of a plan that is in the archive, and the one paper that it is counted from.';
COMMENT ON COLUMN plan_quarters.series IS 'the plan over its editions, as in action_links';
COMMENT ON COLUMN plan_quarters.actions IS 'how many the paper lists, activities under them not counted';
COMMENT ON COLUMN plan_quarters.quarters_since IS 'how long ago the quarter before in the archive is; 1: none is missing between';
COMMENT ON COLUMN plan_quarters.papers IS 'how many papers tell of that quarter; the latest is taken that has nearly all of the plan';
COMMENT ON COLUMN plan_quarters.page IS 'where the first of the rows stands';

CREATE TABLE IF NOT EXISTS status_by_quarter (
    authority VARCHAR,
    plan VARCHAR,
    series VARCHAR NOT NULL,
    financial_year VARCHAR NOT NULL,
    quarter INTEGER NOT NULL,
    status VARCHAR NOT NULL,
    actions BIGINT NOT NULL,
    of_actions BIGINT NOT NULL,
    percent DOUBLE NOT NULL,
    change BIGINT,
    quarters_since INTEGER,
    report VARCHAR,
    report_date DATE,
    file_name VARCHAR NOT NULL,
    page INTEGER,
    bbox STRUCT(x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE),
    action_id VARCHAR,
    report_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL
);
COMMENT ON TABLE status_by_quarter IS
    'How many of a plan''s actions stand where, quarter by quarter, each from one paper; a status that the plan uses in other quarters counts 0.';
COMMENT ON COLUMN status_by_quarter.series IS 'the plan over its editions, as in action_links';
COMMENT ON COLUMN status_by_quarter.status IS 'as in actions; "not stated" where the row says none';
COMMENT ON COLUMN status_by_quarter.percent IS 'of the plan''s actions in that paper';
COMMENT ON COLUMN status_by_quarter.change IS 'in the number of actions since the quarter before in the archive';
COMMENT ON COLUMN status_by_quarter.quarters_since IS 'how long ago the quarter before in the archive is';
COMMENT ON COLUMN status_by_quarter.action_id IS 'the first of these actions, whose page and bbox these are; null where there is none';

CREATE TABLE IF NOT EXISTS column_changes (
    authority VARCHAR,
    plan VARCHAR,
    series VARCHAR NOT NULL,
    financial_year VARCHAR NOT NULL,
    quarter INTEGER NOT NULL,
    "column" VARCHAR NOT NULL,
    change VARCHAR NOT NULL,
    share_before DOUBLE NOT NULL,
    share DOUBLE NOT NULL,
    year_before VARCHAR NOT NULL,
    quarter_before INTEGER NOT NULL,
    report VARCHAR,
    report_date DATE,
    file_name VARCHAR NOT NULL,
    page INTEGER,
    bbox STRUCT(x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE),
    report_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    file_before VARCHAR NOT NULL,
    page_before INTEGER,
    document_before VARCHAR NOT NULL
);
COMMENT ON TABLE column_changes IS 'What a plan''s table tells no longer, or only now, beside the quarter before in the archive.';
COMMENT ON COLUMN column_changes.change IS 'lost: half of the rows had it, now none has; gained: none had it, now half of the rows have';
COMMENT ON COLUMN column_changes.share IS '0 to 1: in how many of the rows something stands there';

CREATE TABLE IF NOT EXISTS indicator_series (
    authority VARCHAR,
    reference VARCHAR,
    name VARCHAR NOT NULL,
    subject VARCHAR,
    unit VARCHAR,
    period_kind VARCHAR,
    period_start DATE,
    period_text VARCHAR,
    financial_year VARCHAR,
    quarter INTEGER,
    value DOUBLE NOT NULL,
    target DOUBLE,
    meets_target BOOLEAN,
    value_before DOUBLE,
    period_before DATE,
    change DOUBLE,
    better INTEGER,
    direction VARCHAR,
    status VARCHAR,
    rag VARCHAR,
    report VARCHAR,
    report_date DATE,
    file_name VARCHAR NOT NULL,
    page INTEGER,
    bbox STRUCT(x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE),
    quote VARCHAR,
    report_id VARCHAR,
    indicator_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL
);
COMMENT ON TABLE indicator_series IS
    'The same measure over its periods, each from the last paper that tells of it; quarters, months and years are series of their own.';
COMMENT ON COLUMN indicator_series.period_kind IS 'quarter, month, financial year or (calendar) year; null where the period is none of them, and is compared with none';
COMMENT ON COLUMN indicator_series.meets_target IS 'by target and direction, else green or red as printed; null where neither says';
COMMENT ON COLUMN indicator_series.value_before IS 'of the period before in the archive, else as the paper prints it';
COMMENT ON COLUMN indicator_series.period_before IS 'first day of the period before in the archive; null where value_before is as printed, or none';
COMMENT ON COLUMN indicator_series.better IS '1 better, -1 worse, 0 the same; null where the paper does not say which way is better';

CREATE TABLE IF NOT EXISTS compared (
    fingerprint VARCHAR NOT NULL
);
COMMENT ON TABLE compared IS 'What the tables of comparisons were made of.';
