-- Quarters and authorities compared, as views. Written anew whenever a database is opened for loading.
-- Several papers may tell of the same quarter (one goes to two committees, or is there as PDF and as Word): of these one
-- is taken. Papers whose authority is not known are compared with nothing but themselves.

CREATE OR REPLACE MACRO folded(words) AS
    trim(regexp_replace(lower(strip_accents(words)), '[^a-z0-9%£]+', ' ', 'g'));

CREATE OR REPLACE MACRO without_years(words) AS -- "Directorate Plan 2019-20" goes on as "Directorate Plan 2020-21"
    trim(regexp_replace(folded(words), '\b(19|20)[0-9][0-9]( (19|20)?[0-9][0-9])?\b ?', '', 'g'));

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
    'The quarter that a report speaks of: the one that it prints, else that of its date; a year alone where it prints only that.';

CREATE OR REPLACE VIEW plan_quarters AS
WITH rows AS (
    SELECT report_id, plan, financial_year, quarter, count(*) AS actions, min(page) AS page
    FROM actions
    WHERE level = 'action'
    GROUP BY ALL
), tellings AS (
    SELECT
        r.authority, r.whose, coalesce(without_years(t.plan), folded(r.committee), '') AS series,
        coalesce(quarter_number(t.financial_year, t.quarter), r.quarter_number) AS quarter_number,
        r.document_id, r.file_name,
        min(t.plan) AS plan, min(r.report) AS report, max(r.report_date) AS report_date,
        min(t.page) AS page, sum(t.actions) AS actions
    FROM rows t
    JOIN report_quarters r USING (report_id)
    GROUP BY ALL
), weighed AS (
    SELECT
        *,
        count(*) OVER quarters AS papers,
        max(actions) OVER quarters AS most
    FROM tellings
    WHERE quarter_number IS NOT NULL
    WINDOW quarters AS (PARTITION BY whose, series, quarter_number)
)
SELECT
    authority,
    plan,
    year_of_number(quarter_number) AS financial_year,
    quarter_of_number(quarter_number) AS quarter,
    CAST(actions AS BIGINT) AS actions,
    papers,
    report,
    report_date,
    file_name,
    page,
    document_id,
    whose,
    series,
    quarter_number
FROM weighed
QUALIFY row_number() OVER (
    PARTITION BY whose, series, quarter_number
    -- the latest paper that has nearly the whole plan: a later one may print only some of its rows
    ORDER BY actions >= 0.8 * most DESC, report_date DESC NULLS LAST, page IS NULL, actions DESC, file_name, document_id
) = 1;
COMMENT ON VIEW plan_quarters IS
    'Every quarter of a plan, and the paper that it is counted from; `papers` is how many tell of it. `series` is the plan''s name without its years.';

CREATE OR REPLACE VIEW status_by_quarter AS
WITH rows AS (
    SELECT
        report_id, document_id, plan, financial_year, quarter, coalesce(status, 'not stated') AS status,
        count(*) AS actions,
        arg_min(struct_pack(page := page, bbox := bbox, action_id := action_id), coalesce(page, 0) * 10000 + coalesce(bbox.top, 0)) AS first
    FROM actions
    WHERE level = 'action'
    GROUP BY ALL
), counted AS (
    SELECT
        q.whose, q.series, q.quarter_number, t.status,
        sum(t.actions) AS actions,
        arg_min(t.first, coalesce(t.first.page, 0)) AS first
    FROM rows t
    JOIN report_quarters r USING (report_id)
    JOIN plan_quarters q
        ON q.document_id = t.document_id
        AND q.series = coalesce(without_years(t.plan), folded(r.committee), '')
        AND q.quarter_number = coalesce(quarter_number(t.financial_year, t.quarter), r.quarter_number)
    GROUP BY ALL
), stands AS ( -- every status that the plan ever uses, in every quarter: a status that nothing has any more counts 0
    SELECT q.*, s.status, coalesce(c.actions, 0) AS standing, c.first
    FROM plan_quarters q
    JOIN (SELECT DISTINCT whose, series, status FROM counted) s USING (whose, series)
    LEFT JOIN counted c USING (whose, series, quarter_number, status)
)
SELECT
    authority,
    plan,
    financial_year,
    quarter,
    status,
    CAST(standing AS BIGINT) AS actions,
    actions AS of_actions,
    round(100 * standing / actions, 1) AS percent,
    CAST(standing - lag(standing) OVER before AS BIGINT) AS change,
    quarter_number - lag(quarter_number) OVER before AS quarters_since,
    report,
    report_date,
    file_name,
    coalesce(first.page, page) AS page,
    first.bbox AS bbox,
    first.action_id AS action_id,
    document_id
