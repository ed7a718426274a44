"""What is asked in reviews and about routes, a module for each topic."""
