"""The notices and acts of the Provider Selection Regime."""

from commissioning.reviews.rules.notice_fields import (
    CONFLICTS,
    CRITERIA,
    DECIDED,
    PERIOD,
    REASONS,
    SERVICE,
    TITLE,
    VALUE,
    WHO,
)
from commissioning.reviews.rules.notice_parts import ClockRule, Field, NoticeKind

_PSR_STANDSTILL = ClockRule("psr_standstill", "The standstill", holds="the standstill")
_LOOKED_AT = "The wait before providers are looked at"
_STAYS_OPEN = "The standstill stays open at least until"

HEALTH = (
    NoticeKind(
        key="psr_msp_notice",
        name="Notice of intention to use the most suitable provider process",
        when="Before you look at providers.",
        key_of_source="psr_msp",
        opening="We intend to use the most suitable provider process.",
        fields=(TITLE, SERVICE, VALUE, PERIOD),
        clocks=(ClockRule("psr_msp_wait", _LOOKED_AT, holds=_LOOKED_AT.lower()),),
    ),
    NoticeKind(
        key="psr_c_intention",
        name="Notice of intention to award, direct award process C",
        when="Before the award. It starts the standstill.",
        key_of_source="psr_c_notice",
        opening="We intend to award a contract to the existing provider by direct award process C.",
        fields=(TITLE, WHO, SERVICE, VALUE, DECIDED, REASONS, *CRITERIA, *CONFLICTS),
        clocks=(_PSR_STANDSTILL,),
    ),
    NoticeKind(
        key="psr_intention",
        name="Notice of intention to award",
        when="Before the award. It starts the standstill.",
        key_of_source="psr_intention",
        opening="We intend to award a contract to the provider we chose.",
        fields=(TITLE, WHO, SERVICE, VALUE, DECIDED, REASONS, *CRITERIA, *CONFLICTS),
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
        fields=(TITLE, WHO, SERVICE, VALUE, PERIOD, DECIDED, *CONFLICTS),
    ),
    NoticeKind(
        key="psr_change_notice",
        name="Notice of a change of a contract",
        when="If the change of value reaches the limit and the contract did not foresee it.",
        key_of_source="psr_changes",
        opening="We have changed this contract.",
        fields=(
            TITLE,
            WHO,
            Field("What changes", ("what_changes",), "contracts.amendments.description"),
        ),
    ),
)  # fmt: skip
