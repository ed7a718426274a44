"""The notices and acts of the Procurement Act, and of market engagement."""

from commissioning.reviews.rules.notice_fields import PERIOD, REASONS, SERVICE, TITLE, VALUE, WHO
from commissioning.reviews.rules.notice_parts import ClockRule, Field, NoticeKind

_ACT_STANDSTILL = ClockRule("act_standstill", "The standstill", holds="the standstill")

ACT = (
    NoticeKind(
        key="market_engagement",
        name="Preliminary market engagement notice",
        when="Before the tender notice, or say in that notice why there was none.",
        key_of_source="act_engagement_notice",
        opening="We want to talk with organisations before we choose how to buy.",
        fields=(
            TITLE,
            SERVICE,
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
            TITLE,
            SERVICE,
            VALUE,
            PERIOD,
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
            TITLE,
            SERVICE,
            VALUE,
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
            TITLE,
            SERVICE,
            VALUE,
            PERIOD,
            WHO,
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
        fields=(TITLE, SERVICE, VALUE, PERIOD, WHO, REASONS),
        clocks=(_ACT_STANDSTILL,),
    ),
    NoticeKind(
        key="light_touch_award",
        name="Contract award notice, light touch",
        when="Before the contract is made.",
        key_of_source="act_details",
        opening="We intend to enter into this contract.",
        fields=(TITLE, SERVICE, VALUE, PERIOD, WHO, REASONS),
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
            TITLE,
            WHO,
            Field("What changes", ("what_changes",), "contracts.amendments.description"),
            Field("Why it is allowed", ("why_allowed",), "contracts.amendments.rationale"),
        ),
        clocks=(ClockRule("act_standstill", "A standstill, if you choose one", voluntary=True),),
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
        fields=(TITLE, WHO, SERVICE, VALUE, PERIOD),
    ),
)  # fmt: skip
