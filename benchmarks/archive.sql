-- An archive that nobody had to read: councils, five plans each, six years of quarters, straight into the tables.
-- Every value follows from its place by `drawn`, so that the same size is the same archive. p = 5 are minutes.

CREATE OR REPLACE TEMP MACRO drawn(below, a, b, c, d) AS CAST(hash(a, b, c, d) % below AS INTEGER);
CREATE OR REPLACE TEMP MACRO one_of(items, a, b, c, d) AS items[1 + CAST(hash(a, b, c, d) % len(items) AS INTEGER)];
CREATE OR REPLACE TEMP MACRO year_name(q) AS printf('%d-%02d', 2018 + q // 4, 19 + q // 4);
CREATE OR REPLACE TEMP MACRO last_day(q) AS CAST(DATE '2018-07-01' + to_months(3 * q) - INTERVAL 1 DAY AS DATE);
CREATE OR REPLACE TEMP MACRO name_of(a, b, c, d) AS left(md5(printf('%d-%d-%d-%d', a, b, c, d)), 24);
CREATE OR REPLACE TEMP MACRO box(place) AS
    {'x0': 42.5, 'top': 90.0 + 24 * (place % 20), 'x1': 799.5, 'bottom': 114.0 + 24 * (place % 20)};

CREATE OR REPLACE TEMP TABLE said AS -- `prose` is committee prose, to be used again and again
SELECT list(sentence) AS sentences, list(promised) AS promises, list(officer) AS officers FROM prose;

CREATE OR REPLACE TEMP TABLE paper AS
SELECT
    a, p, q, printf('Council %03d', a) AS council, printf('E09%06d', a) AS code,
    sha256(printf('%d-%d-%d', a, p, q)) AS document_id, name_of(a, p, q, 0) AS report_id,
    ['Adult Care', 'Children', 'Housing', 'Environment', 'Resources', 'Cabinet'][p + 1] || ' Service Plan' AS plan,
    year_name(q) AS financial_year, q % 4 + 1 AS quarter
FROM range(getvariable('councils')) AS c (a), range(6) AS d (p), range(24) AS e (q)
WHERE drawn(25, a, p, q, 0) > 0; -- some papers are missing

INSERT INTO documents BY NAME
SELECT
    document_id, printf('file:///papers/%d/%d-%d.pdf', a, p, q) AS source_uri, printf('%d-%d-%d.pdf', a, p, q) AS file_name,
    'application/pdf' AS media_type, 300000 AS byte_size, 12 AS page_count, 'extracted' AS outcome, plan AS title,
    code AS authority_code, council AS authority_name, 'digital' AS text_source, '0' AS extractor_version,
    '0' AS configuration, TIMESTAMP '2025-01-01' AS extracted_at, 0.5 AS seconds
FROM paper
ORDER BY a, q, p;

INSERT INTO reports BY NAME
SELECT
    document_id, report_id, 1 AS page, 1 AS ordinal, CASE WHEN p = 5 THEN 'minutes' ELSE 'performance_report' END AS kind,
    CASE WHEN p = 5 THEN 'Minutes' ELSE plan || ' Monitoring' END AS title, code AS authority_code,
    council AS authority_name, 'Cabinet' AS committee, last_day(q) + 40 AS meeting_date,
    CASE WHEN p < 5 THEN financial_year END AS financial_year, CASE WHEN p < 5 THEN quarter END AS quarter,
    1 AS page_start, 12 AS page_end
FROM paper
ORDER BY a, q, p;

CREATE OR REPLACE TEMP TABLE promise AS -- what is undertaken, from which quarter to which, and how it goes
SELECT
    a, p, i,
    greatest(0, drawn(26, a, p, i, 1) - 6) AS begins,
    begins + 5 + drawn(14, a, p, i, 2) AS ends, -- after which it is dropped or done
    begins + 2 + drawn(8, a, p, i, 3) AS due,
    drawn(3, a, p, i, 4) = 0 AS slips,
    drawn(3, a, p, i, 5) > 0 AS is_done,
    one_of(promises, a, p, i, 6) AS description
FROM range(getvariable('councils')) AS c (a), range(5) AS d (p), range(48) AS e (i), said;

INSERT INTO actions BY NAME
WITH stands AS (
    SELECT
        d.*, i, description,
        CASE WHEN slips THEN due + 2 * greatest(0, (q - due + 1) // 2) ELSE due END AS due_now,
        last_day(due_now) AS deadline,
        CASE
            WHEN is_done AND q = ends THEN 'completed'
            WHEN drawn(40, a, p, i, 9) = 0 AND q = ends - 2 THEN 'completed' -- and taken up again
            WHEN q > due_now THEN 'overdue'
            ELSE one_of(['on_track', 'on_track', 'on_track', 'at_risk', 'not_started'], a, p, i, q)
        END AS status,
        i % 8 = 7 AND lag(i) OVER (PARTITION BY document_id ORDER BY i) = i - 1 AS is_part
    FROM paper d
    JOIN promise USING (a, p)
    WHERE q BETWEEN begins AND ends
)
SELECT
    document_id, report_id, 2 + i // 20 AS page, box(i) AS bbox, [{'page': 2 + i // 20, 'bbox': box(i)}] AS parts,
    printf('%d.%d %s', p + 1, i + 1, description) AS quote, 'table:actions' AS method, 0.98 AS confidence,
    name_of(a, p, q, i + 1) AS action_id, name_of(a, p, -1, i + 1) AS action_key,
    CASE WHEN is_part THEN 'activity' ELSE 'action' END AS level,
    CASE WHEN is_part THEN name_of(a, p, q, i) END AS parent_action_id,
    printf('%d.%d', p + 1, i + 1 + CAST(drawn(5, a, p, 0, 7) = 0 AS INTEGER) * (q // 4)) AS reference,
    plan || ' ' || financial_year AS plan, printf('Priority %d', i % 5 + 1) AS theme, description,
    CASE WHEN drawn(10, a, p, 0, 8) > 0 OR q < 12 THEN officers[1 + 40 * drawn(400, a, p, 0, 10) + drawn(40, a, p, i, q // 9)] END AS lead_officer,
    lead_officer AS lead_officer_name, strftime(deadline, '%d %B %Y') AS deadline_text, deadline,
    'day' AS deadline_precision, replace(status, '_', ' ') AS status_text, status,
    CASE WHEN status = 'overdue' THEN 'red' WHEN status = 'at_risk' THEN 'amber' ELSE 'green' END AS rag, 'text' AS rag_source,
    CASE WHEN status = 'completed' THEN 100.0 END AS percent_complete,
    one_of(sentences, a, p, i, q) AS comments, financial_year, quarter
FROM stands, said
ORDER BY a, q, p, i;

INSERT INTO progress BY NAME
SELECT
    document_id, report_id, page, bbox, parts, quote, 'table:progress' AS method, left(md5(action_id), 24) AS progress_id,
    action_id, printf('Quarter %d', n) AS period_text, financial_year, n AS quarter, 'on track' AS status_text,
    'on_track' AS status
FROM actions, range(1, 5) AS t (n)
WHERE plan LIKE 'Adult%' AND n <= quarter;

INSERT INTO status_counts BY NAME
WITH counted AS (
    SELECT document_id, report_id, plan, financial_year, quarter, status, count(*) AS count
    FROM actions GROUP BY ALL
)
SELECT
    *, 1 AS page, left(md5(report_id || status), 24) AS status_count_id, status AS status_text,
    CAST(sum(count) OVER (PARTITION BY report_id) AS BIGINT) AS total, 'prose' AS method
FROM counted;

INSERT INTO indicators BY NAME
SELECT
    document_id, report_id, 5 AS page, box(n) AS bbox, [] AS parts, one_of(sentences, a, n, 0, 0) AS quote,
    'table:indicators' AS method, name_of(a, 100 + n, q, 0) AS indicator_id, printf('PI %02d', n) AS reference,
    one_of(sentences, a, n, 0, 0) AS name, 40.0 + drawn(400, a, n, q, 0) / 10 AS value, value::VARCHAR || '%' AS value_text,
    '%' AS unit, printf('Q%d %s', quarter, financial_year) AS period_text, financial_year, quarter, 60.0 AS target,
    CASE WHEN n % 3 = 0 THEN 'lower_is_better' ELSE 'higher_is_better' END AS direction
FROM paper, range(25) AS t (n), said
WHERE p = 4
ORDER BY a, q, n;

INSERT INTO grades BY NAME
SELECT
    document_id, report_id, 6 AS page, box(n) AS bbox, [] AS parts, 'Judgement' AS quote, 'table:grades' AS method,
    name_of(a, 200 + n, q, 0) AS grade_id, one_of(['ofsted-ilacs', 'cqc-local-authority-assessment'], n, 0, 0, 0) AS scheme,
    printf('Area %d', n) AS subject, 1 + drawn(4, a, n, q // 8, 0) AS grade_rank,
    ['inadequate', 'requires improvement', 'good', 'outstanding'][grade_rank] AS grade_text, (2018 + q // 4)::VARCHAR AS assessment_year,
    code AS authority_code
FROM paper, range(8) AS t (n)
WHERE p = 1 AND q % 4 = 0;

INSERT INTO decisions BY NAME
SELECT
    document_id, report_id, 2 AS page, box(n) AS bbox, [] AS parts, one_of(sentences, a, p, q, n) AS quote,
    'minutes' AS method, name_of(a, 300 + 6 * p + n, q, 0) AS decision_id,
    CASE WHEN p = 5 THEN 'resolution' ELSE 'recommendation' END AS kind, (n + 1)::VARCHAR AS number,
    one_of(sentences, n, 0, 0, 0) AS item_title, one_of(sentences, a, q, n, 0) AS text
FROM paper, range(6) AS t (n), said
WHERE p >= 4
ORDER BY a, q, p, n;

INSERT INTO findings BY NAME
SELECT
    document_id, report_id, 4 AS page, box(n) AS bbox, [] AS parts, one_of(sentences, a, p, q, 50 + n) AS quote, 'list' AS method,
    name_of(a, 400 + 10 * p + n, q, 0) AS finding_id, one_of(['achievement', 'risk', 'issue'], a, p, q, n) AS kind,
    one_of(sentences, a, p, q, 50 + n) AS text
FROM paper, range(4) AS t (n), said
WHERE p < 5;

INSERT INTO sections BY NAME
SELECT
    document_id, report_id, 1 + n AS page, [] AS parts, 'sections' AS method, name_of(a, 500 + 10 * p + n, q, 0) AS section_id,
    n + 1 AS ordinal, 1 AS level, one_of(sentences, a, p, q, 60 + n) AS heading,
    list_aggregate(list_transform(range(6), lambda w: one_of(sentences, a, p, 24 * n + q, w)), 'string_agg', ' ') AS text
FROM paper, range(4) AS t (n), said;

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
SELECT document_id, report_id, 9 AS page, [] AS parts, 'unread' AS method, name_of(a, p, q, 900) AS unread_id, 'table' AS kind,
    'no finder claims it' AS reason, 'What nobody claims' AS text
FROM paper
WHERE drawn(3, a, p, q, 9) = 0;

INSERT INTO document_sources BY NAME
SELECT document_id, source_uri, file_name, extracted_at AS first_seen, extracted_at AS last_seen FROM documents;

INSERT INTO agenda_items BY NAME
SELECT
    document_id, report_id, 1 AS page, box(n) AS bbox, [] AS parts, 'agenda' AS method,
    name_of(a, 600 + n, q, 0) AS agenda_item_id, (n + 1)::VARCHAR AS number, one_of(promises, a, n, q, 1) AS title
FROM paper, range(9) AS t (n), said
WHERE p = 5;

INSERT INTO attendances BY NAME
SELECT
    document_id, report_id, 1 AS page, box(n) AS bbox, [] AS parts, 'minutes' AS method,
    name_of(a, 700 + n, q, 0) AS attendance_id, officers[1 + drawn(400, a, n, q // 4, 0)] AS name, 'present' AS attendance
FROM paper, range(12) AS t (n), said
WHERE p = 5;
