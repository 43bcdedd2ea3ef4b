-- Tables of version 2 become those of version 3: papers that are gone from the archive are marked.

ALTER TABLE document_sources ADD COLUMN gone_since TIMESTAMP;
COMMENT ON COLUMN document_sources.gone_since IS 'when a run first looked there and did not find these bytes; null while they are there';
