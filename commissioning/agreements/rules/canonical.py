"""The one way to write a version down, and the fingerprint of what is written (docs/adr/0061)."""

from hashlib import sha256

import rfc8785
from msgspec import DecodeError
from msgspec.json import decode
from msgspec.structs import replace

from commissioning.agreements.rules.content import (
    Content,
    NotAContent,
    as_json,
    checked,
    from_json,
)
from commissioning.agreements.rules.parts import Party, Risk
from commissioning.agreements.rules.sharing_terms import (
    GrantShares,
    Shares,
    TargetCostShares,
)

LAYOUT = 1  # of what stands around the content; kept in each version, so that it can change


def canonical_bytes(
    agreement_ref: str, number: int, previous_hash: str | None, content: Content
) -> bytes:
    """Write one version in canonical form (RFC 8785): the same agreement gives the same bytes.

    `number` counts versions from 1; `previous_hash` is the fingerprint of the one before, or None.
    Raises NotAContent when the content does not hold to its limits.
    """
    return rfc8785.dumps(
        {
            "agreement": agreement_ref,
            "content": as_json(in_order(checked(content))),
            "layout": LAYOUT,
            "number": number,
            "previous": previous_hash,
        }
    )


def fingerprint(written: bytes) -> str:
    """Name a version by the SHA-256 of its canonical form: 64 hexadecimal digits."""
    return sha256(written).hexdigest()


def content_of(written: bytes) -> Content:
    """Read the content back from what was written. Raises NotAContent when there is none in it."""
    try:
        version = decode(written)
    except (DecodeError, UnicodeDecodeError) as error:
        raise NotAContent(str(error)) from error
    return from_json(version.get("content") if isinstance(version, dict) else None)


def in_order(content: Content) -> Content:
    """Put in one order what has no order of its own, so that order of entry changes nothing.

    Clauses and the steps of a dispute stay as they are: there the order is agreed too.
    """
    ranks = {party.ref: party.rank for party in content.parties}
    return replace(
        content,
        parties=tuple(sorted(content.parties, key=_by_rank)),
        contributions=tuple(
            sorted(content.contributions, key=lambda item: (ranks[item.party], item.ref))
        ),
        benefits_other=tuple(
            sorted(content.benefits_other, key=lambda item: (ranks[item.party], item.ref))
        ),
        shares=_shares_in_order(content.shares, ranks),
        risks=tuple(
            _bearers_in_order(risk, ranks)
            for risk in sorted(content.risks, key=lambda risk: risk.ref)
        ),
        measures=tuple(sorted(content.measures, key=lambda measure: measure.ref)),
        reviews=tuple(sorted(content.reviews, key=lambda review: (review.on, review.ref))),
    )


def _by_rank(party: Party) -> int:
    return party.rank


def _bearers_in_order(risk: Risk, ranks: dict[str, int]) -> Risk:
    return replace(risk, bearers=tuple(sorted(risk.bearers, key=lambda b: ranks[b.party])))


def _shares_in_order(shares: Shares, ranks: dict[str, int]) -> Shares:
    if isinstance(shares, GrantShares):
        return replace(shares, parts=tuple(sorted(shares.parts, key=lambda p: ranks[p.party])))
    if isinstance(shares, TargetCostShares):
        return replace(
            shares,
            weights=tuple(sorted(shares.weights, key=lambda weight: ranks[weight.party])),
        )
    return shares
