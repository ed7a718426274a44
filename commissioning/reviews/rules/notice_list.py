"""The notices and acts of each route: what each says, and which clocks its day starts."""

from collections.abc import Mapping

from commissioning.reviews.rules.notice_parts import ClockRule, Field, NoticeKind

_TITLE = Field("Title and reference", ("title",), "tender.title")
_SERVICE = Field("What it is, and its code", ("service",), "tender.description")
_VALUE = Field("Approximate value over its whole life", ("value",), "tender.value")
_PERIOD = Field("From when to when", ("period",), "tender.contractPeriod")
_WHO = Field("Who is to do it, with the address", ("providers",), "awards.suppliers")
_DECIDED = Field("Who decided", ("decided_by",))
_CONFLICTS = (
    Field("Interests declared", ("conflicts",)),
    Field("How they were dealt with", ("conflicts_managed",)),
)
_CRITERIA = tuple(
    Field(f"Reasons: {name}", (f"criterion_{key}",), "awards.rationale")
    for key, name in (
        ("quality", "quality and innovation"),
        ("value", "value"),
        ("integration", "working together and lasting services"),
        ("access", "access, inequalities and choice"),
        ("social", "social value"),
    )
)
_REASONS = Field("Reasons for this choice", ("reasons",), "awards.rationale")
_PSR_STANDSTILL = ClockRule("psr_standstill", "The standstill", holds="the standstill")
_ACT_STANDSTILL = ClockRule("act_standstill", "The standstill", holds="the standstill")
_LOOKED_AT = "The wait before providers are looked at"
_STAYS_OPEN = "The standstill stays open at least until"

