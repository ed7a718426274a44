"""Pure rules of the register: no database and no web, one file per rule."""
