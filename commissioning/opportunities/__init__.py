"""The catalogue of opportunities: published here or imported, with lots and sharing modes."""
