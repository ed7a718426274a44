"""What is agreed in writing between partners, as papers and pages of the partnership say it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, kw_only=True, slots=True)
class AgreementInForce:
    """The agreement in force: which version, since when, and its SHA-256 (hex)."""

    version: int
    since: date
    fingerprint: str


@dataclass(frozen=True, kw_only=True, slots=True)
class StandingAgreement:
    """An agreement that binds today, and its last day; it does not end with the partnership.

    Attributes:
        end_page: The endpoint of the page that ends it, which lies on the floor above; asks `ref`.
    """

    ref: str
    title: str
    until: date | None
    end_page: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Agreed:
    """What is in force between the partners today.

    Attributes:
        standing: Every agreement in force, the oldest first.
        done: Of what a legal form asks to write down, by key, what the agreement in force says;
            what it says nothing about is not named.
    """

    agreement: AgreementInForce | None = None
    standing: tuple[StandingAgreement, ...] = ()
    done: Mapping[str, bool] = field(default_factory=dict)
