"""Who can see an offered version, in words: each group is named where it sees something."""

import pytest

from commissioning.agreements.rules.seen import ONLY_PARTIES, Eyes, who_sees

TITLE = "see its title"
READ = "all parties let members read the text"
NOTHING = "shown nothing"


@pytest.mark.parametrize(
    ("members", "commissioners", "opened", "said"),
    [
        (True, True, False, {"commissioners", TITLE}),
        (True, True, True, {"commissioners", READ}),
        (True, False, False, {TITLE}),  # they told after the decision; the work went elsewhere
        (True, False, True, {READ}),
        (False, True, False, {"commissioners", NOTHING}),  # awarded, and not told
        (False, True, True, {"commissioners", NOTHING}),
    ],
)
def test_each_is_told_of_with_what_they_see(
    members: bool, commissioners: bool, opened: bool, said: set[str]
) -> None:
    eyes = Eyes(place="Saltmere", members=members, commissioners=commissioners, opened=opened)
    words = who_sees(eyes)
    assert {each for each in ("commissioners", TITLE, READ, NOTHING) if each in words} == said
    assert "Saltmere" in words


@pytest.mark.parametrize("opened", [True, False])
def test_while_nobody_else_sees_it_nobody_else_is_named(opened: bool) -> None:
    eyes = Eyes(place="Saltmere", members=False, commissioners=False, opened=opened)
    assert who_sees(eyes) == ONLY_PARTIES
