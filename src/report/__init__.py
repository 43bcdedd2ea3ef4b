"""The report page: one HTML file that needs nothing else, from the views of a council database."""
