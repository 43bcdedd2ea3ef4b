-- The questions most often asked, as views. Written anew, after the tables of the archive, whenever a database is opened
-- for loading.
-- Rows are in the order in which they are read best, but where that would cost what counts them a second and more in a
-- large archive (action_progress); nothing here looks at today's date.

CREATE OR REPLACE VIEW summary AS
WITH amounts AS (
    SELECT 1 AS place, 'documents' AS what, count(*) AS amount FROM documents
    UNION ALL SELECT 2, 'documents read', count(*) FROM documents WHERE outcome IN ('extracted', 'empty', 'partial')
    UNION ALL SELECT 3, 'documents read in part', count(*) FROM documents WHERE outcome = 'partial'
    UNION ALL SELECT 4, 'documents failed', count(*) FROM documents WHERE outcome = 'failed'
    UNION ALL SELECT 5, 'documents skipped', count(*) FROM documents WHERE outcome = 'skipped'
    UNION ALL SELECT 6, 'pages', coalesce(sum(page_count), 0) FROM documents
    UNION ALL SELECT 7, 'authorities', count(DISTINCT lower(authority_name)) FROM documents
    UNION ALL SELECT 8, 'reports', count(*) FROM reports
    UNION ALL SELECT 9, 'copies of reports', count(*) FROM report_copies
    UNION ALL SELECT 10, 'agenda items', count(*) FROM agenda_items
    UNION ALL SELECT 11, 'actions', count(*) FROM actions WHERE level = 'action'
    UNION ALL SELECT 12, 'activities', count(*) FROM actions WHERE level = 'activity'
    UNION ALL SELECT 13, 'progress', count(*) FROM progress
    UNION ALL SELECT 14, 'status counts', count(*) FROM status_counts
    UNION ALL SELECT 15, 'grades', count(*) FROM grades
    UNION ALL SELECT 16, 'indicators', count(*) FROM indicators
    UNION ALL SELECT 17, 'findings', count(*) FROM findings
    UNION ALL SELECT 18, 'decisions', count(*) FROM decisions
    UNION ALL SELECT 19, 'attendances', count(*) FROM attendances
    UNION ALL SELECT 20, 'objective impacts', count(*) FROM objective_impacts
    UNION ALL SELECT 21, 'quality flags', count(*) FROM quality_flags
    UNION ALL SELECT 22, 'unread', count(*) FROM unread
)
SELECT what, CAST(amount AS BIGINT) AS amount FROM amounts ORDER BY place;
COMMENT ON VIEW summary IS 'How much of everything the database holds.';

CREATE OR REPLACE VIEW documents_overview AS
SELECT
    d.file_name,
    d.outcome,
    d.error_code,
    d.error_message,
    d.authority_name AS authority,
    d.title,
    d.page_count AS pages,
    (SELECT count(*) FROM reports x WHERE x.document_id = d.document_id) AS reports,
    (SELECT count(*) FROM actions x WHERE x.document_id = d.document_id) AS actions,
    (SELECT count(*) FROM grades x WHERE x.document_id = d.document_id) AS grades,
    (SELECT count(*) FROM indicators x WHERE x.document_id = d.document_id) AS indicators,
    (SELECT count(*) FROM findings x WHERE x.document_id = d.document_id) AS findings,
    (SELECT count(*) FROM decisions x WHERE x.document_id = d.document_id) AS decisions,
    (SELECT count(*) FROM quality_flags x WHERE x.document_id = d.document_id) AS quality_flags,
    (SELECT count(*) FROM unread x WHERE x.document_id = d.document_id) AS unread,
    d.document_id
FROM documents d
ORDER BY d.file_name, d.document_id;
COMMENT ON VIEW documents_overview IS 'One row per file: what became of it, what of it could not be read, and how many records it gave.';

CREATE OR REPLACE VIEW report_dates AS
SELECT
    r.document_id,
    r.report_id,
    coalesce(r.authority_name, parent.authority_name, d.authority_name) AS authority,
    r.title AS report,
    coalesce(r.meeting_date, parent.meeting_date, r.period_end, parent.period_end) AS report_date,
    coalesce(r.financial_year, parent.financial_year) AS financial_year,
    coalesce(r.quarter, parent.quarter) AS quarter,
    d.file_name,
    coalesce(r.committee, parent.committee) AS committee,
    coalesce(r.meeting_date, parent.meeting_date) AS meeting_date
FROM reports r
JOIN documents d ON d.document_id = r.document_id
LEFT JOIN reports parent ON parent.report_id = r.parent_report_id AND parent.document_id = r.document_id;
COMMENT ON VIEW report_dates IS
    'Each report with its authority, its file and its date: that of the meeting, else the end of the period; an appendix takes the date of its covering report.';

CREATE OR REPLACE VIEW actions_traced AS
WITH parents AS ( -- a join with all actions would cost as much as all the rest
    SELECT document_id, action_id, description
    FROM actions
    SEMI JOIN (SELECT DISTINCT parent_action_id FROM actions) named ON named.parent_action_id = actions.action_id
)
SELECT
    r.authority,
    r.report,
    a.level,
    a.reference,
    a.description,
    parent.description AS parent_action,
    a.plan,
    a.theme,
    a.lead_officer,
    a.deadline_text,
    a.deadline,
    a.status_text,
    a.status,
    a.rag,
    a.percent_complete,
    a.comments,
    coalesce(a.financial_year, r.financial_year) AS financial_year,
    coalesce(a.quarter, r.quarter) AS quarter,
    r.report_date,
    r.file_name,
    a.page,
    a.bbox,
    a.quote,
    a.action_key,
    a.action_id,
    a.report_id,
    a.document_id
