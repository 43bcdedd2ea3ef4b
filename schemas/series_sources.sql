-- What the tables of comparisons are made of, for as long as that lasts: one view for each, of its name and `_now`.
-- Copies of a paper (report_copies) are left out; of several papers that tell of the same quarter one is taken. Papers
-- whose authority is not known are compared with nothing but themselves.

CREATE OR REPLACE TEMP TABLE named_reports AS
SELECT
    * EXCLUDE (authority),
    max(authority) OVER (PARTITION BY whose) AS authority -- "Ashby Vale" rather than "ASHBY VALE"
FROM report_quarters;

CREATE OR REPLACE TEMP TABLE plan_rows AS
WITH listed AS (
    SELECT
        report_id, plan, financial_year, quarter, coalesce(status, 'not stated') AS status,
        count(*) AS actions, min(rowid) AS first_row,
        count(reference) AS reference,
        count(theme) AS theme,
        count(authorising_officer) AS authorising_officer,
        count(lead_officer) AS lead_officer,
        count(deadline_text) AS deadline,
        count(original_deadline_text) AS original_deadline,
        count(status_text) AS status_printed,
        count(rag) AS rag,
        count(percent_complete) AS percent_complete,
        count(comments) AS comments,
        count(progress_text) AS progress,
        count(issues_text) AS issues,
        count(outcomes_text) AS outcomes
    FROM actions
    ANTI JOIN report_copies USING (report_id)
    WHERE level = 'action'
    GROUP BY report_id, plan, financial_year, quarter, coalesce(status, 'not stated')
), editions AS ( -- one for each plan of a report
    SELECT a.report_id, a.plan, any_value(l.series) AS series
    FROM actions a
    JOIN action_links l USING (action_id)
    WHERE a.level = 'action'
    GROUP BY a.report_id, a.plan
)
SELECT
    r.whose,
    coalesce(e.series, '') AS series,
    coalesce(quarter_number(t.financial_year, t.quarter), r.quarter_number) AS quarter_number,
    r.document_id, r.report_date,
    t.* EXCLUDE (financial_year, quarter, plan, report_id)
FROM listed t
JOIN named_reports r USING (report_id)
LEFT JOIN editions e ON e.report_id = t.report_id AND e.plan IS NOT DISTINCT FROM t.plan
WHERE coalesce(quarter_number(t.financial_year, t.quarter), r.quarter_number) IS NOT NULL;

CREATE OR REPLACE TEMP TABLE plan_papers AS -- the paper that a quarter of a plan is counted from
WITH papers AS (
    SELECT
        whose, series, quarter_number, document_id,
        CAST(sum(actions) AS BIGINT) AS actions, min(first_row) AS first_row, max(report_date) AS report_date
    FROM plan_rows
    GROUP BY ALL
), weighed AS (
    SELECT *, count(*) OVER quarters AS papers, max(actions) OVER quarters AS most
    FROM papers
    WINDOW quarters AS (PARTITION BY whose, series, quarter_number)
), chosen AS (
    SELECT w.*
    FROM weighed w
    JOIN documents d USING (document_id)
    QUALIFY row_number() OVER (
        PARTITION BY whose, series, quarter_number
        -- the latest that has nearly the whole plan (a later one may print only some of its rows), with pages if one has
        ORDER BY
            actions >= 0.8 * most DESC, report_date DESC NULLS LAST, d.media_type = 'application/pdf' DESC,
            d.file_name, document_id
    ) = 1
)
SELECT *, lag(quarter_number) OVER (PARTITION BY whose, series ORDER BY quarter_number) AS number_before
FROM chosen;

CREATE OR REPLACE TEMP VIEW plan_quarters_now AS
SELECT
    n.authority, a.plan, p.series,
    year_of_number(p.quarter_number) AS financial_year,
    quarter_of_number(p.quarter_number) AS quarter,
    p.actions,
    p.quarter_number - p.number_before AS quarters_since,
    p.papers,
    n.report, n.report_date, n.file_name, a.page, a.bbox, a.report_id, p.document_id
FROM plan_papers p
JOIN actions a ON a.rowid = p.first_row
JOIN named_reports n ON n.report_id = a.report_id
ORDER BY n.authority, p.series, p.quarter_number, p.document_id;

