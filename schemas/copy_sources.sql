-- Which papers are there more than once: as PDF and as Word, in two packs, with and without their appendices. What
-- counts rows counts one of them. For as long as comparing lasts.

CREATE OR REPLACE TEMP TABLE whole_papers AS -- a report stands for itself and its appendices
SELECT
    r.report_id, r.document_id, folded(r.title) AS title,
    q.whose, q.authority, q.report_date, q.financial_year, q.quarter_number, q.file_name,
    regexp_replace(q.file_name, '\.[^.]*$', '') AS file_stem
FROM reports r
JOIN report_quarters q USING (report_id)
WHERE r.parent_report_id IS NULL AND r.title IS NOT NULL;

CREATE OR REPLACE TEMP TABLE namesakes AS -- of one title and one time; where an authority is not told, the day or the file's name must speak for it
SELECT a.report_id, b.report_id AS other_id
FROM whole_papers a
JOIN whole_papers b
    ON a.title = b.title AND a.document_id < b.document_id
    AND a.report_date IS NOT DISTINCT FROM b.report_date
    AND a.financial_year IS NOT DISTINCT FROM b.financial_year
    AND a.quarter_number IS NOT DISTINCT FROM b.quarter_number
    AND (
        a.whose = b.whose
        OR ((a.report_date IS NOT NULL OR a.file_stem = b.file_stem) AND (a.authority IS NULL OR b.authority IS NULL))
    );

CREATE OR REPLACE TEMP TABLE compared_papers AS -- the words of each, and how it is ranked among its copies
WITH named AS (
    SELECT report_id AS paper_id FROM namesakes UNION SELECT other_id FROM namesakes
), parts AS (
    SELECT n.paper_id, r.report_id FROM named n JOIN reports r ON n.paper_id IN (r.report_id, r.parent_report_id)
), worded AS (
    SELECT
        p.paper_id,
        list_distinct(string_split(folded(string_agg(concat_ws(' ', s.heading, s.text), ' ')), ' ')) AS words
    FROM parts p
    JOIN sections s USING (report_id)
    GROUP BY p.paper_id
), given AS (
    SELECT p.paper_id, count(*) AS records
    FROM (
        SELECT report_id FROM actions UNION ALL SELECT report_id FROM indicators UNION ALL SELECT report_id FROM grades
        UNION ALL SELECT report_id FROM decisions UNION ALL SELECT report_id FROM findings
    )
    JOIN parts p USING (report_id)
    GROUP BY p.paper_id
)
SELECT
    w.paper_id, w.words, list_filter(w.words, lambda word: regexp_matches(word, '[0-9]')) AS figures, o.whose, o.authority,
    row_number() OVER (
        -- one that gives clearly more records or words, else one whose authority is told, else one with pages
        ORDER BY
            round(3 * ln(1 + coalesce(g.records, 0))) DESC, round(3 * ln(1 + len(w.words))) DESC, o.authority IS NULL,
            d.media_type = 'application/pdf' DESC, o.file_name, o.document_id, o.report_id
    ) AS rank
FROM worded w
JOIN whole_papers o ON o.report_id = w.paper_id
JOIN documents d USING (document_id)
LEFT JOIN given g USING (paper_id);

CREATE OR REPLACE TEMP VIEW report_copies_now AS
WITH alike AS (
    SELECT
        a.paper_id, b.paper_id AS other_id, a.rank, b.rank AS other_rank, a.authority, b.authority AS other_authority,
        b.whose AS other_whose,
        len(list_intersect(a.words, b.words)) / least(len(a.words), len(b.words)) AS shared_words,
        len(list_intersect(a.figures, b.figures)) / greatest(1, least(len(a.figures), len(b.figures))) AS shared_figures,
        least(len(a.figures), len(b.figures)) = 0 AS without_figures
    FROM (SELECT * FROM namesakes UNION ALL SELECT other_id, report_id FROM namesakes) n
    JOIN compared_papers a ON a.paper_id = n.report_id
    JOIN compared_papers b ON b.paper_id = n.other_id
), chosen AS (
    SELECT *
    FROM alike
    -- another quarter's paper of the same name has other figures; what the smaller paper says, the larger one says, too
    WHERE shared_words >= 0.95 AND (shared_figures >= 0.8 OR without_figures)
    WINDOW same AS (PARTITION BY paper_id)
    QUALIFY (authority IS NOT NULL OR count(DISTINCT CASE WHEN other_authority IS NOT NULL THEN other_whose END) OVER same <= 1)
        AND other_rank < rank
        AND row_number() OVER (PARTITION BY paper_id ORDER BY other_rank) = 1
)
SELECT
    coalesce(q.authority, c.other_authority) AS authority, q.report, q.report_date, q.file_name, r.page, r.bbox,
    round(c.shared_words, 3) AS likeness,
    o.file_name AS copy_of_file_name, x.page AS copy_of_page,
    r.report_id, r.document_id, x.report_id AS copy_of_report_id, x.document_id AS copy_of_document_id
FROM chosen c
JOIN reports r ON c.paper_id IN (r.report_id, r.parent_report_id)
JOIN report_quarters q ON q.report_id = r.report_id
JOIN reports x ON x.report_id = c.other_id
JOIN documents o ON o.document_id = x.document_id
ORDER BY authority, q.report_date, q.file_name, r.ordinal, r.report_id;
