"""What each sharing mode means for those who look at an opportunity, in plain sentences."""

from commissioning.foundation.sharing import SharingMode

MEANING = {
    SharingMode.SHARED: (
        "There is no competition to protect here. Members of the place can see who is bidding, "
        "where those who bid agreed to it."
    ),
    SharingMode.INTRODUCTIONS: (
        "Nobody is shown who is bidding, because a competition is live or may come. Two "
        "organisations can be introduced, step by step, when both ask for it."
    ),
    SharingMode.SEALED: (
        "Nothing about who is bidding goes through the register until the decision. What was "
        "introduced before stands; nothing new begins."
    ),
}
NOBODY_CHOSE = (
    "No commissioner has chosen otherwise, so this is the careful way that every opportunity "
    "begins with."
)
