"""What can go wrong, as types. Their text is written for the person who reads it."""


class RegisterError(Exception):
    """Anything the register refuses; the message says what to do."""


class Hidden(RegisterError):
    """The thing is not there for this actor: missing and hidden are the same (404)."""


class NotAllowed(RegisterError):
    """The actor may see the thing, but may not do this to it."""


class IllegalMove(RegisterError):
    """The lifecycle has no such move from where the thing stands."""


class Refused(RegisterError):
    """A rule refuses what was asked; `field` names the form field it belongs beside, if one."""

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class UnreadableFile(RegisterError):
    """A file as a whole cannot be read; the message is one line that names the place."""