FROM stands
WINDOW before AS (PARTITION BY whose, series, status ORDER BY quarter_number)
ORDER BY authority, series, quarter_number, status, document_id;
COMMENT ON VIEW status_by_quarter IS
    'How many of a plan''s actions stand where, quarter by quarter, with the change since the quarter before that is in the archive; each quarter from one paper.';


CREATE OR REPLACE VIEW column_changes AS
WITH filled AS (
    UNPIVOT (
        SELECT
            report_id, document_id, plan, financial_year, quarter, count(*) AS actions,
            count(reference) AS reference,
            count(theme) AS theme,
            count(authorising_officer) AS authorising_officer,
            count(lead_officer) AS lead_officer,
            count(deadline_text) AS deadline,
            count(original_deadline_text) AS original_deadline,
            count(status_text) AS status,
            count(rag) AS rag,
            count(percent_complete) AS percent_complete,
            count(comments) AS comments,
            count(progress_text) AS progress,
            count(issues_text) AS issues,
            count(outcomes_text) AS outcomes
        FROM actions
        WHERE level = 'action'
        GROUP BY ALL
    )
    ON COLUMNS(* EXCLUDE (report_id, document_id, plan, financial_year, quarter, actions))
    INTO NAME "column" VALUE filled
), shares AS (
    SELECT q.whose, q.series, q.quarter_number, f."column", sum(f.filled) / sum(f.actions) AS share
    FROM filled f
    JOIN report_quarters r USING (report_id)
    JOIN plan_quarters q
        ON q.document_id = f.document_id
        AND q.series = coalesce(without_years(f.plan), folded(r.committee), '')
        AND q.quarter_number = coalesce(quarter_number(f.financial_year, f.quarter), r.quarter_number)
    WHERE q.actions >= 3
    GROUP BY ALL
), beside AS (
    SELECT
        *,
        lag(share) OVER before AS share_before,
        lag(quarter_number) OVER before AS number_before
    FROM shares
    WINDOW before AS (PARTITION BY whose, series, "column" ORDER BY quarter_number)
)
SELECT
    q.authority,
    q.plan,
    q.financial_year,
    q.quarter,
    b."column",
    CASE WHEN share = 0 THEN 'lost' ELSE 'gained' END AS change,
    round(share_before, 3) AS share_before,
    round(share, 3) AS share,
    year_of_number(number_before) AS year_before,
    quarter_of_number(number_before) AS quarter_before,
    q.report_date,
    q.file_name,
    q.page,
    q.document_id,
    e.file_name AS file_name_before,
    e.page AS page_before,
    e.document_id AS document_id_before
FROM beside b
JOIN plan_quarters q USING (whose, series, quarter_number)
JOIN plan_quarters e ON e.whose = b.whose AND e.series = b.series AND e.quarter_number = b.number_before
WHERE (share = 0 AND share_before >= 0.5) OR (share >= 0.5 AND share_before = 0)
ORDER BY authority, series, quarter_number, "column";
COMMENT ON VIEW column_changes IS
    'What a plan''s table says no longer, or only now: a column that was filled in half of the rows, or in none, the quarter before.';

