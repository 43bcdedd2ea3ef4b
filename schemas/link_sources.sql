-- What linking goes by, for as long as it lasts: every report that may print actions, with whose it is, and every action.
-- A row that stands in no report is taken for one of a report that is its whole document.

CREATE OR REPLACE TEMP TABLE printed_reports AS
WITH every AS (
    SELECT
        r.document_id, r.report_id, r.ordinal, r.kind, r.title,
        coalesce(r.committee, p.committee) AS committee,
        coalesce(r.meeting_date, p.meeting_date) AS day,
        coalesce(r.period_end, p.period_end) AS period_end,
        coalesce(r.financial_year, p.financial_year) AS financial_year,
        coalesce(r.quarter, CASE WHEN r.financial_year IS NULL THEN p.quarter END) AS quarter,
        coalesce(r.authority_code, r.authority_name, p.authority_code, p.authority_name) AS label,
        coalesce(r.authority_name, p.authority_name) AS authority_name
    FROM reports r
    LEFT JOIN reports p ON p.report_id = r.parent_report_id AND p.document_id = r.document_id
    UNION ALL
    SELECT document_id, document_id, 0, NULL, title, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM documents
)
SELECT
    e.document_id, e.report_id, d.file_name, e.ordinal, e.kind, e.title, e.committee, e.day, e.period_end,
    e.financial_year, e.quarter,
    coalesce(e.label, d.authority_code, d.authority_name) AS label,
    lower(trim(regexp_replace(
        coalesce(e.label, d.authority_code, d.authority_name, e.committee, e.document_id), '\s+', ' ', 'g'
    ))) AS authority,
    -- "Ashby Vale" rather than "ASHBY VALE", so that one authority's rows stand together
    max(coalesce(e.authority_name, d.authority_name)) OVER (PARTITION BY authority) AS authority_name
FROM every e
JOIN documents d ON d.document_id = e.document_id;

CREATE OR REPLACE TEMP VIEW printed_actions AS
SELECT
    a.action_id,
    r.report_id,
    a.rowid AS place,
    a.description,
    a.parent_action_id,
    a.reference,
    a.plan,
    a.theme,
    a.lead_officer,
    a.deadline,
    a.status,
    left(concat_ws(' ', a.comments, a.progress_text), 1000) AS said,
    a.outcomes_text,
    a.action_key,
    a.document_id,
    a.page,
    a.bbox,
    r.authority,
    r.authority_name,
    hash(r) AS report
FROM actions a
JOIN printed_reports r
    ON r.document_id = a.document_id AND r.report_id = coalesce(a.report_id, a.document_id);

CREATE OR REPLACE TEMP VIEW authority_fingerprints AS
SELECT
    authority,
    count(*) || '-' || sum(hash(
        action_id, action_key, report, description, parent_action_id, reference, plan, theme, lead_officer, deadline,
        status, said, outcomes_text, page, bbox
    )) AS fingerprint,
    count(*) AS actions
FROM printed_actions
GROUP BY authority;
