-- The same action over the quarters, as views. Written anew whenever a database is opened for loading.

SELECT 1;
