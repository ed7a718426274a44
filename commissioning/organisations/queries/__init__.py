"""Every SELECT of organisations, by topic."""
