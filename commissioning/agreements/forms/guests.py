"""The wish to let one guest write, or to end that; the page's buttons name the seat."""

from wtforms import HiddenField

from commissioning.foundation.forms import RegisterForm


class GuestForm(RegisterForm):
    """A button beside a guest's name."""

    who_can_see = "those who write this draft: they see which guests write with them."
    seat = HiddenField()
