"""What people do with their accounts and sign-ins. Nothing here knows the web."""
