"""Turns the pinned npm packages and our own styles and scripts into what pages load."""
