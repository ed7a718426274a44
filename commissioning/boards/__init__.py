"""Boards decide: their rules, resolutions on a version, interests, votes and minutes."""
