"""The stylesheet: what must not be in it, what goes, and what stays."""

import pytest

from assets.styles import theirs, tightened

ALL = ("accordion", "button", "header", "footer", "generic-header")


def test_a_component_that_no_page_uses_goes_wherever_it_is_mentioned() -> None:
    css = (
        ".govuk-accordion{a:b}.govuk-frontend-supported .govuk-accordion__section{a:b}"
        "@media print{.govuk-accordion--x{a:b}}"
    )
    assert "accordion" not in theirs(css, ALL)
    assert "@media" not in theirs(css, ALL)


def test_a_selector_that_is_used_stays_when_its_neighbour_goes() -> None:
    css = ".govuk-accordion,.govuk-button:is(:hover,:focus){color:red}"
    assert theirs(css, ALL).endswith("}.govuk-button:is(:hover,:focus){color:red}")


def test_a_component_is_not_taken_for_another_whose_name_it_holds() -> None:
    css = ".govuk-generic-header{a:b}.govuk-header__logo{c:d}"
    assert theirs(css, ALL).endswith("}.govuk-generic-header{a:b}")


def test_the_typeface_becomes_ours() -> None:
    css = "@font-face{src:url(x)}.govuk-body{font-family:GDS Transport,arial,sans-serif}"
    kept = theirs(css, ALL)
    assert kept.endswith(".govuk-body{font-family:var(--register-font)}")
    assert "font-face" not in kept


def test_the_crest_goes() -> None:
    css = (
        ".govuk-footer__copyright-logo:before{background-image:url(crest.svg)}"
        "@supports (mask-position:initial){.govuk-footer__copyright-logo{mask:url(crest.svg)}}"
    )
    assert "crest" not in theirs(css, ALL)


@pytest.mark.parametrize("left", ["font-family:GDS Transport", "background:url(a.png)"])
def test_what_is_left_of_their_brand_stops_the_build(left: str) -> None:
    with pytest.raises(ValueError, match="still holds"):
        theirs(f".govuk-button{{{left}}}", ALL)


def test_tightening_drops_comments_and_idle_space_and_keeps_words() -> None:
    css = '/* why */\n.a > .b ,\n.c :hover {\n  margin: 0 1px ;\n  content: " ; " ;\n}\n'
    assert tightened(css) == '.a > .b,.c :hover{margin: 0 1px;content: " ; ";}'
