"""What letters about accounts say: what happened, what is asked, one link, no other secrets."""

from commissioning.foundation.outbox import Letter

IGNORE = "If this was not you, you need do nothing: nothing changes unless the link is used."


def password_link(name: str, link: str, lasts: str) -> Letter:
    """Carry the link that chooses a new password."""
    return Letter(
        "Choose a new password",
        f"Hello {name},\n\nSomebody asked for a new password for your account on the shared "
        f"register. To choose one, open this page:\n\n{link}\n\nThe link works once, and for "
        f"{lasts}.\n\n{IGNORE}",
    )


def no_account(address: str) -> Letter:
    """Tell whoever reads this address that it has no account; nobody else learns it."""
    return Letter(
        "No account with this address",
        "Hello,\n\nSomebody asked for a new password on the shared register for "
        f"{address}, but there is no account with this address. You may have used another one "
        "when you joined.\n\nIf this was not you, you need do nothing.",
    )


def sign_in_code(name: str, code: str) -> Letter:
    """Carry a code to sign in with. It is no link, so that nothing can be opened by a scanner."""
    return Letter(
        "Your code to sign in",
        f"Hello {name},\n\nSomebody asked to sign in to the shared register with this address. "
        f"The code is:\n\n{code}\n\nType it on the page that asks for it. It works once, for ten "
        "minutes, and only in the browser that asked.\n\nIf this was not you, you need do nothing: "
        "without the code nobody gets in. Nobody of the register ever asks you for it.",
    )


def nobody_signs_in(address: str) -> Letter:
    """Tell whoever reads this address that no account has it; nobody else learns it."""
    return Letter(
        "No account with this address",
        "Hello,\n\nSomebody asked to sign in to the shared register with "
        f"{address}, but there is no account with this address. You may have used another one "
        "when you joined.\n\nIf this was not you, you need do nothing.",
    )


def new_account(link: str, lasts: str) -> Letter:
    """Carry the link that opens an account.

    It holds nothing that was typed: whoever asked may not be the one who reads it.
    """
    return Letter(
        "Open your account",
        "Hello,\n\nSomebody asked for an account on the shared register with this address. To "
        f"choose a password and open it, go to this page:\n\n{link}\n\nThe link works once, "
        f"and for {lasts}.\n\n{IGNORE}",
    )


def password_changed(name: str, link: str) -> Letter:
    """Tell somebody that their password was changed."""
    return Letter(
        "Your password was changed",
        f"Hello {name},\n\nThe password of your account on the shared register was changed just "
        "now, and every other browser was signed out.\n\nIf this was not you, choose a new "
        f"password at once:\n\n{link}",
    )


def confirm_address(name: str, link: str, lasts: str) -> Letter:
    """Ask, at a new address, whether it is the right one."""
    return Letter(
        "Confirm your new email address",
        f"Hello {name},\n\nYou asked to use this address for your account on the shared register. "
        f"To confirm it, open this page:\n\n{link}\n\nThe link works once, and for {lasts}.\n\n"
        f"{IGNORE}",
    )


def address_in_use(link: str) -> Letter:
    """Tell the owner of an address that somebody wanted to use it, and that it has an account."""
    return Letter(
        "You already have an account",
        "Hello,\n\nSomebody asked to use this address for another account on the shared register. "
        "It already belongs to an account, so nothing was changed.\n\nIf this was you, sign in "
        f"with this address instead:\n\n{link}",
    )


def address_asked_for(name: str, new: str, link: str) -> Letter:
    """Tell the old address that a new one (veiled) was asked for."""
    return Letter(
        "A new email address was asked for",
        f"Hello {name},\n\nSomebody signed in to your account on the shared register and asked to "
        f"use {new} in place of this address. It changes only when that is confirmed.\n\nIf this "
        f"was not you, choose a new password, which ends the change:\n\n{link}",
    )


def address_changed(name: str, new: str) -> Letter:
    """Tell the old address that it is no longer the account's."""
    return Letter(
        "Your email address was changed",
        f"Hello {name},\n\nYour account on the shared register now uses {new}. Letters will go "
        "there, and you sign in with it.\n\nIf this was not you, tell the person who "
        "convenes your place, or whoever runs the register for you.",
    )
