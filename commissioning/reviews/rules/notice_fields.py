"""What several notices say alike: where each takes it from, and its place in open data."""

from commissioning.reviews.rules.notice_parts import Field

TITLE = Field("Title and reference", ("title",), "tender.title")
SERVICE = Field("What it is, and its code", ("service",), "tender.description")
VALUE = Field("Approximate value over its whole life", ("value",), "tender.value")
PERIOD = Field("From when to when", ("period",), "tender.contractPeriod")
WHO = Field("Who is to do it, with the address", ("providers",), "awards.suppliers")
DECIDED = Field("Who decided", ("decided_by",))
CONFLICTS = (
    Field("Interests declared", ("conflicts",)),
    Field("How they were dealt with", ("conflicts_managed",)),
)
CRITERIA = tuple(
    Field(f"Reasons: {name}", (f"criterion_{key}",), "awards.rationale")
    for key, name in (
        ("quality", "quality and innovation"),
        ("value", "value"),
        ("integration", "working together and lasting services"),
        ("access", "access, inequalities and choice"),
        ("social", "social value"),
    )
)
REASONS = Field("Reasons for this choice", ("reasons",), "awards.rationale")