CREATE OR REPLACE TEMP VIEW status_by_quarter_now AS
WITH stated AS (
    SELECT whose, series, quarter_number, status, CAST(sum(actions) AS BIGINT) AS actions, min(first_row) AS first_row
    FROM plan_rows
    SEMI JOIN plan_papers USING (whose, series, quarter_number, document_id)
    GROUP BY ALL
), grid AS ( -- every status that the plan ever uses, in every quarter: one that nothing has any more counts 0
    SELECT p.*, s.status FROM plan_papers p JOIN (SELECT DISTINCT whose, series, status FROM stated) s USING (whose, series)
), counted AS (
    SELECT
        g.whose, g.series, g.quarter_number, g.status, g.actions AS of_actions, g.number_before, g.document_id,
        coalesce(s.actions, 0) AS actions,
        coalesce(s.first_row, g.first_row) AS first_row,
        lag(coalesce(s.actions, 0)) OVER (PARTITION BY g.whose, g.series, g.status ORDER BY g.quarter_number) AS before
    FROM grid g
    LEFT JOIN stated s USING (whose, series, quarter_number, status)
)
SELECT
    n.authority, a.plan, c.series,
    year_of_number(c.quarter_number) AS financial_year,
    quarter_of_number(c.quarter_number) AS quarter,
    c.status, c.actions, c.of_actions,
    round(100 * c.actions / c.of_actions, 1) AS percent,
    c.actions - c.before AS change,
    c.quarter_number - c.number_before AS quarters_since,
    n.report, n.report_date, n.file_name, a.page, a.bbox,
    CASE WHEN c.actions > 0 THEN a.action_id END AS action_id,
    a.report_id, c.document_id
FROM counted c
JOIN actions a ON a.rowid = c.first_row
JOIN named_reports n ON n.report_id = a.report_id
ORDER BY n.authority, c.series, c.quarter_number, c.status, c.document_id;

CREATE OR REPLACE TEMP VIEW column_changes_now AS
WITH filled AS (
    SELECT
        whose, series, quarter_number, CAST(sum(r.actions) AS BIGINT) AS listed,
        sum(COLUMNS(* EXCLUDE (whose, series, quarter_number, document_id, report_date, status, actions, first_row)))
    FROM (SELECT * FROM plan_rows SEMI JOIN plan_papers USING (whose, series, quarter_number, document_id)) r
    GROUP BY whose, series, quarter_number
), shares AS (
    SELECT whose, series, quarter_number, "column", filled / listed AS share
    FROM (UNPIVOT filled ON COLUMNS(* EXCLUDE (whose, series, quarter_number, listed)) INTO NAME "column" VALUE filled)
    WHERE listed >= 3 -- fewer rows are no table whose columns one could tell
), beside AS (
    SELECT
        *,
        lag(share) OVER before AS share_before,
        lag(quarter_number) OVER before AS number_before
    FROM shares
    WINDOW before AS (PARTITION BY whose, series, "column" ORDER BY quarter_number)
)
SELECT
    q.authority, q.plan, q.series, q.financial_year, q.quarter,
    CASE b."column" WHEN 'status_printed' THEN 'status' ELSE b."column" END AS "column",
    CASE WHEN b.share = 0 THEN 'lost' ELSE 'gained' END AS change,
    round(b.share_before, 3) AS share_before,
    round(b.share, 3) AS share,
    e.financial_year AS year_before,
    e.quarter AS quarter_before,
    q.report, q.report_date, q.file_name, q.page, q.bbox, q.report_id, q.document_id,
    e.file_name AS file_before,
    e.page AS page_before,
    e.document_id AS document_before
FROM beside b
JOIN plan_papers p USING (whose, series, quarter_number)
JOIN plan_papers l ON l.whose = b.whose AND l.series = b.series AND l.quarter_number = b.number_before
JOIN plan_quarters q ON q.document_id = p.document_id AND q.series = p.series
    AND q.financial_year = year_of_number(p.quarter_number) AND q.quarter = quarter_of_number(p.quarter_number)
JOIN plan_quarters e ON e.document_id = l.document_id AND e.series = l.series
    AND e.financial_year = year_of_number(l.quarter_number) AND e.quarter = quarter_of_number(l.quarter_number)
WHERE (b.share = 0 AND b.share_before >= 0.5) OR (b.share >= 0.5 AND b.share_before = 0)
ORDER BY q.authority, q.series, p.quarter_number, "column", q.document_id;

CREATE OR REPLACE TEMP MACRO month_of(words, in_year) AS -- "August 2013", "Aug-13"; "August" in the financial year 2013-14
    coalesce(
        TRY_CAST(try_strptime(words, ['%B %Y', '%b %Y', '%b-%y', '%b %y']) AS DATE),
        make_date(
            CAST(left(in_year, 4) AS INTEGER) + CAST(month(try_strptime(words || ' 2000', ['%B %Y', '%b %Y'])) < 4 AS INTEGER),
            month(try_strptime(words || ' 2000', ['%B %Y', '%b %Y'])),
            1
        )
    );

