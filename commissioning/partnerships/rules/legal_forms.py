"""The five legal forms in plain words: what each is, what follows from it, what to write down.

Sources: FACTS.md 1.1 to 1.3. It helps people choose; it is not legal advice.
"""

from dataclasses import dataclass

from commissioning.partnerships.rules.forms import LegalForm


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement comes from."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class ToWrite:
    """One thing that a form asks to be written down; `key` is what a page ticks off."""

    key: str
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FormFacts:
    """One legal form.

    Attributes:
        line: What it is, in one plain line, beside the radio button.
        has_lead: One of the parties leads; in the other forms all have an equal say.
        asks_authority: The lead needs each member's written authority.
        several: Whether each may have to answer for the others.
    """

    name: str
    line: str
    has_lead: bool
    asks_authority: bool
    signs: str
    answers: str
    bears: str
    several: str
    writes_down: tuple[ToWrite, ...]
    sources: tuple[Source, ...]

    @property
    def consequences(self) -> tuple[str, ...]:
        """What follows from choosing it: who signs, who answers, who bears what."""
        return (self.signs, self.answers, self.bears, self.several)


NCVO_SPECTRUM = Source(
    "NCVO, the collaboration spectrum",
    "https://www.ncvo.org.uk/help-and-guidance/running-a-charity/collaboration/"
    "about-collaborative-working/the-collaboration-spectrum/",
)
NCVO_MODELS = Source(
    "NCVO, consortium operating models",
    "https://www.ncvo.org.uk/help-and-guidance/running-a-charity/collaboration/consortia/"
    "consortium-operating-models/",
)
NCVO_AGREEMENTS = Source(
    "NCVO, joint working agreements explained",
    "https://www.ncvo.org.uk/help-and-guidance/running-a-charity/collaboration/"
    "joint-working-agreements/explained",
)
CONSORTIUM_BIDS = Source(
    "Department for Education, in FE News: how to bid as a consortium",
    "https://www.fenews.co.uk/resources/how-to-bid-for-government-contracts-as-a-consortium/",
)
BUYERS_VIEW = Source(
    "Hampshire County Council, working in a consortium",
    "https://www.hants.gov.uk/business/procurement/workinginaconsortium",
)
ALLIANCES = Source(
    "LH Alliances, frequently asked questions",
    "http://lhalliances.org.uk/frequently-asked-questions",
)
LAMBETH = Source(
    "Lambeth Living Well Collaborative, frequently asked questions",
    "http://lambethcollaborative.org.uk/frequently-asked-questions-faqs",
)

ROLES = ToWrite("roles", "What each of you does.")
WHY_JOINT = ToWrite("why_joint", "Why each of you needs the others for this.")
AUTHORITY = ToWrite("authority", "Each member's written authority to the lead.")
MONEY = ToWrite("agreement", "Who is paid for what, and who bears which risk.")
LEAVING = ToWrite("leaving", "How somebody joins or leaves, and how you settle a dispute.")

_FACTS = {
    LegalForm.INFORMAL_NETWORK: FormFacts(
        name="Informal network",
        line="You work side by side and share what you learn. It cannot hold a contract.",
        has_lead=False,
        asks_authority=False,
        signs="Nobody signs for the network: it cannot hold a contract or a grant.",
        answers="Each of you answers to its own funder.",
        bears="Each of you bears its own costs and its own risks.",
        several="Nobody answers for anybody else.",
        writes_down=(ROLES, ToWrite("leaving", "That anyone may leave at any time.")),
        sources=(NCVO_SPECTRUM,),
    ),
    LegalForm.LEAD_BODY: FormFacts(
        name="Lead body with sub-contracts",
        line="One of you signs with the buyer, and makes a contract with each of the others.",
        has_lead=True,
        asks_authority=True,
        signs="The lead alone signs with the buyer. The others sign with the lead.",
        answers="The lead alone answers to the buyer for all that is done.",
        bears="The lead bears the risk, unless its contracts with the others share it out.",
        several="The others answer to the lead for their part, and to nobody for the rest.",
        writes_down=(ROLES, WHY_JOINT, AUTHORITY, MONEY, LEAVING),
        sources=(NCVO_SPECTRUM, CONSORTIUM_BIDS),
    ),
    LegalForm.JOINT_BID: FormFacts(
        name="Joint bid, without a new organisation",
        line="You bid as a group and stay separate. One of you speaks for all.",
        has_lead=True,
        asks_authority=True,
        signs="All of you sign, or the lead signs for all with your written authority.",
        answers="All of you answer to the buyer. The lead speaks for you.",
        bears="You share risk as your agreement says. Without one, nobody can tell who bears it.",
        several="A buyer may ask that each of you answers for the whole (jointly and severally). "
        "Take advice, and say in the agreement that you do not form a legal partnership.",
        writes_down=(ROLES, WHY_JOINT, AUTHORITY, MONEY, LEAVING),
        sources=(CONSORTIUM_BIDS, BUYERS_VIEW, NCVO_AGREEMENTS),
    ),
    LegalForm.CONSORTIUM: FormFacts(
        name="Constituted consortium",
        line="You belong to a new organisation that you own together. It holds the contract.",
        has_lead=True,
        asks_authority=True,
        signs="The consortium signs with the buyer, and makes a contract with each member.",
        answers="The consortium answers to the buyer.",
        bears="The consortium bears the risk, up to what it owns. Its rules say what members owe.",
        several="Members answer for their own contract with the consortium.",
        writes_down=(
            ToWrite("constitution", "Its constitution, and who sits on its board."),
            ROLES,
            WHY_JOINT,
            AUTHORITY,
            MONEY,
            LEAVING,
        ),
        sources=(NCVO_SPECTRUM, NCVO_MODELS),
    ),
    LegalForm.ALLIANCE: FormFacts(
        name="Alliance",
        line="You and the buyer decide together and share what goes well and what does not.",
        has_lead=False,
        asks_authority=False,
        signs="All of you, the buyer too, sign one alliance agreement. "
        "Each then has its own contract.",
        answers="You answer to each other. Decisions are taken by all, as best for people.",
        bears="Risk and benefit are shared by all, the buyer too, as the agreement says.",
        several="You win together and lose together, up to the limits that you agree.",
        writes_down=(
            ROLES,
            WHY_JOINT,
            ToWrite("deciding", "How you decide together, with every voice equal."),
            MONEY,
            LEAVING,
        ),
        sources=(ALLIANCES, LAMBETH),
    ),
}


def facts_of(form: LegalForm) -> FormFacts:
    """Give what is to be said about a legal form."""
    return _FACTS[form]
