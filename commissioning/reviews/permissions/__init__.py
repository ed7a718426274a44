"""Who may see and do what in reviews, and with lawful routes, as tables."""
