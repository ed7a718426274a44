"""Who can see a partnership, in words, by mode and as it goes on."""

from commissioning.foundation.sharing import SharingMode
from commissioning.partnerships.rules.seen import Eyes, seen_by_others, who_sees, who_will_see

TWO = ("Warm Harbour", "Eastside Kitchen")


def eyes(**more: object) -> Eyes:
    told: dict[str, object] = {"parties": TWO, "place": "Saltmere", "formed": True, "shared": True}
    return Eyes(**{**told, **more})  # type: ignore[arg-type]


def test_what_is_proposed_is_for_those_asked_and_nobody_else() -> None:
    for shared in (True, False):
        words = who_sees(eyes(formed=False, shared=shared))
        assert words.startswith("the staff and boards of Warm Harbour and Eastside Kitchen, and")
        assert "nobody else" in words
    assert "members of Saltmere" in who_sees(eyes(formed=False))
    assert "Saltmere" not in who_sees(eyes(formed=False, shared=False))


def test_what_was_let_go_is_shown_to_nobody_else_whatever_the_mode() -> None:
    words = who_sees(eyes(formed=False, let_go=True))
    assert "It was not formed" in words
    assert "Once all have confirmed" not in words
    assert "Saltmere" not in words


def test_members_are_named_only_where_they_see_it() -> None:
    assert "Members of Saltmere" in who_sees(eyes())
    assert "Saltmere" not in who_sees(eyes(shared=False))


def test_after_the_decision_members_see_it_when_all_said_so() -> None:
    assert "all of you said so" in who_sees(eyes(decided=True, told=True))
    assert "Members" not in who_sees(eyes(decided=True))


def test_many_parties_are_counted() -> None:
    assert "the 6 organisations in it" in who_sees(eyes(parties=[str(n) for n in range(6)]))


def test_before_it_is_sent_it_is_said_who_would_see_it() -> None:
    assert "members of Saltmere" in who_will_see(SharingMode.SHARED, "Saltmere")
    for mode in (SharingMode.INTRODUCTIONS, SharingMode.SEALED):
        assert "those you ask, and nobody else" in who_will_see(mode, "Saltmere")
    assert "members of Saltmere" in seen_by_others("Saltmere")
