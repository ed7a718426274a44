"""The address book: one account for each kind of person who uses a register."""

from dataclasses import dataclass

from commissioning.demo.story.commissioners import ADULTS, FOUNDATION, PUBLIC_HEALTH
from commissioning.demo.story.neighbours import FENNICK, HARBOURSIDE_DADS
from commissioning.demo.story.services_of_care import HARBOUR_LIGHT, SECOND_TIDE
from commissioning.demo.story.services_of_community import (
    PLAIN_SAILING,
    VOLUNTARY_ACTION,
    WHEELHOUSE,
)
from commissioning.demo.story.shapes import Body
from commissioning.foundation.actor import Role

PASSWORD = "quiet-lantern-seven-gulls"  # noqa: S105  (invented people, printed at every start)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody a visitor can sign in as.

    Attributes:
        login: What stands before @saltmere.example.
        what: What they can show, in a few words.
        seats: Their roles, the oldest first: it is the one they act as after signing in.
    """

    login: str
    name: str
    what: str
    seats: tuple[tuple[Body, Role], ...] = ()

    @property
    def email(self) -> str:
        """The address they sign in with."""
        return f"{self.login}@saltmere.example"


ACCOUNTS = (
    Account(
        login="officer",
        name="Maya Trescott",
        what="writes bids for Harbour Light: begin here",
        seats=((HARBOUR_LIGHT, Role.OFFICER),),
    ),
    Account(
        login="officer2",
        name="Joel Amankwah",
        what="speaks for Second Tide, which might bid beside Harbour Light",
        seats=((SECOND_TIDE, Role.ADMIN),),
    ),
    Account(
        login="admin",
        name="Carys Whitlock",
        what="runs Harbour Light and looks after who acts for it",
        seats=((HARBOUR_LIGHT, Role.ADMIN),),
    ),
    Account(
        login="trustee",
        name="Gloria Penrose",
        what="a trustee of Harbour Light, who signs in four times a year",
        seats=((HARBOUR_LIGHT, Role.TRUSTEE),),
    ),
    Account(
        login="chair",
        name="Ranjit Sohal",
        what="chairs the board of Harbour Light",
        seats=((HARBOUR_LIGHT, Role.CHAIR),),
    ),
    Account(
        login="secretary",
        name="Elin Marwood",
        what="secretary to the board of Harbour Light",
        seats=((HARBOUR_LIGHT, Role.SECRETARY),),
    ),
    Account(
        login="guest",
        name="Theo Brannigan",
        what="a consultant who helps Harbour Light with one bid for a few weeks",
        seats=((HARBOUR_LIGHT, Role.GUEST),),
    ),
    Account(
        login="convenor",
        name="Ines Calloway",
        what="convenes Saltmere: who joins, who is verified",
        seats=((VOLUNTARY_ACTION, Role.ADMIN),),
    ),
    Account(
        login="commissioner",
        name="Samuel Adeyemi",
        what="commissions for Adult Services, and is clear for most of it",
        seats=((ADULTS, Role.COMMISSIONER),),
    ),
    Account(
        login="commissioner2",
        name="Ffion Garrick",
        what="commissions for Public Health, and has not yet said what interests she has",
        seats=((PUBLIC_HEALTH, Role.COMMISSIONER),),
    ),
    Account(
        login="funder",
        name="Priya Nandakumar",
        what="runs the grants of Merrow Community Foundation",
        seats=((FOUNDATION, Role.ADMIN), (FOUNDATION, Role.COMMISSIONER)),
    ),
    Account(
        login="tworoles",
        name="Desmond Iyer",
        what="runs Wheelhouse, and is a trustee of Plain Sailing: two roles, never added up",
        seats=((WHEELHOUSE, Role.ADMIN), (PLAIN_SAILING, Role.TRUSTEE)),
    ),
    Account(login="newcomer", name="Nia Corrigan", what="has an account, and no role yet"),
    Account(
        login="waiting",
        name="Reece Tallow",
        what="began Harbourside Dads, which waits to be verified",
        seats=((HARBOURSIDE_DADS, Role.ADMIN),),
    ),
    Account(
        login="elsewhere",
        name="Morwenna Bright",
        what="speaks for Fennick Village Care in the other place, Outer Estuary",
        seats=((FENNICK, Role.ADMIN),),
    ),
)

BY_NAME = {account.name: account for account in ACCOUNTS}


def email_of(name: str, body: Body) -> str:
    """Give somebody's address: from the address book, or made of their name."""
    if name in BY_NAME:
        return BY_NAME[name].email
    return f"{name.lower().replace(' ', '.').replace(chr(39), '')}@{body.domain}"
