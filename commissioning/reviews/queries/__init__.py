"""Every question asked of the tables of reviews and routes, a module for each topic."""
