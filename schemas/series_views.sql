-- Quarters and authorities compared, as views. Written anew whenever a database is opened for loading.

SELECT 1;
