"""Partnerships: organisations that answer together, from a proposal to its end."""
