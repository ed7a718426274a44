"""What is asked about public money an organisation was given."""

from commissioning.foundation.fields import DateParts, Line, Money
from commissioning.foundation.forms import RegisterForm
from commissioning.reviews.actions.aid import LONGEST_GIVER, LONGEST_PURPOSE


class AidForm(RegisterForm):
    """Public money the organisation was given as minimal financial assistance."""

    who_can_see = (
        "your own staff and board, and the commissioners of a buyer whom you ask for a grant in a "
        "partnership that they may see."
    )
    giver = Line("Who gave it?", max_length=LONGEST_GIVER, missing="Enter who gave it")
    pence = Money("How much was it?", missing="Enter how much it was")
    given_on = DateParts("When was it given?", when="it was given")
    purpose = Line("What was it for?", max_length=LONGEST_PURPOSE, missing="Enter what it was for")


class AidOutForm(RegisterForm):
    """Taking a sum out again; nothing is typed."""

    who_can_see = "your own staff and board, under what was taken out. It counts no more."
