"""The items of the records that routes ask for: what to keep, why, and where that is asked.

`fills` names the fact from which the register can fill an item by itself (queries/route_facts.py).
"""

from dataclasses import dataclass

from commissioning.reviews.rules.figures import Source, source


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One thing to keep on record."""

    key: str
    words: str
    why: str
    key_of_source: str
    fills: str = ""

    @property
    def source(self) -> Source:
        """Give where it is asked for."""
        return source(self.key_of_source)


_CRITERIA = (
    ("quality", "quality and innovation"),
    ("value", "value"),
    ("integration", "working together, joined-up services and lasting ones"),
    ("access", "better access, less inequality, and choice"),
    ("social", "social value"),
)

ITEMS = {
    item.key: item
    for item in (
        Item(
            key="title",
            words="Title and reference",
            why="Every notice carries them.",
            key_of_source="psr_c_notice",
            fills="title",
        ),
        Item(
            key="service",
            words="The service and its code (CPV)",
            why="The notice describes it, and the code says which law applies.",
            key_of_source="psr_c_notice",
            fills="service",
        ),
        Item(
            key="value",
            words="What it is worth over its whole life",
            why="Thresholds and notices hang on it.",
            key_of_source="psr_c_notice",
            fills="value",
        ),
        Item(
            key="period",
            words="From when to when",
            why="It says how long the choice binds you.",
            key_of_source="act_changes",
            fills="period",
        ),
        Item(
            key="providers",
            words="Who is to do it, with the address of each",
            why="The notice names them.",
            key_of_source="psr_c_notice",
            fills="providers",
        ),
        Item(
            key="present_provider",
            words="Who does it now, and how well",
            why="The route rests on how the present contract is met.",
            key_of_source="psr_c",
        ),
        Item(
            key="why_only",
            words="Why only this provider can do it",
            why="The route rests on it.",
            key_of_source="psr_a",
        ),
        Item(
            key="choice_terms",
            words="Your terms, and that all who meet them are taken",
            why="The route rests on people's free choice.",
            key_of_source="psr_b",
        ),
        Item(
            key="no_considerable_change",
            words="How the new contract compares with the one that ends, in kind and in value",
            why="A considerable change closes this route.",
            key_of_source="psr_c",
        ),
        Item(
            key="likely_providers",
            words="Which likely providers you looked at, and how",
            why="You choose among all who are likely.",
            key_of_source="psr_msp",
        ),
        *(
            Item(
                key=f"criterion_{key}",
                words=f"Your reasons: {words}",
                why="The choice is explained by the five key criteria, and how much each counts.",
                key_of_source="psr_intention",
            )
            for key, words in _CRITERIA
        ),
        Item(
            key="decided_by",
            words="Who decided: the post or the committee, and the day",
            why="The record and the notice say who decided.",
            key_of_source="psr_record",
        ),
        Item(
            key="reasons",
            words="Why this route, and why this choice",
            why="Whoever asks can read how you came to it.",
            key_of_source="psr_record",
            fills="reasons",
        ),
        Item(
            key="conflicts",
            words="Interests declared: actual, potential and perceived",
            why="They are found and kept under review from beginning to end.",
            key_of_source="act_conflicts",
            fills="conflicts",
        ),
        Item(
            key="conflicts_managed",
            words="How each interest was dealt with",
            why="The notice says it, and so does the record.",
            key_of_source="psr_c_notice",
            fills="conflicts_managed",
        ),
        Item(
            key="notices",
            words="Which notices you published, and when",
            why="Their days start the clocks.",
            key_of_source="psr_record",
            fills="notices",
        ),
        Item(
            key="ground",
            words="Which reason of the Act is true, and what proves it",
            why="A contract is given without a competition only for a reason that the Act names.",
            key_of_source="act_grounds",
        ),
        Item(
            key="not_excluded",
            words="That the supplier is not excluded from public contracts",
            why="The Act asks for it before a direct award.",
            key_of_source="act_direct",
        ),
        Item(
            key="conflicts_assessment",
            words="A conflicts assessment, made before the first notice",
            why="It is made before a tender notice or a transparency notice.",
            key_of_source="act_conflicts",
        ),
        Item(
            key="how_chosen",
            words="How you choose: the steps, what counts and how much",
            why="All who compete know it from the beginning.",
            key_of_source="act_procedures",
        ),
        Item(
            key="reserved_for",
            words="For whom it is kept, and why",
            why="The notice says it, and you keep the reason.",
            key_of_source="reserve_councils_order",
        ),
        Item(
            key="engaged",
            words="With whom you talked, when, and what you told them",
            why="Nobody may gain an unfair start by it. What you said is there for all to read.",
            key_of_source="act_engagement",
            fills="said",
        ),
        Item(
            key="unfair_start",
            words="What you did so that nobody gains an unfair start",
            why="The Act asks for steps against it.",
            key_of_source="act_engagement",
        ),
        Item(
            key="own_rule",
            words="Which of your own rules you followed",
            why="Below the threshold your own rules are what an auditor reads.",
            key_of_source="below_threshold",
        ),
        Item(
            key="what_changes",
            words="What changes, in what is done, in time and in money",
            why="Whether a change is allowed hangs on it.",
            key_of_source="act_changes",
        ),
        Item(
            key="why_allowed",
            words="Why the change is allowed",
            why="A change without a ground is a new contract, and needs a route of its own.",
            key_of_source="act_changes",
        ),
        Item(
            key="not_a_purchase",
            words="Why it is a grant and not a purchase",
            why="A payment for a service that you ask for is a purchase, whatever it is called.",
            key_of_source="grant_or_purchase",
        ),
        Item(
            key="is_it_a_subsidy",
            words="Whether it is a subsidy: the four questions, with your reasons",
            why="If all four are true, subsidy control applies.",
            key_of_source="subsidy",
            fills="limbs",
        ),
        Item(
            key="mfa_confirmation",
            words="What the organisation confirmed in writing about public money it had",
            why="Minimal financial assistance is given only after that.",
            key_of_source="mfa",
        ),
        Item(
            key="grant_list",
            words="The entry in your list of grants: date, time, department, who, number, "
            "what for, amount",
            why="English councils publish every grant to voluntary organisations.",
            key_of_source="council_grants",
            fills="grant_list",
        ),
        Item(
            key="advice",
            words="What your procurement officer said, who, and when",
            why="The register does not know enough here.",
            key_of_source="act_procedures",
        ),
    )
}
