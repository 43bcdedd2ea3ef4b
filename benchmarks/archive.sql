-- An archive that nobody had to read: the mill's plans and minutes over six years, straight into the tables. What the
-- mill does not say (grades, measures, text) follows from its place by `drawn`, so that the same size is the same
-- archive. p = 5 are minutes.

CREATE OR REPLACE TEMP MACRO drawn(below, a, b, c, d) AS CAST(hash(a, b, c, d) % below AS INTEGER);
CREATE OR REPLACE TEMP MACRO one_of(items, a, b, c, d) AS items[1 + CAST(hash(a, b, c, d) % len(items) AS INTEGER)];
CREATE OR REPLACE TEMP MACRO id_of(report, kind, i) AS left(md5(printf('%s-%s-%d', report, kind, i)), 24);
CREATE OR REPLACE TEMP MACRO box(place) AS
    {'x0': 42.5, 'top': 90.0 + 24 * (place % 20), 'x1': 799.5, 'bottom': 114.0 + 24 * (place % 20)};

CREATE OR REPLACE TEMP TABLE words AS SELECT * FROM mill_words;

CREATE OR REPLACE TEMP TABLE paper AS
SELECT
    *, printf('Council %03d', a) AS council, printf('E09%06d', a) AS code,
    sha256(printf('%d-%d-%d-%d', a, p, q, c)) AS document_id, left(md5(printf('%d-%d-%d-%d', a, p, q, c)), 24) AS report_id
FROM mill_papers;

INSERT INTO documents BY NAME
SELECT
    document_id, printf('file:///papers/%d/%d-%d-%d.pdf', a, p, q, c) AS source_uri,
    printf('%d-%d-%d.pdf', p, q, c) AS file_name, 'application/pdf' AS media_type, 300000 AS byte_size, 12 AS page_count,
    'extracted' AS outcome, title, code AS authority_code, council AS authority_name, 'digital' AS text_source,
    '0' AS extractor_version, '0' AS configuration, TIMESTAMP '2025-01-01' AS extracted_at, 0.5 AS seconds
FROM paper
ORDER BY a, q, p, c;

INSERT INTO reports BY NAME
SELECT
    document_id, report_id, 1 AS page, 1 AS ordinal, CASE WHEN p = 5 THEN 'minutes' ELSE 'performance_report' END AS kind,
    title, code AS authority_code, council AS authority_name, body AS committee, met AS meeting_date, financial_year,
    quarter, 1 AS page_start, 12 AS page_end
FROM paper
ORDER BY a, q, p, c;

INSERT INTO actions BY NAME
SELECT
    d.document_id, d.report_id, 2 + i // 20 AS page, box(i) AS bbox, [{'page': 2 + i // 20, 'bbox': box(i)}] AS parts,
    concat_ws(' ', r.reference, r.description, r.lead_officer, r.comments) AS quote,
    'table:actions' AS method, 0.98 AS confidence, id_of(d.report_id, 'action', i) AS action_id, action_id AS action_key,
    r.level, CASE WHEN r.parent IS NOT NULL THEN id_of(d.report_id, 'action', r.parent) END AS parent_action_id,
    r.reference, d.plan, r.theme, r.description, r.lead_officer, r.lead_officer AS lead_officer_name,
    strftime(r.deadline, '%d %B %Y') AS deadline_text, r.deadline, CASE WHEN r.deadline IS NOT NULL THEN 'day' END AS deadline_precision,
    replace(r.status, '_', ' ') AS status_text, r.status,
    CASE r.status WHEN 'off_track' THEN 'red' WHEN 'at_risk' THEN 'amber' WHEN 'on_track' THEN 'green' WHEN 'completed' THEN 'blue' END AS rag,
    CASE WHEN rag IS NOT NULL THEN 'text' END AS rag_source, CASE WHEN r.status = 'completed' THEN 100.0 END AS percent_complete,
    r.comments, d.financial_year, d.quarter
FROM mill_rows r
JOIN paper d USING (a, p, q, c)
ORDER BY d.a, d.q, d.p, d.c, i;

INSERT INTO progress BY NAME
SELECT
    document_id, report_id, page, bbox, parts, quote, 'table:progress' AS method, id_of(action_id, 'progress', n) AS progress_id,
    action_id, printf('Quarter %d', n) AS period_text, financial_year, n AS quarter, status_text, status
FROM actions, range(1, 5) AS t (n)
WHERE plan LIKE 'Adult%' AND n <= quarter;

INSERT INTO status_counts BY NAME
WITH counted AS (
    SELECT document_id, report_id, plan, financial_year, quarter, status, count(*) AS count
    FROM actions WHERE level = 'action' AND status IS NOT NULL GROUP BY ALL
)
SELECT
    *, 1 AS page, left(md5(report_id || status), 24) AS status_count_id, status AS status_text,
    CAST(sum(count) OVER (PARTITION BY report_id) AS BIGINT) AS total, 'prose' AS method
FROM counted;

