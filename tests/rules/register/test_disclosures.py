"""When a declaration may be opened to somebody anew. The policy's own tests say what it opens."""

import pytest

from commissioning.foundation.sharing import SharingMode
from commissioning.register.rules.disclosures import may_begin
from tests.rules.register.visibility_oracle import DeclarationFacts, ViewerFacts, may_see

CONSENTED_SINCE = ViewerFacts(
    kind="commissioner clear", in_the_place=True, verified=True, granted="since it was sealed"
)


def test_nothing_new_begins_in_sealed_mode_until_the_decision() -> None:
    assert not may_begin(SharingMode.SEALED, decided=False)
    assert may_begin(SharingMode.SEALED, decided=True)
    assert may_begin(SharingMode.INTRODUCTIONS, decided=False)
    assert may_begin(SharingMode.SHARED, decided=False)


@pytest.mark.parametrize("mode", SharingMode)
@pytest.mark.parametrize("decided", [False, True])
def test_a_consent_may_begin_where_the_second_reading_lets_a_new_one_count(
    mode: SharingMode, decided: bool
) -> None:
    facts = DeclarationFacts(opportunity_mode=mode.value, decided=decided)
    assert may_begin(mode, decided) == (may_see(CONSENTED_SINCE, facts) == "declaration")
