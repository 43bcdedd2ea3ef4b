-- Which papers are there more than once: as PDF and as Word, in two packs, with and without their appendices. What
-- counts rows counts one of them. For as long as comparing lasts.

CREATE OR REPLACE TEMP TABLE whole_papers AS -- a report stands for itself and its appendices
SELECT
    r.report_id, r.document_id,
    concat_ws('|', folded(r.title), coalesce(q.report_date::VARCHAR, ''), coalesce(q.financial_year, ''),
        coalesce(q.quarter_number, 0)) AS named, -- one title and one time
    q.whose, q.authority, q.report_date, q.file_name,
    regexp_replace(q.file_name, '\.[^.]*$', '') AS file_stem
FROM reports r
JOIN report_quarters q USING (report_id)
WHERE r.parent_report_id IS NULL AND r.title IS NOT NULL;

CREATE OR REPLACE TEMP TABLE namesakes AS -- papers of one name; where an authority is not told, the day or the file's name must speak for it
SELECT *
FROM whole_papers
QUALIFY count(DISTINCT document_id) OVER (PARTITION BY named, whose) > 1
    OR (
        count(DISTINCT document_id) OVER (PARTITION BY named) > 1
        AND count(*) FILTER (authority IS NULL) OVER (PARTITION BY named) > 0
        AND (report_date IS NOT NULL OR count(DISTINCT document_id) OVER (PARTITION BY named, file_stem) > 1)
    );

CREATE OR REPLACE TEMP TABLE compared_papers AS -- the words of each, and how it is ranked among its copies
WITH parts AS (
    SELECT n.report_id AS paper_id, r.report_id
    FROM namesakes n
    JOIN reports r ON coalesce(r.parent_report_id, r.report_id) = n.report_id
), worded AS (
    SELECT
        p.paper_id,
        list_distinct(string_split(folded(string_agg(concat_ws(' ', s.heading, s.text), ' ')), ' ')) AS said,
        list_transform(said, lambda word: hash(word)) AS words,
        list_transform(list_filter(said, lambda word: regexp_matches(word, '[0-9]')), lambda word: hash(word)) AS figures
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
), ranked AS (
SELECT
    w.paper_id, w.words, w.figures, o.document_id, o.named, o.whose, o.authority, o.report_date, o.file_stem,
    row_number() OVER (
        -- one that gives clearly more records or words, else one whose authority is told, else one with pages
        ORDER BY
            round(3 * ln(1 + coalesce(g.records, 0))) DESC, round(3 * ln(1 + len(w.words))) DESC, o.authority IS NULL,
            d.media_type = 'application/pdf' DESC, o.file_name, o.document_id, o.report_id
    ) AS rank
FROM worded w
JOIN namesakes o ON o.report_id = w.paper_id
JOIN documents d USING (document_id)
LEFT JOIN given g USING (paper_id)
)
SELECT
    *,
    hash(list_sort(words)) AS told, -- papers that tell the same are compared once
    row_number() OVER (PARTITION BY named, whose ORDER BY rank) AS place,
    row_number() OVER (PARTITION BY named ORDER BY rank) AS place_of_all
FROM ranked;

CREATE OR REPLACE TEMP VIEW report_copies_now AS
WITH pairs AS ( -- each with the best few of its name: what is there a thousand times is not compared a million times
    SELECT a.paper_id, b.paper_id AS other_id
    FROM compared_papers a
    JOIN compared_papers b ON a.named = b.named AND a.whose = b.whose AND a.document_id <> b.document_id AND b.place <= 8
    UNION
    SELECT a.paper_id, b.paper_id
    FROM compared_papers a
    JOIN compared_papers b ON a.named = b.named AND a.document_id <> b.document_id AND b.place_of_all <= 8
        AND (a.authority IS NULL OR b.authority IS NULL) AND (a.report_date IS NOT NULL OR a.file_stem = b.file_stem)
), ordered AS (
    SELECT
        a.paper_id, b.paper_id AS other_id, a.rank, b.rank AS other_rank, a.authority, b.authority AS other_authority,
        b.whose AS other_whose, a.told, b.told AS other_told
    FROM pairs n
    JOIN compared_papers a USING (paper_id)
    JOIN compared_papers b ON b.paper_id = n.other_id
    WHERE b.rank < a.rank OR a.authority IS NULL -- for which all that are alike have to be of one authority
), texts AS (
    SELECT told, any_value(words) AS words, any_value(figures) AS figures
    FROM compared_papers
    GROUP BY told
), likeness AS (
    SELECT
        n.told, n.other_told,
        len(list_intersect(a.words, b.words)) / least(len(a.words), len(b.words)) AS shared_words,
        len(list_intersect(a.figures, b.figures)) / greatest(1, least(len(a.figures), len(b.figures))) AS shared_figures,
        least(len(a.figures), len(b.figures)) = 0 AS without_figures
    FROM (SELECT DISTINCT told, other_told FROM ordered) n
    JOIN texts a USING (told)
    JOIN texts b ON b.told = n.other_told
), alike AS (
    SELECT o.* EXCLUDE (told, other_told), l.shared_words, l.shared_figures, l.without_figures
    FROM ordered o
    JOIN likeness l USING (told, other_told)
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
JOIN reports r ON coalesce(r.parent_report_id, r.report_id) = c.paper_id
JOIN report_quarters q ON q.report_id = r.report_id
JOIN reports x ON x.report_id = c.other_id
JOIN documents o ON o.document_id = x.document_id
ORDER BY authority, q.report_date, q.file_name, r.ordinal, r.report_id;