FROM actions a
JOIN report_dates r ON r.report_id = a.report_id
LEFT JOIN parents parent ON parent.action_id = a.parent_action_id AND parent.document_id = a.document_id;
COMMENT ON VIEW actions_traced IS 'Every action with its authority, its report, and the file, page and words it was read from.';

CREATE OR REPLACE VIEW actions_by_status AS
SELECT authority, financial_year, quarter, level, coalesce(status, 'not stated') AS status, count(*) AS count
FROM actions_traced
ANTI JOIN report_copies USING (report_id)
GROUP BY ALL
ORDER BY authority, financial_year, quarter, level, status;
COMMENT ON VIEW actions_by_status IS
    'How many actions and activities have each status, by authority and quarter; rows of a copy (`report_copies`) are not counted.';

CREATE OR REPLACE VIEW overdue_actions AS
SELECT
    authority,
    report,
    report_date,
    reference,
    description,
    lead_officer,
    deadline_text,
    deadline,
    date_diff('day', deadline, report_date) AS days_overdue,
    status_text,
    status,
    file_name,
    page,
    bbox,
    quote,
    action_id,
    report_id,
    document_id
FROM actions_traced
ANTI JOIN report_copies USING (report_id)
WHERE deadline < report_date
  AND coalesce(status, '') NOT IN ('completed', 'cancelled')
  AND coalesce(percent_complete, 0) < 100
ORDER BY authority, report_date, days_overdue DESC, reference, action_id;
COMMENT ON VIEW overdue_actions IS
    'Actions whose deadline had passed on the date of their own report, and that this report does not call completed or cancelled; each report once, without its copies.';

CREATE OR REPLACE VIEW action_progress AS -- in two parts, each with its own reports: what an authority is asked for is looked for alone
SELECT
    r.authority,
    a.plan,
    a.action_key,
    a.reference,
    a.description,
    coalesce(a.financial_year, r.financial_year) AS financial_year,
    coalesce(a.quarter, r.quarter) AS quarter,
    NULL AS period_text,
    a.status_text,
    a.status,
    a.percent_complete,
    a.lead_officer,
    a.deadline,
    r.report,
    r.file_name,
    a.page,
    a.bbox,
    a.quote,
    a.action_id,
    a.report_id,
    a.document_id
FROM actions a
JOIN report_dates r ON r.report_id = a.report_id
WHERE a.financial_year IS NOT NULL OR r.financial_year IS NOT NULL
UNION ALL
SELECT
    r.authority,
    a.plan,
    a.action_key,
    a.reference,
    a.description,
    p.financial_year,
    p.quarter,
    p.period_text,
    p.status_text,
    p.status,
    p.percent_complete,
    a.lead_officer,
    a.deadline,
    r.report,
    r.file_name,
    p.page,
    p.bbox,
    p.quote,
    p.action_id,
    p.report_id,
    p.document_id
FROM progress p
JOIN report_dates r ON r.report_id = p.report_id
JOIN actions a ON a.action_id = p.action_id;
COMMENT ON VIEW action_progress IS
    'An action over the quarters: where it stood in each report and in each period that a report prints; in no order.';

CREATE OR REPLACE VIEW grades_by_year AS
SELECT
    coalesce(r.authority, d.authority_name) AS authority,
    g.assessment_year,
    g.framework,
    g.assessor,
    g.outcome_number,
    g.subject,
    g.scheme,
    g.grade_text,
    g.grade,
    g.grade_rank,
    g.score,
    g.scale_max,
    d.file_name,
    g.page,
    g.bbox,
    g.quote,
    g.grade_id,
    g.document_id
FROM grades g
JOIN documents d ON d.document_id = g.document_id
LEFT JOIN report_dates r ON r.report_id = g.report_id
ORDER BY authority, g.framework, g.subject, g.assessment_year, g.grade_id;
COMMENT ON VIEW grades_by_year IS 'Grades by authority, framework and subject, year after year.';

CREATE OR REPLACE VIEW unread_overview AS
SELECT
    d.file_name,
    u.kind,
    u.reason,
    count(*) AS count,
    list_sort(list_distinct(list(u.page) FILTER (u.page IS NOT NULL))) AS pages,
    u.document_id
FROM unread u
JOIN documents d ON d.document_id = u.document_id
GROUP BY d.file_name, u.document_id, u.kind, u.reason
ORDER BY d.file_name, u.kind, u.reason, u.document_id;
COMMENT ON VIEW unread_overview IS 'What was not read, file by file, and on which pages to look.';

CREATE OR REPLACE VIEW failures AS
SELECT file_name, outcome, error_code, error_message, source_uri, document_id
FROM documents
WHERE outcome IN ('failed', 'skipped')
ORDER BY outcome, error_code, file_name, source_uri;
COMMENT ON VIEW failures IS 'Files that gave nothing, why, and what to do.';
