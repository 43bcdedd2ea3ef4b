-- Quarters and authorities compared, as views. Written anew whenever a database is opened for loading.
-- Comparisons that must look at every row of an archive stand in tables (archive_tables.sql), made after every run.

CREATE OR REPLACE MACRO folded(words) AS
    trim(regexp_replace(lower(strip_accents(words)), '[^a-z0-9%£]+', ' ', 'g'));

CREATE OR REPLACE MACRO quarter_number(in_year, in_quarter) AS -- counts on over the end of a year
    4 * TRY_CAST(left(in_year, 4) AS INTEGER) + in_quarter;

CREATE OR REPLACE MACRO year_of_number(number) AS
    printf('%d-%02d', (number - 1) // 4, ((number - 1) // 4 + 1) % 100);

CREATE OR REPLACE MACRO quarter_of_number(number) AS (number - 1) % 4 + 1;

CREATE OR REPLACE MACRO number_of_day(day) AS -- the financial year begins in April
    4 * year(day - INTERVAL 3 MONTH) + quarter(day - INTERVAL 3 MONTH);

CREATE OR REPLACE VIEW report_quarters AS
WITH numbered AS (
    SELECT
        *,
        CASE
            WHEN financial_year IS NOT NULL THEN quarter_number(financial_year, quarter)
            ELSE number_of_day(report_date)
        END AS number
    FROM report_dates
)
SELECT
    authority,
    coalesce(folded(authority), document_id) AS whose,
    report,
    coalesce(financial_year, year_of_number(number)) AS financial_year,
    quarter_of_number(number) AS quarter,
    number AS quarter_number,
    committee,
    report_date,
    file_name,
    report_id,
    document_id
FROM numbered;
COMMENT ON VIEW report_quarters IS
    'The quarter that a report is about: the one that it prints, else that of its date; only a year if that is all it prints.';

CREATE OR REPLACE VIEW coverage AS
WITH told AS (
    SELECT
        whose, max(authority) AS authority, quarter_number,
        CASE WHEN quarter_number IS NULL THEN financial_year END AS whole_year,
        count(*) AS reports, count(DISTINCT document_id) AS documents, min(report_id) AS report_id
    FROM report_quarters
    ANTI JOIN report_copies USING (report_id)
    WHERE authority IS NOT NULL AND (quarter_number IS NOT NULL OR financial_year IS NOT NULL)
    GROUP BY ALL
), spans AS (
    SELECT
        whose, max(authority) AS authority,
        unnest(range(min(quarter_number), max(quarter_number) + 1)) AS quarter_number
    FROM told
    WHERE quarter_number IS NOT NULL
    GROUP BY whose
), numbered AS (
    SELECT s.authority, s.quarter_number, NULL AS whole_year, t.reports, t.documents, t.report_id
    FROM spans s
    LEFT JOIN told t USING (whose, quarter_number)
    UNION ALL
    SELECT authority, NULL, whole_year, reports, documents, report_id
    FROM told
    WHERE quarter_number IS NULL
), plans AS (
    SELECT authority, quarter_number(financial_year, quarter) AS quarter_number, count(*) AS plans, sum(actions) AS actions
    FROM plan_quarters
    GROUP BY ALL
)
SELECT
    n.authority,
    coalesce(n.whole_year, year_of_number(n.quarter_number)) AS financial_year,
    quarter_of_number(n.quarter_number) AS quarter,
    n.reports IS NOT NULL AS in_archive,
    coalesce(n.documents, 0) AS documents,
    coalesce(n.reports, 0) AS reports,
    coalesce(p.plans, 0) AS plans,
    CAST(coalesce(p.actions, 0) AS BIGINT) AS actions,
    r.title AS report,
    d.file_name,
    r.page_start AS page,
    n.report_id,
    r.document_id
FROM numbered n
LEFT JOIN plans p USING (authority, quarter_number)
LEFT JOIN reports r ON r.report_id = n.report_id
LEFT JOIN documents d ON d.document_id = r.document_id
ORDER BY n.authority, financial_year, quarter NULLS FIRST;
COMMENT ON VIEW coverage IS
    'Every quarter between an authority''s first and last in the archive, and whether a paper of it is there, with the name of one; copies are not counted; papers that name only a year have a row without a quarter.';

CREATE OR REPLACE VIEW plan_coverage AS
WITH numbered AS (
    SELECT *, quarter_number(financial_year, quarter) AS number FROM plan_quarters WHERE authority IS NOT NULL
), spans AS (
    SELECT authority, series, arg_max(plan, number) AS plan, unnest(range(min(number), max(number) + 1)) AS number
    FROM numbered
    GROUP BY authority, series
)
SELECT
    s.authority,
    coalesce(q.plan, s.plan) AS plan,
    s.series,
    year_of_number(s.number) AS financial_year,
    quarter_of_number(s.number) AS quarter,
    q.document_id IS NOT NULL AS in_archive,
    coalesce(q.actions, 0) AS actions,
    coalesce(q.papers, 0) AS papers,
    q.report,
    q.report_date,
    q.file_name,
    q.page,
    q.bbox,
    q.document_id
FROM spans s
LEFT JOIN numbered q USING (authority, series, number)
ORDER BY s.authority, s.series, s.number;
COMMENT ON VIEW plan_coverage IS
    'Every quarter between a plan''s first and last in the archive, and whether its rows of that quarter are there.';

CREATE OR REPLACE MACRO grade_change(scheme_before, rank_before, scheme_after, rank_after) AS
    CASE WHEN scheme_before = scheme_after THEN rank_after - rank_before END;

CREATE OR REPLACE VIEW grade_history AS
WITH told AS (
    SELECT
        *, coalesce(folded(authority), document_id) AS whose, replace(folded(subject), ' ', '') AS about,
        row_number() OVER telling AS turn, -- of the papers that tell of it, one with pages
        count(*) OVER whole AS tellings,
        min(grade_rank) OVER whole = max(grade_rank) OVER whole AS agreed -- else the year tells of no change
    FROM grades_by_year
    WHERE scheme IS NOT NULL AND grade_rank IS NOT NULL AND assessment_year IS NOT NULL
    WINDOW
        whole AS (PARTITION BY whose, scheme, about, assessment_year),
        telling AS (PARTITION BY whose, scheme, about, assessment_year ORDER BY page IS NULL, file_name, grade_id)
), steps AS (
    SELECT
        *,
        lag(CASE WHEN agreed THEN assessment_year END IGNORE NULLS) OVER earlier AS year_before,
        lag(CASE WHEN agreed THEN grade_text END IGNORE NULLS) OVER earlier AS grade_before,
        lag(CASE WHEN agreed THEN grade_rank END IGNORE NULLS) OVER earlier AS rank_before
    FROM told
    WHERE turn = 1
    WINDOW earlier AS (PARTITION BY whose, scheme, about ORDER BY assessment_year)
)
SELECT
    authority,
    scheme,
    assessor,
    subject,
    assessment_year,
    CASE WHEN agreed THEN grade_text END AS grade_text,
    CASE WHEN agreed THEN grade_rank END AS grade_rank,
    year_before,
    grade_before,
    CASE WHEN agreed THEN grade_change(scheme, rank_before, scheme, grade_rank) END AS steps_better,
    tellings,
    agreed,
    file_name,
    page,
    bbox,
    quote,
    grade_id,
    document_id
FROM steps
ORDER BY authority, scheme, about, assessment_year;
COMMENT ON VIEW grade_history IS
    'Each grade inside its scheme, assessment after assessment, by how many steps better than the one before; null where papers disagree over it.';

CREATE OR REPLACE VIEW grade_changes AS
SELECT
    authority, scheme, subject, year_before, grade_before, assessment_year, grade_text, steps_better,
    file_name, page, bbox, quote, grade_id, document_id
FROM grade_history
WHERE steps_better IS NOT NULL;
COMMENT ON VIEW grade_changes IS
    'How a grade changed from one assessment to the next of the same scheme, in steps better or worse.';

CREATE OR REPLACE VIEW decisions_by_meeting AS
SELECT
    coalesce(r.authority, d.authority_name) AS authority,
    r.committee,
    r.meeting_date,
    x.number,
    coalesce(x.item_title, r.report) AS item,
    x.kind,
    x.label,
    x.text,
    r.report,
    d.file_name,
    x.page,
    x.bbox,
    x.quote,
    x.decision_id,
    x.document_id
FROM decisions x
ANTI JOIN report_copies ON report_copies.report_id = x.report_id
JOIN documents d USING (document_id)
LEFT JOIN report_dates r USING (report_id)
ORDER BY authority, r.meeting_date, r.committee, d.file_name, x.page, x.number, x.label, x.decision_id;
COMMENT ON VIEW decisions_by_meeting IS
    'What each meeting resolved and what was recommended to it, item by item, part by part; each report once, without its copies (`report_copies`).';

CREATE OR REPLACE VIEW contradictions AS
WITH found AS (
    SELECT
        document_id, report_id, kind AS about, stated, counted, plan, status,
        CASE kind
            WHEN 'rows' THEN 'more or fewer actions are stated than listed'
            WHEN 'rows by status' THEN 'more or fewer actions of a status are stated than listed'
            WHEN 'counts' THEN 'the counts of the statuses are more than the actions'
            WHEN 'percentage' THEN 'the percentage is not that of the count'
            WHEN 'total row' THEN 'the rows do not add up to their total'
            WHEN 'percent complete' THEN 'the percentage complete does not fit the status'
        END AS message,
        page, bbox, quote, record_table, record_id
    FROM reconciliations
    WHERE NOT agrees AND origin = 'document'
    UNION ALL
    SELECT
        document_id, report_id, replace(code, '-', ' '), NULL, NULL, NULL, NULL, message,
        page, bbox, quote, record_table, record_id
    FROM quality_flags f
    WHERE origin = 'document' AND severity <> 'info' AND NOT EXISTS (
        SELECT 1 FROM reconciliations r
        WHERE r.document_id = f.document_id AND r.record_id = f.record_id AND NOT r.agrees AND f.method = 'reconcile'
    )
)
SELECT
    coalesce(r.authority, d.authority_name) AS authority,
    r.report,
    r.report_date,
    f.about,
    f.message,
    f.stated,
    f.counted,
    f.plan,
    f.status,
    d.file_name,
    f.page,
    f.bbox,
    f.quote,
    f.record_table,
    f.record_id,
    f.document_id
FROM found f
ANTI JOIN report_copies ON report_copies.report_id = f.report_id
JOIN documents d USING (document_id)
LEFT JOIN report_dates r USING (report_id)
ORDER BY authority, r.report_date, d.file_name, f.page, f.about, f.record_id;
COMMENT ON VIEW contradictions IS
    'Where a paper contradicts itself, both figures side by side, each report once, without its copies; differences that the paper explains, or that may be our own mistake, are in `reconciliations` alone.';
COMMENT ON COLUMN contradictions.about IS 'what contradicts what: the kind of a reconciliation, else of a flag';
