"""Pure rules of people: passwords, waits, browsers in words, addresses, ways back."""
