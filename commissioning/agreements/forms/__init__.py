"""What pages of agreements ask, a module for each topic."""
