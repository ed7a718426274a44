"""The words of emails about agreements, by what they are about."""
