"""A small agreement, agreed by three invented organisations, for the tests of its rules."""

from datetime import date

from commissioning.agreements.rules.content import Content
from commissioning.agreements.rules.parts import (
    Bearer,
    Benefit,
    Clause,
    Contribution,
    Measure,
    Party,
    Review,
    Risk,
    Step,
)
from commissioning.agreements.rules.sharing_terms import (
    Band,
    GrantPart,
    GrantShares,
    PartyWeight,
    TargetCostShares,
)
from commissioning.partnerships.rules.forms import LegalForm

PARTIES = (
    Party(ref="harbour", name="Harbour Homes", rank=1, role="Runs the rooms", is_lead=True),
    Party(ref="kettle", name="Kettle Kitchen", rank=2, role="Cooks"),
    Party(ref="lantern", name="Lantern Advice", rank=3, role="Gives advice on debt"),
)

GRANT = GrantShares(
    total_pence=9_000_000,
    parts=(
        GrantPart(party="harbour", fixed_pence=1_000_000),
        GrantPart(party="kettle", weight=1),
        GrantPart(party="lantern", weight=1),
    ),
)

TARGET_COST = TargetCostShares(
    target_pence=100_000_000,
    bands=(
        Band(upto_bp=8_000, share_bp=1_500),
        Band(upto_bp=9_000, share_bp=3_000),
        Band(upto_bp=11_000, share_bp=5_000),
        Band(share_bp=2_000),
    ),
    overspend_limit_pence=5_000_000,
    weights=(
        PartyWeight(party="harbour", gain=40, pain=40),
        PartyWeight(party="kettle", gain=35, pain=35),
        PartyWeight(party="lantern", gain=25, pain=25, own_limit_pence=0),
    ),
    allowable_cost="What the service costs, as the open book shows.",
    vat="Without VAT.",
    changes_of_target="All parties agree in writing.",
    paid_on="Within 30 days of the year's accounts.",
    settlement="The last day of the quarter in which a party leaves.",
)

AGREED = Content(
    title="Rooms, meals and advice",
    purpose="Nobody leaves hospital with nowhere to go.",
    legal_form=LegalForm.CONSORTIUM,
    starts_on=date(2027, 4, 1),
    ends_on=date(2030, 3, 31),
    parties=PARTIES,
    clauses=(
        Clause(key="purpose", title="Purpose and principles", text="We work in the open."),
        Clause(key="deciding", title="How we decide", text="We decide together, by consensus."),
        Clause(key="contact", title="Contact details", text="Write to hello@harbour.example."),
    ),
    contributions=(
        Contribution(ref="rooms", party="harbour", what="Twelve rooms", kind="space"),
        Contribution(ref="van", party="kettle", what="A van", kind="money", pence=800_000),
    ),
    benefits_other=(Benefit(ref="post", party="lantern", what="One adviser's post"),),
    shares=GRANT,
    risks=(
        Risk(
            ref="fewer-rooms",
            title="Fewer rooms than planned",
            what="The council does not renew the lease.",
            bearers=(
                Bearer(party="harbour", percent_bp=5_000),
                Bearer(party="kettle", percent_bp=5_000),
            ),
            mitigation="Ask for the lease by June.",
            holder="harbour",
        ),
    ),
    measures=(Measure(ref="home", question="Do people stay well at home?", how_often="Monthly"),),
    reviews=(Review(ref="first", on=date(2027, 10, 1), about="How the first half year went"),),
    disputes=(
        Step(ref="talk", what="The people concerned talk", who="the people concerned", days=14),
        Step(ref="chairs", what="The chairs meet", who="the chairs", days=28),
        Step(ref="mediator", what="A mediator helps", who="a mediator all agree on", days=42),
    ),
)
