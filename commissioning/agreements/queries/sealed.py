"""What the trail keeps a salted digest of, so that later changes by hand show."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from commissioning.agreements.models import Decision, Signature


def word_facts(decision: Decision) -> dict[str, Any]:
    """Give all that one party's word says."""
    return {
        "version": decision.version_id,
        "organisation": decision.organisation_id,
        "fingerprint": decision.fingerprint,
        "said": decision.said,
        "decided_on": decision.decided_on,
        "takes_effect_on": decision.takes_effect_on,
        "minute": decision.minute,
        "words": decision.words,
        "by": decision.by_seat,
    }


def signature_facts(signature: Signature) -> dict[str, Any]:
    """Give who signed for whom, when, and where it is kept."""
    return {
        "version": signature.version_id,
        "organisation": signature.organisation_id,
        "signed_by": signature.signed_by,
        "signed_on": signature.signed_on,
        "kept_where": signature.kept_where,
        "by": signature.by_seat,
    }


def hashes_of(files: Mapping[str, bytes]) -> dict[str, str]:
    """Name each file, by kind, by the SHA-256 of its bytes."""
    return {kind: sha256(body).hexdigest() for kind, body in files.items()}
