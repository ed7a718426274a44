"""What changed in an opportunity that was written here, in the words that imports use too."""

from collections.abc import Mapping

from msgspec.json import encode

from commissioning.opportunities.rules.changes import Change, changes

KINDS = {"contract": "Contract", "grant": "Grant", "conversation": "Open conversation"}
State = Mapping[str, object]


def own_changes(before: State, after: State) -> tuple[Change, ...]:
    """Say what is different between two states (queries/own_state.py), the most pressing first."""
    found = list(changes(before, after))
    if before["kind"] != after["kind"]:
        found.append(Change("kind", f"It is now: {KINDS[str(after['kind'])]}"))
    if before["themes"] != after["themes"]:
        found.append(Change("themes", "What it is about was changed"))
    if before["reference"] != after["reference"]:
        found.append(Change("reference", f"The reference is now “{after['reference']}”"))
    if before["url"] != after["url"]:
        found.append(Change("url", "The link was changed"))
    return tuple(found)


def written_down(state: State) -> bytes:
    """Give a state as JSON with sorted names, so that equal states are equal bytes."""
    return encode(state, order="sorted")
