"""Importing published notices: whole batches, each in one transaction, again and again."""
