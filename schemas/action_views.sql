-- The same action over the quarters, as views. Written anew whenever a database is opened for loading.
-- Which rows are the same action is in action_links, what changed in action_changes; both are made after every run, so
-- that nothing here compares all rows with all others. Joins go by one id, and `authority` is a column of the links, so
-- that a question for one authority reads its rows alone.

CREATE OR REPLACE VIEW action_history AS
SELECT
    coalesce(l.authority_name, l.authority) AS authority,
    l.series,
    l.action_key,
    l.as_at,
    a.reference,
    a.description,
    a.lead_officer,
    a.deadline_text,
    a.deadline,
    a.status_text,
    a.status,
    a.percent_complete,
    l.changes,
    l.kind AS link,
    l.score,
    l.reason,
    r.report,
    r.report_date,
    r.file_name,
    a.page,
    a.bbox,
    a.quote,
    a.level,
    a.action_id,
    l.previous_action_id,
    a.report_id,
    a.document_id
FROM action_links l
JOIN actions a ON a.action_id = l.action_id
LEFT JOIN report_dates r ON r.report_id = a.report_id
ORDER BY authority, l.rowid; -- links stand in order of time: to sort all columns that say so takes a million rows a second
COMMENT ON VIEW action_history IS
    'Every row that prints an action, in order of time, with what is new in it; rows of a copy of a report say so in `link`.';

CREATE OR REPLACE VIEW changed_actions AS
SELECT
    coalesce(c.authority_name, c.authority) AS authority,
    c.series,
    c.as_at,
    c.field,
    c.before,
    c.after,
    a.level,
    a.reference,
    a.description,
    a.lead_officer,
    a.status_text,
    a.status,
    r.report,
    r.report_date,
    r.file_name,
    a.page,
    a.bbox,
    a.quote,
    e.file_name AS earlier_file_name,
    c.since_page AS earlier_page,
    c.since_bbox AS earlier_bbox,
    c.action_key,
    c.action_id,
    c.since_action_id AS earlier_action_id,
    a.report_id,
    c.document_id
FROM action_changes c
JOIN actions a ON a.action_id = c.action_id
LEFT JOIN documents e ON e.document_id = c.since_document_id
LEFT JOIN report_dates r ON r.report_id = a.report_id;
COMMENT ON VIEW changed_actions IS
    'What changed in an action since the report before: the field, its value before and after, and where both are printed.';

CREATE OR REPLACE VIEW slipped_deadlines AS
WITH between_reports AS (
    SELECT
        authority, series, as_at, level, reference, description, lead_officer, status,
        CAST(before AS DATE) AS from_deadline, CAST(after AS DATE) AS to_deadline,
        report, report_date, file_name, page, bbox, quote,
        earlier_file_name, earlier_page, earlier_bbox,
        action_key, action_id, earlier_action_id, report_id, document_id
    FROM changed_actions
    WHERE field = 'deadline' AND after > before -- as ISO 8601 they are in order as text, too
), told_by_the_paper AS ( -- "Revised date" beside the first: the only report of it that there is, or its first
    SELECT
        coalesce(l.authority_name, l.authority) AS authority, l.series, l.as_at, a.level, a.reference, a.description,
        a.lead_officer, a.status,
        a.original_deadline AS from_deadline, a.deadline AS to_deadline,
        r.report, r.report_date, r.file_name, a.page, a.bbox, a.quote,
        r.file_name AS earlier_file_name, a.page AS earlier_page, a.bbox AS earlier_bbox,
        l.action_key, a.action_id, a.action_id AS earlier_action_id, a.report_id, a.document_id
    FROM actions a
    JOIN action_links l ON l.action_id = a.action_id
    LEFT JOIN report_dates r ON r.report_id = a.report_id
    WHERE a.original_deadline < a.deadline AND l.kind IN ('first', 'two candidates')
), slips AS (
    SELECT * FROM between_reports UNION ALL SELECT * FROM told_by_the_paper
)
SELECT
    authority, series, as_at, level, reference, description, lead_officer, status,
    from_deadline, to_deadline, date_diff('day', from_deadline, to_deadline) AS days,
    report, report_date, file_name, page, bbox, quote, earlier_file_name, earlier_page, earlier_bbox,
    action_key, action_id, earlier_action_id, report_id, document_id