KINDS = (
    NoticeKind(
        key="market_engagement",
        name="Preliminary market engagement notice",
        when="Before the tender notice, or say in that notice why there was none.",
        key_of_source="act_engagement_notice",
        opening="We want to talk with organisations before we choose how to buy.",
        fields=(
            _TITLE,
            _SERVICE,
            Field("When it closes", ("closes",), "planning.milestones.dueDate"),
            Field("How you engage: events, places, days", ("engaged",), "planning.rationale"),
        ),
    ),
    NoticeKind(
        key="tender",
        name="Tender notice",
        when="It begins the competition.",
        key_of_source="act_procedures",
        opening="We invite tenders.",
        fields=(
            _TITLE,
            _SERVICE,
            _VALUE,
            _PERIOD,
            Field("How we choose", ("how_chosen",), "tender.awardCriteriaDetails"),
            Field("For whom it is kept", ("reserved_for",), "tender.otherRequirements"),
        ),
    ),
    NoticeKind(
        key="below_tender",
        name="Below-threshold tender notice",
        when="Before it is advertised anywhere else.",
        key_of_source="below_threshold",
        opening="We invite tenders for a contract below the threshold.",
        fields=(
            _TITLE,
            _SERVICE,
            _VALUE,
            Field("How we choose", ("how_chosen",), "tender.awardCriteriaDetails"),
            Field("For whom it is kept", ("reserved_for",), "tender.otherRequirements"),
        ),
    ),
    NoticeKind(
        key="transparency",
        name="Transparency notice",
        when="Before a direct award.",
        key_of_source="act_direct",
        opening="We intend to award a contract directly, without a competition.",
        fields=(
            _TITLE,
            _SERVICE,
            _VALUE,
            _PERIOD,
            _WHO,
            Field("The Act's reason, and why it is true", ("ground",),
                  "tender.procurementMethodRationale"),
        ),
    ),
    NoticeKind(
        key="contract_award",
        name="Contract award notice",
        when="Before the contract is made. It starts the standstill.",
        key_of_source="act_standstill",
        opening="We intend to enter into this contract.",
        fields=(_TITLE, _SERVICE, _VALUE, _PERIOD, _WHO, _REASONS),
        clocks=(_ACT_STANDSTILL,),
    ),
    NoticeKind(
        key="light_touch_award",
        name="Contract award notice, light touch",
        when="Before the contract is made.",
        key_of_source="act_details",
        opening="We intend to enter into this contract.",
        fields=(_TITLE, _SERVICE, _VALUE, _PERIOD, _WHO, _REASONS),
        clocks=(
            ClockRule("act_standstill", "A standstill, if you choose one", voluntary=True),
        ),
    ),
    NoticeKind(
        key="contract_change",
        name="Contract change notice",
        when="Before the change, unless its value or its time changes by little.",
        key_of_source="act_change_notice",
        opening="We intend to change this contract.",
        fields=(
            _TITLE,
            _WHO,
            Field("What changes", ("what_changes",), "contracts.amendments.description"),
            Field("Why it is allowed", ("why_allowed",), "contracts.amendments.rationale"),
        ),
        clocks=(ClockRule("act_standstill", "A standstill, if you choose one", voluntary=True),),
    ),
    NoticeKind(
        key="psr_msp_notice",
        name="Notice of intention to use the most suitable provider process",
        when="Before you look at providers.",
        key_of_source="psr_msp",
        opening="We intend to use the most suitable provider process.",
        fields=(_TITLE, _SERVICE, _VALUE, _PERIOD),
        clocks=(ClockRule("psr_msp_wait", _LOOKED_AT, holds=_LOOKED_AT.lower()),),
    ),
    NoticeKind(
        key="psr_c_intention",
        name="Notice of intention to award, direct award process C",
        when="Before the award. It starts the standstill.",
        key_of_source="psr_c_notice",
        opening="We intend to award a contract to the existing provider by direct award process C.",
        fields=(_TITLE, _WHO, _SERVICE, _VALUE, _DECIDED, _REASONS, *_CRITERIA, *_CONFLICTS),
        clocks=(_PSR_STANDSTILL,),
    ),
    NoticeKind(
        key="psr_intention",
        name="Notice of intention to award",
        when="Before the award. It starts the standstill.",
        key_of_source="psr_intention",
        opening="We intend to award a contract to the provider we chose.",
        fields=(_TITLE, _WHO, _SERVICE, _VALUE, _DECIDED, _REASONS, *_CRITERIA, *_CONFLICTS),
        clocks=(_PSR_STANDSTILL,),
    ),
    NoticeKind(
        key="psr_further",
        name="Further decision told to a provider that wrote to you",
        when="If a provider wrote to you during the standstill.",
        key_of_source="psr_standstill",
        is_act=True,
        while_waiting=True,
        clocks=(ClockRule("psr_further_decision", _STAYS_OPEN, holds="the standstill"),),
    ),
    NoticeKind(
        key="award_made",
        name="The contract was awarded",
        when="After the standstill, where there is one.",
        key_of_source="psr_award",
        is_act=True,
        clocks=(
            ClockRule("psr_award", "Publish the award notice by", ended_by="psr_award_notice"),
        ),
    ),
    NoticeKind(
        key="psr_award_notice",
        name="Award notice",
        when="Within 30 days of the award.",
        key_of_source="psr_award",
        opening="We have awarded this contract.",
        fields=(_TITLE, _WHO, _SERVICE, _VALUE, _PERIOD, _DECIDED, *_CONFLICTS),
    ),
    NoticeKind(
        key="psr_change_notice",
        name="Notice of a change of a contract",
        when="If the change of value reaches the limit and the contract did not foresee it.",
        key_of_source="psr_changes",
        opening="We have changed this contract.",
        fields=(
            _TITLE,
            _WHO,
            Field("What changes", ("what_changes",), "contracts.amendments.description"),
        ),
    ),
    NoticeKind(
        key="contract_made",
        name="The contract was made",
        when="After the standstill, where there is one.",
        key_of_source="act_details",
        is_act=True,
        clocks=(
            ClockRule(
                "act_details", "Publish the contract details notice by",
                ended_by="contract_details",
            ),
        ),
    ),
    NoticeKind(
        key="light_touch_made",
        name="The light touch contract was made",
        when="After the standstill, where you keep one.",
        key_of_source="act_details",
        is_act=True,
        clocks=(
            ClockRule(
                "act_details_light_touch", "Publish the contract details notice by",
                ended_by="contract_details",
            ),
        ),
    ),
    NoticeKind(
        key="contract_details",
        name="Contract details notice",
        when="After the contract is made.",
        key_of_source="act_details",
        opening="We have entered into this contract.",
        fields=(_TITLE, _WHO, _SERVICE, _VALUE, _PERIOD),
    ),
    NoticeKind(
        key="mfa_notification",
        name="Minimal financial assistance notification",
        when="Before the grant. Give it only when the organisation has confirmed in writing.",
        key_of_source="mfa",
        opening="We propose to give you a subsidy by way of minimal financial assistance.",
        fields=(_WHO, Field("The amount", ("value",), "awards.value")),
    ),
    NoticeKind(
        key="grant_decided",
        name="The grant was decided",
        when="The day on which the decision was confirmed.",
        key_of_source="subsidy_reporting",
        is_act=True,
        clocks=(
            ClockRule(
                "subsidy_entry", "If it has to be published: enter it in the database by",
                ended_by="subsidy_entry", sometimes=True,
            ),
            ClockRule("subsidy_kept", "The entry stays there until"),
            ClockRule("mfa_record", "The organisation keeps its own record until"),
        ),
    ),
    NoticeKind(
        key="mfa_confirmation",
        name="Minimal financial assistance confirmation",
        when="With the grant: it says that it is given so, the day and the sum.",
        key_of_source="mfa",
        opening="This subsidy is given to you as minimal financial assistance.",
        fields=(_WHO, Field("The amount", ("value",), "awards.value")),
    ),
    NoticeKind(
        key="subsidy_entry",
        name="Entry in the subsidy database",
        when="If it is a subsidy that has to be published: within three months of the decision.",
        key_of_source="subsidy_reporting",
        opening="A subsidy was given.",
        fields=(
            _TITLE,
            _WHO,
            Field("The amount", ("value",), "awards.value"),
            Field("What it is for", ("reasons", "service"), "awards.description"),
        ),
    ),
    NoticeKind(
        key="council_grants",
        name="Entry in the council's list of grants",
        when="English councils: at least once a year.",
        key_of_source="council_grants",
        opening="A grant to a voluntary, community or social enterprise organisation.",
        fields=(
            Field("Date, time, department, who, number, what for, amount", ("grant_list",)),
            _WHO,
            Field("The amount", ("value",), "awards.value"),
        ),
    ),
)  # fmt: skip
BY_KEY = {kind.key: kind for kind in KINDS}

