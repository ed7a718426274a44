"""What happens in both worlds, step by step, each on its day."""

from tests.worlds.bidding import bids, opts_in, shares, talks, tells
from tests.worlds.bound import VISIBLE_BOUND
from tests.worlds.deciding import VISIBLE_DECIDING
from tests.worlds.offered import decides, intentions, interests, moves_a_deadline, notices, offers
from tests.worlds.peopled import (
    begin,
    newcomers,
    organisations,
    people_of_quay,
    roles,
    waiting_group,
)
from tests.worlds.reviewing import VISIBLE_REVIEWING
from tests.worlds.tale import Step
from tests.worlds.together import VISIBLE_TOGETHER

VISIBLE = (
    Step("places", begin),
    Step("organisations", organisations),
    Step("roles", roles),
    Step("the group that waits", waiting_group),
    Step("people of quay", people_of_quay),
    Step("newcomers", newcomers),
    Step("offers", offers),
    Step("notices", notices, alone=True),
    Step("intentions", intentions),
    Step("interests", interests),
    Step("bids", bids, day=10),
    Step("shares", shares, day=11),
    Step("decision", decides, day=40),
    Step("told", tells, day=41),
    Step("deadline", moves_a_deadline, day=42),
    Step("cards", opts_in, day=50),
    Step("talks", talks, day=51),
    *VISIBLE_TOGETHER,
    *VISIBLE_BOUND,
    *VISIBLE_DECIDING,
    *VISIBLE_REVIEWING,
)
