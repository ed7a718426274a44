"""Pure rules of agreements: no database and no web, one file per rule."""
