"""Every question asked of the tables of opportunities, a module per topic."""
