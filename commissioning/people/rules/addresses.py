"""Email addresses: how they are compared, and when one cannot be right."""

from email_validator import EmailNotValidError, validate_email

MISSING = "Enter an email address like name@example.org"


def fold_address(text: str) -> str:
    """Give an address as it is stored and compared; what is no address is only folded."""
    return address_of(text) or text.strip().casefold()


def address_of(text: str) -> str | None:
    """Give the address somebody typed, folded, or None when it cannot be one."""
    try:
        return validate_email(text.strip(), check_deliverability=False).normalized.casefold()
    except EmailNotValidError:
        return None


def veiled(address: str) -> str:
    """Give an address so that its owner knows it and others learn little: "a…@example.org"."""
    name, _, domain = address.rpartition("@")
    return f"{name[:1]}…@{domain}"