FROM slips
ORDER BY authority, series, as_at, days DESC, reference, action_id;
COMMENT ON VIEW slipped_deadlines IS
    'Deadlines put off: from which day to which, by how many days, in which paper; also where one paper prints both.';

CREATE OR REPLACE VIEW dropped_actions AS
SELECT
    coalesce(l.authority_name, l.authority) AS authority,
    l.series,
    l.as_at,
    a.level,
    a.reference,
    a.description,
    a.lead_officer,
    a.deadline,
    a.status_text,
    a.status,
    a.percent_complete,
    r.report,
    r.report_date,
    r.file_name,
    a.page,
    a.bbox,
    a.quote,
    n.report AS absent_from_report,
    n.report_date AS absent_on,
    n.file_name AS absent_from_file_name,
    l.action_key,
    a.action_id,
    a.report_id,
    a.document_id,
    n.document_id AS absent_from_document_id
FROM action_links l
JOIN actions a ON a.action_id = l.action_id
JOIN report_dates n ON n.report_id = l.absent_from
LEFT JOIN report_dates r ON r.report_id = a.report_id
WHERE l.absent_from IS NOT NULL AND coalesce(a.percent_complete, 0) < 100
ORDER BY authority, l.series, l.as_at, a.reference, a.action_id;
COMMENT ON VIEW dropped_actions IS
    'Actions that are missing from the next report of their plan in the archive, and from all later ones, and that were never called completed or cancelled.';

CREATE OR REPLACE VIEW status_changes AS
SELECT
    authority, series, as_at, level, reference, description, lead_officer,
    before AS from_status, after AS to_status, status_text,
    report, report_date, file_name, page, bbox, quote, earlier_file_name, earlier_page, earlier_bbox,
    action_key, action_id, earlier_action_id, report_id, document_id
FROM changed_actions
WHERE field = 'status'
ORDER BY authority, series, as_at, reference, action_id;
COMMENT ON VIEW status_changes IS 'Changes of an action''s status: what one report says, and what the next report that gives a status says.';

CREATE OR REPLACE VIEW reopened_actions AS
SELECT *
FROM status_changes
WHERE from_status IN ('completed', 'cancelled') AND to_status NOT IN ('completed', 'cancelled')
ORDER BY authority, series, as_at, reference, action_id;
COMMENT ON VIEW reopened_actions IS 'Actions called completed or cancelled that a later report goes on with.';

CREATE OR REPLACE VIEW changed_owners AS
SELECT
    authority, series, as_at, level, reference, description,
    before AS from_officer, after AS to_officer, status,
    report, report_date, file_name, page, bbox, quote, earlier_file_name, earlier_page, earlier_bbox,
    action_key, action_id, earlier_action_id, report_id, document_id
FROM changed_actions
WHERE field = 'lead_officer'
ORDER BY authority, series, as_at, reference, action_id;
COMMENT ON VIEW changed_owners IS 'Actions that passed from one officer to another, and in which paper; a name in another spelling is no change.';

CREATE OR REPLACE VIEW undecided_links AS
SELECT
    coalesce(l.authority_name, l.authority) AS authority,
    l.series,
    l.as_at,
    a.reference,
    a.description,
    a.lead_officer,
    l.reason,
    l.candidates,
    r.report,
    r.file_name,
    a.page,
    a.bbox,
    a.quote,
    a.action_id,
    a.report_id,
    a.document_id
FROM action_links l
JOIN actions a ON a.action_id = l.action_id
LEFT JOIN report_dates r ON r.report_id = a.report_id
WHERE l.kind = 'two candidates'
ORDER BY authority, l.series, l.as_at, a.action_id;
COMMENT ON VIEW undecided_links IS 'Actions that may be either of two earlier ones, and are therefore linked to none.';