CREATE OR REPLACE VIEW coverage AS
WITH told AS (
    SELECT
        whose, min(authority) AS authority, quarter_number, CASE WHEN quarter_number IS NULL THEN financial_year END AS whole_year,
        count(*) AS reports, count(DISTINCT document_id) AS documents,
        arg_min(struct_pack(file_name, report, document_id), file_name) AS first
    FROM report_quarters
    WHERE authority IS NOT NULL AND (quarter_number IS NOT NULL OR financial_year IS NOT NULL)
    GROUP BY ALL
), spans AS (
    SELECT whose, min(authority) AS authority, unnest(range(min(quarter_number), max(quarter_number) + 1)) AS quarter_number
    FROM told
    WHERE quarter_number IS NOT NULL
    GROUP BY whose
), numbered AS (
    SELECT s.authority, s.whose, s.quarter_number, NULL AS whole_year, t.reports, t.documents, t.first
    FROM spans s
    LEFT JOIN told t USING (whose, quarter_number)
    UNION ALL
    SELECT authority, whose, NULL, whole_year, reports, documents, first
    FROM told
    WHERE quarter_number IS NULL
), plans AS (
    SELECT whose, quarter_number, count(*) AS plans, sum(actions) AS actions
    FROM plan_quarters
    GROUP BY ALL
)
SELECT
    authority,
    coalesce(whole_year, year_of_number(quarter_number)) AS financial_year,
    quarter_of_number(quarter_number) AS quarter,
    reports IS NOT NULL AS in_archive,
    coalesce(documents, 0) AS documents,
    coalesce(reports, 0) AS reports,
    coalesce(plans, 0) AS plans,
    CAST(coalesce(actions, 0) AS BIGINT) AS actions,
    first.file_name AS file_name,
    first.report AS report,
    first.document_id AS document_id
FROM numbered
LEFT JOIN plans USING (whose, quarter_number)
ORDER BY authority, financial_year, quarter NULLS FIRST;
COMMENT ON VIEW coverage IS
    'Every quarter between an authority''s first and last in the archive, and whether anything of it is there; papers that name only a year stand in a row without a quarter.';

CREATE OR REPLACE VIEW plan_coverage AS
WITH spans AS (
    SELECT whose, series, min(authority) AS authority, arg_max(plan, quarter_number) AS plan,
        unnest(range(min(quarter_number), max(quarter_number) + 1)) AS quarter_number
    FROM plan_quarters
    GROUP BY whose, series
)
SELECT
    s.authority,
    coalesce(q.plan, s.plan) AS plan,
    year_of_number(quarter_number) AS financial_year,
    quarter_of_number(quarter_number) AS quarter,
    q.document_id IS NOT NULL AS in_archive,
    coalesce(q.actions, 0) AS actions,
    coalesce(q.papers, 0) AS papers,
    q.report_date,
    q.file_name,
    q.page,
    q.document_id
FROM spans s
LEFT JOIN plan_quarters q USING (whose, series, quarter_number)
ORDER BY s.authority, series, quarter_number;
COMMENT ON VIEW plan_coverage IS 'Every quarter between a plan''s first and last in the archive, and whether the plan''s rows of it are there.';

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
SELECT authority, scheme, subject, year_before, grade_before, assessment_year, grade_text, steps_better, file_name, page, grade_id
FROM grade_history
WHERE steps_better IS NOT NULL;
COMMENT ON VIEW grade_changes IS
    'What became of a grade from one assessment to the next of the same scheme: by how many steps better, or worse.';

CREATE OR REPLACE MACRO month_of(words, in_year) AS -- "August 2013", "Aug-13"; "August" in the financial year 2013-14
    coalesce(
        TRY_CAST(try_strptime(words, ['%B %Y', '%b %Y', '%b-%y', '%b %y']) AS DATE),
        make_date(
            CAST(left(in_year, 4) AS INTEGER) + CAST(month(try_strptime(words || ' 2000', ['%B %Y', '%b %Y'])) < 4 AS INTEGER),
            month(try_strptime(words || ' 2000', ['%B %Y', '%b %Y'])),
            1
        )
    );

