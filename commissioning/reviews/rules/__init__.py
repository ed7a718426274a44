"""Rules of reviews and of lawful routes: no database, no web."""
