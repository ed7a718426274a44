"""What is read of boards, by topic."""