CREATE OR REPLACE VIEW indicator_series AS
WITH told AS (
    SELECT
        coalesce(r.authority, d.authority_name) AS authority,
        coalesce(r.whose, i.document_id) AS whose,
        [coalesce(folded(i.reference), folded(i.name)), i.unit, folded(i.subject)] AS measure,
        -- a measure without a period of its own is told of its paper's
        CASE WHEN i.period_text IS NULL AND i.financial_year IS NULL THEN r.financial_year ELSE i.financial_year END AS in_year,
        CASE WHEN i.period_text IS NULL AND i.financial_year IS NULL THEN r.quarter ELSE i.quarter END AS in_quarter,
        CASE
            WHEN in_year IS NOT NULL AND in_quarter IS NOT NULL THEN 'quarter'
            WHEN month_of(i.period_text, in_year) IS NOT NULL THEN 'month'
            WHEN regexp_full_match(i.period_text, '(19|20)[0-9]{2}') THEN 'year'
            WHEN in_year IS NOT NULL AND coalesce(regexp_matches(i.period_text, '20[0-9]{2} ?[-/–] ?(20)?[0-9]{2}'), true)
            THEN 'financial year'
        END AS period_kind,
        CASE period_kind
            WHEN 'quarter' THEN CAST(make_date(CAST(left(in_year, 4) AS INTEGER), 4, 1) + to_months(3 * (in_quarter - 1)) AS DATE)
            WHEN 'month' THEN month_of(i.period_text, in_year)
            WHEN 'year' THEN make_date(CAST(i.period_text AS INTEGER), 1, 1)
            WHEN 'financial year' THEN make_date(CAST(left(in_year, 4) AS INTEGER), 4, 1)
        END AS period_start,
        r.report, r.report_date, d.file_name, i.*
    FROM indicators i
    JOIN documents d USING (document_id)
    LEFT JOIN report_quarters r USING (report_id)
    WHERE i.value IS NOT NULL
), chosen AS ( -- the last paper that tells of a period; where it gives two values for one period, nothing follows
    SELECT
        *,
        count(DISTINCT value) OVER (PARTITION BY whose, measure, period_kind, period_start, document_id) = 1 AS plain
    FROM told
    QUALIFY period_start IS NULL OR row_number() OVER (
        PARTITION BY whose, measure, period_kind, period_start
        ORDER BY report_date DESC NULLS LAST, page IS NULL, file_name, page, indicator_id
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
    authority,
    reference,
    name,
    subject,
    unit,
    period_kind,
    period_start,
    period_text,
    in_year AS financial_year,
    in_quarter AS quarter,
    value,
    target,
    CASE
        WHEN target IS NOT NULL AND direction = 'higher_is_better' THEN value >= target
        WHEN target IS NOT NULL AND direction = 'lower_is_better' THEN value <= target
        WHEN rag = 'green' THEN true
        WHEN rag = 'red' THEN false
    END AS meets_target,
    value_before,
    CASE WHEN value_then IS NOT NULL THEN period_before END AS period_before,
    round(value - value_before, 6) AS change,
    CASE direction
        WHEN 'higher_is_better' THEN sign(value - value_before)
        WHEN 'lower_is_better' THEN sign(value_before - value)
    END AS better,
    direction,
    status,
    rag,
    report,
    report_date,
    file_name,
    page,
    bbox,
    quote,
    indicator_id,
    document_id
FROM compared
ORDER BY whose, measure, period_kind, period_start, period_text, file_name, indicator_id;
COMMENT ON VIEW indicator_series IS
    'The same measure over its periods, each from the last paper that tells of it: value, target, and the change since the period before (in the archive, else as the paper prints it). Quarters, months and years are series of their own.';

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
JOIN documents d USING (document_id)
LEFT JOIN report_dates r USING (report_id)
ORDER BY authority, r.meeting_date, r.committee, d.file_name, x.page, x.number, x.label, x.decision_id;
COMMENT ON VIEW decisions_by_meeting IS
    'What each meeting resolved and what was recommended to it, item by item, part by part; the same paper in two formats counts twice.';
