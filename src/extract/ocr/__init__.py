"""Pictures of pages -> words, rulings and fills, as if they had been printed into the file."""
