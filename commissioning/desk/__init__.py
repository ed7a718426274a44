"""The desk: what waits for you, and the plain pages about the register itself."""
