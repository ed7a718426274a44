"""What waits for one seat, a file per capability; order.py says what comes first."""
