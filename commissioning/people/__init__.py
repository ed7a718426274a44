"""People: accounts, sign-in, sign-ins kept, links sent by email."""
