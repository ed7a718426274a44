"""What an amount or a period of the law is on a day, or that the register does not know it."""

from datetime import date
from enum import StrEnum

from commissioning.foundation.in_words import a_day, pounds
from commissioning.reviews.rules.clocks import Period, Starts, Unit
from commissioning.reviews.rules.figures import Amount, PeriodRow, figures, holding
from commissioning.reviews.rules.nations import Nation


class What(StrEnum):
    """The amounts that routes ask for."""

    LIGHT_TOUCH = "light_touch"
    CENTRAL = "central"
    SUB_CENTRAL = "sub_central"
    WORKS = "works"
    NOTICE_CENTRAL = "notice_central"
    NOTICE_OTHERS = "notice_others"
    PSR_CHANGE = "psr_change"
    MFA = "mfa"
    MFA_PUBLISH = "mfa_publish"

    @property
    def words(self) -> str:
        """Say what the amount is for."""
        return _WHAT[self]


_WHAT = {
    What.LIGHT_TOUCH: "Procurement Act threshold, light touch services",
    What.CENTRAL: "Procurement Act threshold, goods and services, central government",
    What.SUB_CENTRAL: "Procurement Act threshold, goods and services, councils and others",
    What.WORKS: "Procurement Act threshold, works",
    What.NOTICE_CENTRAL: "Smallest contract with notices below the threshold, central government",
    What.NOTICE_OTHERS: "Smallest contract with notices below the threshold, others",
    What.PSR_CHANGE: "Provider Selection Regime, change of value from which a notice is due",
    What.MFA: "Minimal financial assistance, in this and the two financial years before",
    What.MFA_PUBLISH: "Minimal financial assistance above which it is published",
}


def threshold(what: str, on_day: date) -> Amount | None:
    """Give an amount as it stands on a day; None where the table does not know it for that day."""
    return holding(figures().amounts, what, on_day)


def period_row(what: str, on_day: date) -> PeriodRow | None:
    """Give a period as it stands on a day, with its source; None where the table knows none."""
    return holding(figures().periods, what, on_day)


def period(row: PeriodRow, nation: Nation) -> Period:
    """Make a period that can be counted in a nation."""
    return Period(row.count, Unit(row.unit), Starts(row.starts), nation)


def amount_in_words(amount: Amount) -> str:
    """Say an amount with its VAT: "£663,540, VAT included"."""
    vat = {True: ", VAT included", False: ", without VAT", None: ""}[amount.with_vat]
    return f"{pounds(amount.pence)}{vat}"


def not_known(what: What, on_day: date) -> str:
    """Say that the table knows no amount for a day."""
    return f"{what.words}: the register knows none for {a_day(on_day)}. Check the current text"


def amounts_on(on_day: date) -> list[tuple[What, Amount | None]]:
    """Give every amount as it stands on a day, for the table that a page shows."""
    return [(what, threshold(what, on_day)) for what in What]


_PERIODS = {
    "act_standstill": "Procurement Act: standstill after a contract award notice",
    "act_details": "Procurement Act: contract details notice, after the contract is made",
    "act_details_light_touch": "Procurement Act: contract details notice, light touch",
    "psr_standstill": "Provider Selection Regime: standstill after a notice of intention",
    "psr_wales_standstill": "Provider Selection Regime Wales: standstill after a notice",
    "psr_further_decision": "Provider Selection Regime: wait after a further decision",
    "psr_award": "Provider Selection Regime: award notice, after the award",
    "psr_msp_wait": "Provider Selection Regime: wait before providers are looked at",
    "subsidy_entry": "Subsidy control: entry in the database, after the decision",
    "subsidy_kept": "Subsidy control: how long the entry stays",
    "mfa_record": "Minimal financial assistance: how long its record is kept",
}


def period_words(what: str) -> str:
    """Say what a period is for; its own key where nobody wrote words for it."""
    return _PERIODS.get(what, what)
