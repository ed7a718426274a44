"""The most our own organisation could lose, straight, beside the reserves that it entered."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from commissioning.agreements.rules.agreed_sums import AgreedGrant, agreed_sums
from commissioning.agreements.rules.content import Content
from commissioning.agreements.rules.losses import LargestLoss, losses_of_each
from commissioning.agreements.rules.missing_money import missing_sums
from commissioning.foundation.in_words import a_day, pounds

NO_RESERVES = "Our staff have not entered our reserves yet. Ask them whether those would cover it."
NO_LIMIT = "There is no limit to what this could cost us."
WEIGH = "Ask what a very dear year would mean for us before you vote."


class Held(Protocol):
    """What is held in unrestricted reserves, in pence, and on which day."""

    @property
    def pence(self) -> int: ...

    @property
    def as_of(self) -> date: ...


@dataclass(frozen=True, slots=True)
class MostToLose:
    """One large sentence, what stands beside it, and whether it is more than the reserves."""

    words: str
    beside: str
    warns: bool = False


def in_one_sentence(content: Content, party: str, reserves: Held | None) -> MostToLose:
    """Say the most that a party (its reference) could lose, beside its unrestricted reserves."""
    if missing_sums(content):
        return MostToLose("What this could cost us is not worked out yet.", "", warns=True)
    sums = agreed_sums(content)
    if sums is None:
        return MostToLose("We share no money here, so no partner's loss becomes ours.", "")
    if isinstance(sums, AgreedGrant):
        return MostToLose("We bear no other partner's overspend.", "What we overspend is our own.")
    losses = losses_of_each(sums.terms, sums.parties)
    return _of_overspends(losses.get(party, LargestLoss(0, 0)), reserves)


def _of_overspends(loss: LargestLoss, reserves: Held | None) -> MostToLose:
    held, pence = _held(reserves), loss.alone_pence
    if pence is None:
        return MostToLose(NO_LIMIT, held or WEIGH, warns=True)
    if not pence:
        return MostToLose("By this agreement we bear no part of an overspend.", "")
    words = f"This could cost us up to {_both(loss)}."
    if reserves is None:
        return MostToLose(words, NO_RESERVES)
    if pence > reserves.pence:
        short = f"That is {pounds(pence - reserves.pence)} less than the most it could cost us."
        return MostToLose(words, f"{held} {short}", warns=True)
    return MostToLose(words, f"{held} They would cover it.")


def _both(loss: LargestLoss) -> str:
    """Say a largest loss once where it is the same whoever leaves."""
    if loss.together_pence == loss.alone_pence:
        return pounds(loss.alone_pence)
    together, alone = pounds(loss.together_pence), pounds(loss.alone_pence)
    return f"{together}, and up to {alone} if only we stay to the end"


def _held(reserves: Held | None) -> str:
    if reserves is None:
        return ""
    return f"Our unrestricted reserves were {pounds(reserves.pence)} on {a_day(reserves.as_of)}."
