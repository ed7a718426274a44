"""Every SELECT of the register, a module for each topic."""
