"""Pure rules of boards: no database and no web, one file per rule."""
