"""Every SELECT of places, by topic."""
