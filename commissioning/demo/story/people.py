"""Who else acts for whom: roles beside those of the admins, and what is asked and answered."""

from dataclasses import dataclass

from commissioning.demo.story.accounts import ACCOUNTS
from commissioning.demo.story.commissioners import (
    ADULTS,
    CARE_BOARD,
    FOUNDATION,
    HOUSING,
    POLICE,
    PUBLIC_HEALTH,
)
from commissioning.demo.story.neighbours import ESTUARY_COUNCIL
from commissioning.demo.story.services_of_care import SECOND_TIDE, STILLWATER
from commissioning.demo.story.services_of_community import (
    GOOD_COMPANY,
    HOP_ABOARD,
    MENDING_SHED,
    MERROW_CARERS,
    PLAIN_SAILING,
    VOLUNTARY_ACTION,
)
from commissioning.demo.story.shapes import Body
from commissioning.foundation.actor import Role

COMMISSIONS = {
    ADULTS: "Samuel Adeyemi",
    PUBLIC_HEALTH: "Tess Holloway",
    CARE_BOARD: "Bola Tennant",
    POLICE: "Rhys Ottaway",
    FOUNDATION: "Priya Nandakumar",
    HOUSING: "Leah Standish",
    ESTUARY_COUNCIL: "Gwen Thackeray",
}

SECRETARIES = {  # who writes down what the boards of those who work together decide
    SECOND_TIDE: "Oluwaseun Pryor",
    STILLWATER: "Mabel Tregenna",
    GOOD_COMPANY: "Hugh Lanyon",
    HOP_ABOARD: "Sunita Rao",
    MERROW_CARERS: "Alwyn Fisk",
    PLAIN_SAILING: "Winnie Okafor",
    VOLUNTARY_ACTION: "Bryn Halloran",
    ADULTS: "Nerys Holt",
}


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody who is given a role by an organisation's admin."""

    name: str
    body: Body
    role: Role


def _everyone() -> tuple[Invited, ...]:
    commissioning = [Invited(name, body, Role.COMMISSIONER) for body, name in COMMISSIONS.items()]
    in_the_book = [
        Invited(account.name, body, role)
        for account in ACCOUNTS
        for body, role in account.seats
        if body.admin != account.name or role is not Role.ADMIN
    ]
    boards = [Invited(name, body, Role.SECRETARY) for body, name in SECRETARIES.items()]
    return tuple(dict.fromkeys([*commissioning, *in_the_book, *boards]))


INVITED = _everyone()

NEW_NAME = "Harbour Light"
WHY_A_NEW_NAME = "Survivors asked for a name that is about more than the house."

WALKERS_KNOWN = "They begin at our hall at ten every night. I have walked with them in the rain."
SINGERS_KNOWN = (
    "They sang at our harvest lunch, and at three of our members' funerals.",
    "They lend us their piano stool. We have known them since the laundrette flooded.",
)

CLAIMANT = "Barry Nettleship"
CLAIMED = MENDING_SHED
CLAIM = (
    "I have been treasurer since the spring meeting, and the bank knows me. Walter has retired "
    "to Spain and nobody else can get in."
)
CLAIM_ANSWERED = (
    "I have moved to Spain Street, which is next to the fish market. Barry is indeed our "
    "treasurer, and very welcome as an officer; he only needed to knock."
)

ASKER = "Asha Lindqvist"
ASKS = "I start as your fundraiser on Monday, and Carys said to ask here."
