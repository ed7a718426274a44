"""What an agreement still has to say about the money it shares."""

from collections.abc import Iterator

from commissioning.agreements.rules.agreed_sums import AgreedGrant, AgreedTarget, agreed_sums
from commissioning.agreements.rules.content import Content
from commissioning.agreements.rules.grant import why_not_shared
from commissioning.agreements.rules.sharing_terms import TargetCostShares
from commissioning.agreements.rules.soundness import why_not

_OF_MONEY = ("target_cost", "shares")  # the clauses in which the commissioner may be named


def missing_money(content: Content) -> tuple[str, ...]:
    """List what is still to be said about money, in numbers and in words."""
    words: tuple[str, ...] = ()
    if isinstance(content.shares, TargetCostShares):
        words = (*_missing_words(content.shares), *_missing_limits(content.shares))
    return (*missing_sums(content), *words)


def missing_sums(content: Content) -> tuple[str, ...]:
    """List what to do before the money clause can be worked with; nothing where none is shared."""
    sums = agreed_sums(content)
    if isinstance(sums, AgreedGrant):
        return tuple(what for what, _ in why_not_shared(sums.total_pence, sums.parts))
    if isinstance(sums, AgreedTarget):
        return tuple(what for what, _ in why_not(sums.terms, sums.parties))
    return ()


def names_commissioner(content: Content) -> bool:
    """Tell whether it says who shares with the partners: a party, or a name in a money clause."""
    written = (each.text.casefold() for each in content.clauses if each.key in _OF_MONEY)
    is_party = any(party.is_commissioner for party in content.parties)
    return is_party or any("commissioner" in text for text in written)


def _missing_words(shares: TargetCostShares) -> Iterator[str]:
    for words, what_to_do in (
        (shares.allowable_cost, "Say what counts as cost"),
        (shares.vat, "Say whether VAT is in the target cost"),
        (shares.changes_of_target, "Say what lets the target cost change"),
        (shares.paid_on, "Say on which day money is paid"),
        (shares.settlement, "Say to which day a share is worked out when a party leaves"),
    ):
        if not words.strip():
            yield what_to_do


def _missing_limits(shares: TargetCostShares) -> Iterator[str]:
    if shares.overspend_limit_pence is None and not shares.no_limit_confirmed:
        yield "Set a limit on overspends, or confirm that there is no limit"
    if shares.modifier.on and not shares.modifier.words.strip():
        yield "Say why what is measured changes what is paid"
