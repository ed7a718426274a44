"""Doing what a form asks: all in one transaction, or nothing, with refusals beside the fields."""

from collections.abc import Callable
from typing import Any, TypeVar

from commissioning.foundation.errors import IllegalMove, Refused
from commissioning.foundation.forms import RegisterForm
from commissioning.foundation.web import transaction

T = TypeVar("T")
Act = Callable[[Any], T]  # it is given the session to write in


def made(form: RegisterForm, act: Act[T]) -> T | None:
    """Do what a form asks, if it was sent and is sound, and give what came of it.

    None, when nothing was done: the form says why.
    """
    return _act(form, act) if form.validate_on_submit() else None


def done(form: RegisterForm, act: Act[object]) -> bool:
    """Do what a form asks, if it was sent and is sound, and tell whether it was done."""
    return form.validate_on_submit() and acted(form, act)


def acted(form: RegisterForm, act: Act[object]) -> bool:
    """Do what a form asks that was found sound before, and tell whether it was done."""
    return _act(form, lambda session: (act(session),)) is not None


def _act(form: RegisterForm, act: Act[T]) -> T | None:
    try:
        with transaction() as session:
            return act(session)
    except Refused as error:
        form.refused(error)
    except IllegalMove as error:
        form.refuse(str(error))
    return None
