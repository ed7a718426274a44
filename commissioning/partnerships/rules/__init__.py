"""The rules of partnerships: pure functions, a file per rule."""