INSERT INTO indicators BY NAME
SELECT
    document_id, report_id, 5 AS page, box(n) AS bbox, [] AS parts, measures[1 + (p + n) % len(measures)].name AS quote,
    'table:indicators' AS method, id_of(report_id, 'indicator', n) AS indicator_id, printf('KPI %d.%02d', p, n) AS reference,
    measures[1 + (p + n) % len(measures)].name AS name, 40.0 + drawn(400, a, p, n, q) / 10 AS value,
    value::VARCHAR AS value_text, measures[1 + (p + n) % len(measures)].unit AS unit,
    printf('Q%d %s', quarter, financial_year) AS period_text, financial_year, quarter, 60.0 AS target,
    CASE WHEN n % 3 = 0 THEN 'lower_is_better' ELSE 'higher_is_better' END AS direction
FROM paper, range(5) AS t (n), words
WHERE p < 5
ORDER BY a, q, p, c, n;

INSERT INTO grades BY NAME
SELECT
    document_id, report_id, 6 AS page, box(n) AS bbox, [] AS parts, coalesce(judged[1 + n], 'Overall') AS quote,
    'table:grades' AS method, id_of(report_id, 'grade', n) AS grade_id,
    CASE WHEN n < len(judged) THEN 'ofsted-ilacs' ELSE 'cqc-local-authority-assessment' END AS scheme,
    coalesce(judged[1 + n], 'Overall') AS subject, 1 + drawn(4, a, n, q // 8, 0) AS grade_rank,
    grades[5 - grade_rank].text AS grade_text, grades[5 - grade_rank].grade AS grade, (2012 + q // 4)::VARCHAR AS assessment_year,
    code AS authority_code
FROM paper, range(8) AS t (n), words
WHERE p = 1 AND q % 4 = 0 AND n <= len(judged);

INSERT INTO decisions BY NAME
SELECT
    d.document_id, d.report_id, 2 AS page, box(i) AS bbox, [] AS parts, m.text AS quote, 'minutes' AS method,
    id_of(d.report_id, 'decision', i) AS decision_id, m.kind, m.number, m.item_title, m.label, m.text
FROM mill_decisions m
JOIN paper d USING (a, p, q, c)
ORDER BY a, q, p, i;

INSERT INTO findings BY NAME
SELECT
    document_id, report_id, 4 AS page, box(n) AS bbox, [] AS parts, one_of(said, a, p, q, 50 + n) AS quote, 'list' AS method,
    id_of(report_id, 'finding', n) AS finding_id, one_of(['achievement', 'risk', 'issue'], a, p, q, n) AS kind, quote AS text
FROM paper, range(4) AS t (n), words
WHERE p < 5;

INSERT INTO sections BY NAME
SELECT
    document_id, report_id, 1 + n AS page, [] AS parts, 'sections' AS method, id_of(report_id, 'section', n) AS section_id,
    n + 1 AS ordinal, 1 AS level, one_of(sentences, a, p, q, 60 + n) AS heading,
    list_aggregate(list_transform(range(6), lambda w: one_of(sentences, a, p, 24 * n + q, w)), 'string_agg', ' ') AS text
FROM paper, range(4) AS t (n), words;

INSERT INTO reconciliations BY NAME
SELECT
    document_id, report_id, page, 'reconcile' AS method, left(md5('reconciliation' || report_id), 24) AS reconciliation_id,
    'rows' AS kind, any_value(plan) AS plan, any_value(financial_year) AS financial_year, any_value(quarter) AS quarter,
    CAST(any_value(total) AS DOUBLE) AS stated, stated - CAST(hash(report_id) % 50 = 0 AS INTEGER) AS counted,
    stated = counted AS agrees, CASE WHEN NOT agrees THEN 'document' END AS origin, 'status_counts' AS record_table,
    min(status_count_id) AS record_id
FROM status_counts
GROUP BY document_id, report_id, page;

INSERT INTO quality_flags BY NAME
SELECT
    document_id, report_id, page, bbox, parts, quote, 'reconcile' AS method, left(md5('flag' || action_id), 24) AS quality_flag_id,
    'warning' AS severity, 'status-contradicts-percent' AS code, 'document' AS origin,
    'The status is not that of the percentage.' AS message, 'actions' AS record_table, action_id AS record_id
FROM actions
WHERE hash(action_id) % 100 = 0;

INSERT INTO unread BY NAME
SELECT document_id, report_id, 9 AS page, [] AS parts, 'unread' AS method, id_of(report_id, 'unread', 0) AS unread_id,
    'table' AS kind, 'no finder claims it' AS reason, 'What nobody claims' AS text
FROM paper
WHERE drawn(3, a, p, q, 9) = 0;

INSERT INTO document_sources BY NAME
SELECT document_id, source_uri, file_name, extracted_at AS first_seen, extracted_at AS last_seen FROM documents;

INSERT INTO agenda_items BY NAME
SELECT
    document_id, report_id, 1 AS page, box(n) AS bbox, [] AS parts, 'agenda' AS method,
    id_of(report_id, 'agenda', n) AS agenda_item_id, (n + 1)::VARCHAR AS number, themes[1 + n] AS title
FROM paper, range(9) AS t (n), words
WHERE p = 5;

INSERT INTO attendances BY NAME
SELECT
    d.document_id, d.report_id, 1 AS page, box(i) AS bbox, [] AS parts, 'minutes' AS method,
    id_of(d.report_id, 'attendance', i) AS attendance_id, m.name, m.role, m.attendance
FROM mill_attendances m
JOIN paper d USING (a, p, q, c);
