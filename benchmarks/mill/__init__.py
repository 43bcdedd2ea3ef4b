"""A mill of invented committee papers: any number of them, each with its records and its tables as the truth."""
