"""How an organisation comes to a place and leaves it. The policy says who; see permissions.py."""

from commissioning.foundation.actor import Role
from commissioning.foundation.lifecycle import Lifecycle, rows

CONVENORS = tuple(Role)  # any seat may hold the convenor's duty
ADMINS = (Role.ADMIN,)

STAYS = Lifecycle(
    "membership",
    rows(
        ("asked", "admit", "admitted", CONVENORS),
        ("asked", "decline", "declined", CONVENORS),
        ("asked", "take back", "taken back", ADMINS),
        ("admitted", "leave", "left", ADMINS),
    ),
)
STANDING = ("asked", "admitted")
CONCERNING = (*STANDING, "left")  # whose convenors have to do with the organisation
