"""What is asked when an organisation is registered, and of the numbers it has."""

from typing import Any

from commissioning.foundation.actor import Kind
from commissioning.foundation.errors import Refused
from commissioning.foundation.fields import Choice, Line, Option, Paragraphs, Pick
from commissioning.foundation.forms import RegisterForm
from commissioning.organisations.rules.identifiers import (
    OrgIdentifier,
    parse_identifier,
    parse_org_id,
)
from commissioning.organisations.rules.names import LONGEST_NAME
from commissioning.organisations.rules.schemes import offered_schemes

NO_NUMBER = "none"
OTHER = "other"
KINDS = (
    Option(
        Kind.VCSE,
        "A voluntary, community or social enterprise organisation",
        "A charity, a community interest company, a co-operative, a group of neighbours …",
    ),
    Option(
        Kind.COMMISSIONER,
        "A commissioner",
        "A public body that pays for services: a council, an NHS body, the police …",
    ),
    Option(Kind.FUNDER, "A funder", "It gives grants."),
    Option(Kind.OTHER, "Another provider", "Such as a company that works for profit."),
)
REGISTERS = (
    *(Option(scheme.code, scheme.name) for scheme in offered_schemes()),
    Option(OTHER, "Another register: I will enter the whole identifier"),
)


class NumberFields(RegisterForm):
    """A register and a number in it."""

    scheme = Pick("Which register is it in?", options=REGISTERS, missing="Choose a register")
    number = Line("Its number there", max_length=100, width="20")

    def identifier(self) -> OrgIdentifier | None:
        """Give the number as org-id has it; refuses, beside the field, one that cannot be right."""
        if self.scheme.data in (None, NO_NUMBER):
            return None
        try:
            if self.scheme.data == OTHER:
                return parse_org_id(self.number.data or "")
            return parse_identifier(self.scheme.data, self.number.data or "")
        except Refused as error:
            self.refuse(str(error), "number")
            return None


class NumberForm(NumberFields):
    """One more number of an organisation."""

    who_can_see = "anyone, once your organisation is verified."


class NewOrganisationForm(NumberFields):
    """One page about an organisation: who it is, in which register, what it does."""

    who_can_see = (
        "you and the convenors of the places here, until a convenor has verified it. "
        "From then on anyone."
    )
    scheme = Pick(
        "Which register is it in?",
        options=(
            *REGISTERS[:-1],
            Option(NO_NUMBER, "None: we are an informal group without a number"),
            REGISTERS[-1],
        ),
        missing="Choose a register, or say that you are an informal group without a number",
    )
    number = Line(
        "Its number there",
        hint="Such as 1234567 for a charity, or 01234567 for a company. "
        "An informal group leaves this empty.",
        max_length=100,
        width="20",
    )
    name = Line(
        "What is it called?",
        hint="The name people know. If the number is in our copy of the charity register, we fill "
        "this in for you.",
        missing="Enter the name of the organisation",
        max_length=LONGEST_NAME,
    )
    kind = Choice("What kind of organisation is it?", options=KINDS, missing="Choose its kind")
    about = Paragraphs(
        "What does it do?",
        hint="One or two sentences are enough. You can say more later.",
        max_length=2_000,
        rows=4,
    )

    @property
    def informal(self) -> bool:
        """Tell whether it says that it has no number."""
        return bool(self.scheme.data == NO_NUMBER)

    def validate(self, extra_validators: Any = None) -> bool:
        """Check the number too, by the form its register gives to numbers."""
        valid = super().validate(extra_validators)
        self.identifier()
        return bool(valid and not self.number.errors)
