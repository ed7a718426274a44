"""Who a release names: its buyer, and the others with their roles."""

from commissioning.opportunities.rules.codes import identifiers_of
from commissioning.opportunities.rules.notice import Identifier, Party
from commissioning.opportunities.rules.plain_text import CODE, cleaned, line
from commissioning.opportunities.rules.shapes import Object, first, objects, section, texts, words

_BUYING_ROLES = ("buyer", "procuringEntity")
MOST_PARTIES = 1_000


def buyer_of(release: Object, warnings: list[str]) -> tuple[str, tuple[Identifier, ...]]:
    """Find the buyer's name and numbers: named by the release, else by a party's role."""
    buyer = section(release, "buyer")
    if not _name(buyer, []):
        buyer = section(release, "tender", "procuringEntity")
    party = _same_party(release, buyer) or _party_with_role(release)
    name = _name(buyer, warnings) or _name(party, warnings)
    if not name:
        warnings.append("the notice does not name its buyer")
    numbers = identifiers_of(buyer, warnings) + identifiers_of(party, warnings)
    return name, tuple(dict.fromkeys(numbers))


def others_of(release: Object, buyer_name: str, warnings: list[str]) -> tuple[Party, ...]:
    """List the parties that are not the buyer. Older releases name suppliers only in awards."""
    named = objects(release, "parties")
    for award in objects(release, "awards"):
        named += [{**each, "roles": ["supplier"]} for each in objects(award, "suppliers")]
    found: dict[str, Party] = {}
    for each in named[:MOST_PARTIES]:
        party = _party(each, warnings)
        if party.name and party.name != buyer_name:
            found.setdefault(party.name.casefold(), party)
    return tuple(found.values())


def _party(party: Object, warnings: list[str]) -> Party:
    roles = tuple(cleaned(role)[:CODE] for role in texts(party, "roles")[:20])
    return Party(_name(party, warnings), roles, identifiers_of(party, warnings))


def _name(party: Object, warnings: list[str]) -> str:
    name = first(words(party, "name"), words(party, "identifier", "legalName"))
    return line(name, "the name of an organisation", warnings)


def _same_party(release: Object, buyer: Object) -> Object:
    key = words(buyer, "id")
    if not key:
        return {}
    return next((each for each in objects(release, "parties") if words(each, "id") == key), {})


def _party_with_role(release: Object) -> Object:
    parties = objects(release, "parties")
    for role in _BUYING_ROLES:
        for party in parties:
            if role in texts(party, "roles"):
                return party
    return {}
