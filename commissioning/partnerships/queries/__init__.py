"""What is asked about partnerships."""