_PSR_END = ("psr_further", "award_made", "psr_award_notice")
_ACT_END = ("contract_award", "contract_made", "contract_details")
_GRANTS = (
    "mfa_notification", "grant_decided", "mfa_confirmation", "subsidy_entry", "council_grants",
)  # fmt: skip
# What may come in any order once a grant is decided: one is for each year, not for each grant.
IN_ANY_ORDER = frozenset({"mfa_confirmation", "subsidy_entry", "council_grants"})
OF_ROUTE: Mapping[str, tuple[str, ...]] = {
    "engagement": ("market_engagement",),
    "psr_a": ("award_made", "psr_award_notice"),
    "psr_b": ("award_made", "psr_award_notice"),
    "psr_c": ("psr_c_intention", *_PSR_END),
    "psr_msp": ("psr_msp_notice", "psr_intention", *_PSR_END),
    "psr_competition": ("tender", "psr_intention", *_PSR_END),
    "act_open": ("tender", *_ACT_END),
    "act_flexible": ("tender", *_ACT_END),
    "act_light_touch": ("tender", "light_touch_award", "light_touch_made", "contract_details"),
    "act_reserved": ("tender", *_ACT_END),
    "act_direct": ("transparency", *_ACT_END),
    "below_reserved": ("below_tender", "contract_details"),
    "own_rules": ("below_tender", "contract_details"),
    "psr_change": ("psr_change_notice",),
    "act_change": ("contract_change",),
    "grant": _GRANTS,
    "grant_round": _GRANTS,
}
