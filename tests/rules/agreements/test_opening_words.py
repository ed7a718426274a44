"""How far a version is open to members, in words."""

from commissioning.agreements.rules.opening import how_far


def test_who_is_waited_for_is_named_to_those_who_may_know() -> None:
    assert how_far(2, ["Mill"], named=True) == "Version 2 stays closed until Mill agrees."
    assert "Mill and Kitchen agree." in how_far(2, ["Mill", "Kitchen"], named=True)
    assert "Mill" not in how_far(2, ["Mill"], named=False)


def test_nobody_is_waited_for_where_all_have_agreed() -> None:
    assert how_far(1, (), named=True) == how_far(1, (), named=False)
    assert "all have agreed" in how_far(1, (), named=False)
