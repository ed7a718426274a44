"""The bench: a large invented register, and how long its pages take. Never part of the tests."""
