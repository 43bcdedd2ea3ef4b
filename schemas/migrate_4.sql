-- Tables of version 3 become those of version 4: what is told of several papers together stands in archive_tables.sql,
-- which is run whenever a database is opened for loading.

SELECT 1;
