"""What is read of agreements, by topic."""
