"""Agreements: versions, clauses, differences, and how money is shared."""
