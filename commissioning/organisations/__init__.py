"""Organisations: who they are, their identifiers and names, seats of people, profiles."""
