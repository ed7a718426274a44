"""The notices and acts of a grant: subsidy control, and councils' lists."""

from commissioning.reviews.rules.notice_fields import TITLE, WHO
from commissioning.reviews.rules.notice_parts import ClockRule, Field, NoticeKind

GRANT = (
    NoticeKind(
        key="mfa_notification",
        name="Minimal financial assistance notification",
        when="Before the grant. Give it only when the organisation has confirmed in writing.",
        key_of_source="mfa",
        opening="We propose to give you a subsidy by way of minimal financial assistance.",
        fields=(WHO, Field("The amount", ("value",), "awards.value")),
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
        fields=(WHO, Field("The amount", ("value",), "awards.value")),
    ),
    NoticeKind(
        key="subsidy_entry",
        name="Entry in the subsidy database",
        when="If it is a subsidy that has to be published: within three months of the decision.",
        key_of_source="subsidy_reporting",
        opening="A subsidy was given.",
        fields=(
            TITLE,
            WHO,
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
            WHO,
            Field("The amount", ("value",), "awards.value"),
        ),
    ),
)  # fmt: skip
