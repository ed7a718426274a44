"""What becomes of a version under way when the next one is offered: said before anybody begins."""

from collections.abc import Sequence
from dataclasses import dataclass

from commissioning.foundation.in_words import listed


@dataclass(frozen=True, kw_only=True, slots=True)
class UnderWay:
    """A version that is not settled yet, as those inside know it.

    Attributes:
        material: Boards decide on it; otherwise officers acknowledge it.
        approved: All boards have approved it, and it waits for signatures.
        said: The names of the parties that have had their say on it.
        waits_for: The names of those that have not; or, once approved, have not signed.
    """

    number: int
    material: bool
    approved: bool
    said: Sequence[str]
    waits_for: Sequence[str]


def how_it_stands(one: UnderWay) -> str:
    """Say what the version under way waits for."""
    names = listed(list(one.waits_for))
    if one.approved:
        return f"Version {one.number} is approved by all boards, and waits for {names} to sign."
    return f"Version {one.number} waits for {names} to {_say(one)}."


def what_offering_does(one: UnderWay) -> tuple[str, ...]:
    """Say what offering the next version does to the one under way (PRODUCT.md section 6)."""
    if one.approved:
        goes_on = f"Offering the next version does not stop version {one.number}."
        return (f"{goes_on} It can be signed until a newer one is settled.",)
    stops = f"Offering the next version withdraws version {one.number}. All parties are told."
    nobody = (
        "A board that is deciding on it stops at once."
        if one.material
        else "Nobody can acknowledge it any more."
    )
    return (stops, nobody, *_what_was_said(one))


def _what_was_said(one: UnderWay) -> tuple[str, ...]:
    if not one.said:
        return ()
    had = "has had its say" if len(one.said) == 1 else "have had their say"
    kept = "That stays on the record, and all are asked anew about the next version."
    return (f"{listed(list(one.said))} {had} on it. {kept}",)


def _say(one: UnderWay) -> str:
    return "decide" if one.material else "acknowledge it"