CREATE OR REPLACE TEMP TABLE measured AS -- a measure without a period of its own is told of its paper's
SELECT
    i.indicator_id,
    coalesce(r.whose, i.document_id) AS whose,
    hash(coalesce(folded(i.reference), folded(i.name)), i.unit, folded(i.subject)) AS measure,
    i.period_text IS NULL AND i.financial_year IS NULL AS of_its_paper,
    CASE WHEN of_its_paper THEN r.financial_year ELSE i.financial_year END AS in_year,
    CASE WHEN of_its_paper THEN r.quarter ELSE i.quarter END AS in_quarter,
    i.period_text, i.value, i.previous_value, i.page, i.document_id, r.report_date
FROM indicators i
ANTI JOIN report_copies ON report_copies.report_id = i.report_id
LEFT JOIN named_reports r ON r.report_id = i.report_id
WHERE i.value IS NOT NULL;

CREATE OR REPLACE TEMP VIEW indicator_series_now AS
WITH periods AS (
    SELECT
        *,
        CASE
            WHEN in_year IS NOT NULL AND in_quarter IS NOT NULL THEN 'quarter'
            WHEN month_of(period_text, in_year) IS NOT NULL THEN 'month'
            WHEN regexp_full_match(period_text, '(19|20)[0-9]{2}') THEN 'year'
            WHEN in_year IS NOT NULL AND coalesce(regexp_matches(period_text, '20[0-9]{2} ?[-/–] ?(20)?[0-9]{2}'), true)
            THEN 'financial year'
        END AS period_kind,
        CASE period_kind
            WHEN 'quarter' THEN CAST(make_date(CAST(left(in_year, 4) AS INTEGER), 4, 1) + to_months(3 * (in_quarter - 1)) AS DATE)
            WHEN 'month' THEN month_of(period_text, in_year)
            WHEN 'year' THEN make_date(CAST(period_text AS INTEGER), 1, 1)
            WHEN 'financial year' THEN make_date(CAST(left(in_year, 4) AS INTEGER), 4, 1)
        END AS period_start
    FROM (SELECT DISTINCT period_text, in_year, in_quarter FROM measured)
), told AS (
    SELECT m.*, p.period_kind, p.period_start
    FROM measured m
    JOIN periods p
        ON p.period_text IS NOT DISTINCT FROM m.period_text AND p.in_year IS NOT DISTINCT FROM m.in_year
        AND p.in_quarter IS NOT DISTINCT FROM m.in_quarter
), chosen AS ( -- the last paper that tells of a period; where it gives two values for one period, nothing follows
    SELECT
        *,
        count(DISTINCT value) OVER (PARTITION BY whose, measure, period_kind, period_start, document_id) = 1 AS plain
    FROM told
    QUALIFY period_start IS NULL OR row_number() OVER (
        PARTITION BY whose, measure, period_kind, period_start
        ORDER BY report_date DESC NULLS LAST, page IS NULL, document_id, indicator_id
    ) = 1
), stepped AS (
    SELECT
        *,
        lag(CASE WHEN plain THEN value END) OVER before AS value_then,
        lag(period_start) OVER before AS period_before
    FROM chosen
    WINDOW before AS (PARTITION BY whose, measure, period_kind ORDER BY period_start)
), compared AS (
    SELECT *, CASE WHEN period_start IS NOT NULL AND plain THEN coalesce(value_then, previous_value) END AS value_before
    FROM stepped
)
SELECT
    coalesce(r.authority, d.authority_name) AS authority,
    i.reference, i.name, i.subject, i.unit,
    c.period_kind, c.period_start, i.period_text,
    c.in_year AS financial_year,
    c.in_quarter AS quarter,
    i.value, i.target,
    CASE
        WHEN i.target IS NOT NULL AND i.direction = 'higher_is_better' THEN i.value >= i.target
        WHEN i.target IS NOT NULL AND i.direction = 'lower_is_better' THEN i.value <= i.target
        WHEN i.rag = 'green' THEN true
        WHEN i.rag = 'red' THEN false
    END AS meets_target,
    c.value_before,
    CASE WHEN c.value_then IS NOT NULL THEN c.period_before END AS period_before,
    round(i.value - c.value_before, 6) AS change,
    CASE i.direction
        WHEN 'higher_is_better' THEN sign(i.value - c.value_before)
        WHEN 'lower_is_better' THEN sign(c.value_before - i.value)
    END AS better,
    i.direction, i.status, i.rag,
    r.report, r.report_date, d.file_name, i.page, i.bbox, i.quote, i.report_id, i.indicator_id, i.document_id
FROM compared c
JOIN indicators i USING (indicator_id)
JOIN documents d ON d.document_id = i.document_id
LEFT JOIN named_reports r ON r.report_id = i.report_id
ORDER BY authority, coalesce(i.reference, i.name), i.unit, i.subject, c.period_kind, c.period_start, i.period_text, i.indicator_id;
