"""What the pages of the register ask, a module for each topic."""
