"""A file cut into its papers; their front sheets and agendas."""
