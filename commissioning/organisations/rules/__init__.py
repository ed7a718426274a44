"""Pure rules about organisations: their identifiers, names that are alike, register files."""
