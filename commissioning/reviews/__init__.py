"""Commissioners review partnerships, partners review how they work, and a lawful route is found."""
