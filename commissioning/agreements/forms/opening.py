"""One party's word that members may read the full text, given or taken back by a button."""

from commissioning.foundation.forms import RegisterForm


class OpeningForm(RegisterForm):
    """Nothing to type: the page says what it means."""

    who_can_see = "the partners see whether you agree."
