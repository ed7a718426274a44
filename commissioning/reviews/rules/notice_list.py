"""Which notices and acts each route has, in the order in which they come."""

from collections.abc import Mapping

from commissioning.reviews.rules.notices_act import ACT
from commissioning.reviews.rules.notices_grant import GRANT
from commissioning.reviews.rules.notices_health import HEALTH

KINDS = (*ACT, *HEALTH, *GRANT)
BY_KEY = {kind.key: kind for kind in KINDS}

_PSR_END = ("psr_further", "award_made", "psr_award_notice")
_ACT_END = ("contract_award", "contract_made", "contract_details")
_GRANTS = (
    "mfa_notification", "grant_decided", "mfa_confirmation", "subsidy_entry", "council_grants",
)  # fmt: skip
# What may come in any order once a grant is decided: one is for each year, not for each grant.
IN_ANY_ORDER = frozenset({"mfa_confirmation", "subsidy_entry", "council_grants"})
OF_ROUTE: Mapping[str, tuple[str, ...]] = {
    "engagement": ("market_engagement",),
    "psr_a": ("award_made", "psr_award_notice"),
    "psr_b": ("award_made", "psr_award_notice"),
    "psr_c": ("psr_c_intention", *_PSR_END),
    "psr_msp": ("psr_msp_notice", "psr_intention", *_PSR_END),
    "psr_competition": ("tender", "psr_intention", *_PSR_END),
    "act_open": ("tender", *_ACT_END),
    "act_flexible": ("tender", *_ACT_END),
    "act_light_touch": ("tender", "light_touch_award", "light_touch_made", "contract_details"),
    "act_reserved": ("tender", *_ACT_END),
    "act_direct": ("transparency", *_ACT_END),
    "below_reserved": ("below_tender", "contract_details"),
    "own_rules": ("below_tender", "contract_details"),
    "psr_change": ("psr_change_notice",),
    "act_change": ("contract_change",),
    "grant": _GRANTS,
    "grant_round": _GRANTS,
}
