"""What pages of versions show: what is next for the reader, each party's word, and the shares."""

from collections.abc import Collection, Sequence
from typing import Any

from flask import url_for

from commissioning.agreements.models import Version
from commissioning.agreements.queries.agreements import VersionShown
from commissioning.agreements.rules.agreed_sums import AgreedGrant, AgreedTarget, agreed_sums
from commissioning.agreements.rules.content import Content
from commissioning.agreements.rules.grant import share_budget
from commissioning.agreements.rules.in_force import BINDING
from commissioning.agreements.rules.missing_money import missing_sums
from commissioning.agreements.rules.next_version import (
    UnderWay,
    how_it_stands,
    what_offering_does,
)
from commissioning.agreements.rules.saying import called
from commissioning.agreements.views.opened import OpenedVersion
from commissioning.foundation.clock import today
from commissioning.foundation.filters import day
from commissioning.foundation.in_words import listed
from commissioning.foundation.web import actor

NOT_YET = (
    "All boards approved it. Nobody signs before {day}: until then a public body's own members can "
    "call it in."
)
SAID = {
    "approved": "The board approved it",
    "refused": "The board did not approve it",
    "acknowledged": "Acknowledged by an officer",
}


def next_step(found: OpenedVersion, verbs: Collection[str]) -> dict[str, Any]:
    """Say what is next for the reader: words, and a button where it is theirs to press."""
    make = _NEXT.get(found.version.status) if found.shown.inside else None
    binds = found.shown.inside and found.shown.words == "in force"
    nothing = "This is what binds you now." if binds else "Nothing waits here."
    words, button, endpoint = make(found, verbs) if make else (nothing, "", "")
    return {"text": words, "button": button, "href": _to(found, endpoint) if button else ""}


def _to(found: OpenedVersion, endpoint: str) -> str:
    if endpoint == "draft":
        return url_for("agreements.draft", ref=found.agreement.ref)
    return url_for(f"agreements.{endpoint}", ref=found.agreement.ref, number=found.version.number)


def _of_draft(_found: OpenedVersion, verbs: Collection[str]) -> tuple[str, str, str]:
    if "offer" in verbs:
        words = "Read it as a whole. When all is said, offer it to every party's board."
        return words, "Offer this version", "offer"
    return "Go on writing. Someone with a mandate offers it then.", "Go on writing", "draft"


def _of_offered(found: OpenedVersion, verbs: Collection[str]) -> tuple[str, str, str]:
    said = actor().organisation_id in {each.organisation_id for each in found.shown.decisions}
    waits = f"It waits for {listed(_undecided(found))}."
    if said:
        return f"Your organisation has had its say. {waits}", "", ""
    if "record decision" in verbs and found.version.material:
        words = "When your board has decided on this version, record what it decided."
        return words, "Record the board's decision", "decide"
    if "acknowledge" in verbs and not found.version.material:
        words = "This is a small change. Read it, and acknowledge it for your organisation."
        return words, "Acknowledge it", "acknowledge"
    return waits, "", ""


def _undecided(found: OpenedVersion) -> list[str]:
    """Name the parties that have not had their say; the reader's own board is called that."""
    version, own = found.version, actor().organisation_id
    ours = {each.name for each in version.parties if each.organisation_id == own}
    if not version.material:
        return list(found.shown.undecided)
    return ["your own board" if name in ours else name for name in found.shown.undecided]


def _of_approved(found: OpenedVersion, verbs: Collection[str]) -> tuple[str, str, str]:
    first = found.version.signed_from
    if first is not None and today() < first:
        return NOT_YET.format(day=day(first)), "", ""
    signed = actor().organisation_id in {each.organisation_id for each in found.version.signatures}
    waits = f"All boards approved it. It waits for {listed(list(found.shown.unsigned))} to sign."
    if "sign" in verbs and not signed:
        return "All boards approved it. Say who signed it for you.", "Say who signed", "sign"
    return waits, "", ""


_NEXT = {"draft": _of_draft, "offered": _of_offered, "approved": _of_approved}


def still_asking(versions: Sequence[VersionShown]) -> list[VersionShown]:
    """Give those that wait for decisions or signatures, unless a newer one has been settled."""
    settled = max((v.version.number for v in versions if v.version.status in BINDING), default=0)
    return [
        each
        for each in versions
        if each.version.status in ("offered", "approved") and each.version.number > settled
    ]


def what_is_under_way(versions: Sequence[VersionShown]) -> list[tuple[str, tuple[str, ...]]]:
    """Say how each version under way stands, and what offering the next one does to it."""
    found = [_under_way(each) for each in still_asking(versions) if each.inside]
    return [(how_it_stands(each), what_offering_does(each)) for each in found]


def _under_way(shown: VersionShown) -> UnderWay:
    version, approved = shown.version, shown.version.status == "approved"
    return UnderWay(
        number=version.number,
        material=version.material,
        approved=approved,
        said=[p.name for p in version.parties if p.name not in shown.undecided],
        waits_for=shown.unsigned if approved else shown.undecided,
    )


def told(version: Version) -> list[dict[str, Any]]:
    """Give each party with its standing word and its signature, in order of rank."""
    said = {each.organisation_id: each for each in version.decisions if each.ended_at is None}
    signed = {each.organisation_id: each for each in version.signatures}
    return [
        {
            "name": party.name,
            "decision": said.get(party.organisation_id),
            "words": _word_of(said.get(party.organisation_id), version.status),
            "signature": signed.get(party.organisation_id),
        }
        for party in version.parties
    ]


def _word_of(decision: Any, status: str) -> str:
    if decision:
        return SAID.get(decision.said, "")
    return "Has not decided yet" if status in ("draft", "offered") else "Did not decide"


def bars_of(content: Content) -> dict[str, Any] | None:
    """Give the bars of how money is shared: pounds of a grant; None where there are no sums."""
    sums, call = agreed_sums(content), called(content)
    if sums is None or missing_sums(content):
        return None
    if isinstance(sums, AgreedGrant):
        given = share_budget(sums.total_pence, sums.parts)
        parties = [{"name": call[each.key], "pence": each.pence} for each in given]
        return {"title": "How the grant is shared", "parties": parties}
    return {"title": "", "parties": _parts(sums, call)}


def _parts(sums: AgreedTarget, call: dict[str, str]) -> list[tuple[str, int, int]]:
    return [(call[each.key], each.gain_weight, each.pain_weight) for each in sums.parties]
