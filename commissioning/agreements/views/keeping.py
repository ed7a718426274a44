"""How pages of agreements do what a form asks: all or nothing, with refusals beside the fields."""

from collections.abc import Callable
from typing import Any

from flask import render_template

from commissioning.agreements.views.opened import OpenedVersion, on_page
from commissioning.foundation.errors import IllegalMove, Refused
from commissioning.foundation.forms import RegisterForm
from commissioning.foundation.web import register, transaction


def kept(form: RegisterForm, act: Callable[[Any], object]) -> bool:
    """Do what was asked, given the session to write in; tell whether it is done.

    What is refused is said in the form.
    """
    try:
        with transaction() as session:
            act(session)
    except Refused as error:
        form.refused(error)
        return False
    except IllegalMove as error:
        form.refuse(str(error))
        return False
    return True


def page(name: str, found: OpenedVersion, form: RegisterForm, **more: Any) -> str:
    """Make a page that asks something about a version."""
    return render_template(f"agreements/{name}.html", **on_page(found, form=form, **more))


def site() -> str:
    """Give the address that links in letters begin with."""
    address: str = register().settings.address
    return address
