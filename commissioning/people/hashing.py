"""Passwords are kept as argon2id hashes. Hash before a transaction begins: it takes a while."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

# 18 ms, 101 sign-ins a second on two cores; the library's own choice manages 12 (DEPENDENCIES.md).
_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)

# Checked when nobody has the address, so that the answer takes as long as for somebody.
_NOBODYS = _hasher.hash("nobody signs in with this")


def hash_password(password: str) -> str:
    """Give the hash that is stored in place of a password."""
    return _hasher.hash(password)


def matches(password_hash: str | None, password: str) -> bool:
    """Tell whether this is the password; takes as long when there is no hash to check against."""
    try:
        _hasher.verify(password_hash or _NOBODYS, password)
    except (VerificationError, InvalidHashError):
        return False
    return password_hash is not None
