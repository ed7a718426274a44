"""The words of emails about versions: what happened, what is asked, one link, no secrets."""

from commissioning.foundation.outbox import Letter


def offered(link: str) -> Letter:
    """Tell a party that a version waits for its board."""
    return Letter(
        "A version of an agreement waits for your board",
        "A version of an agreement that you are a party to has been offered. Its text can no "
        "longer change. Each party's board decides on exactly this text. Nothing is agreed by "
        f"saying nothing.\n\nRead it, and see what comes next, here:\n{link}",
    )


def to_acknowledge(link: str) -> Letter:
    """Tell a party that a small change waits for one of its officers."""
    return Letter(
        "A small change to an agreement waits for you",
        "A small change to an agreement that you are a party to has been offered: contact "
        "details, meeting dates or spelling. An officer of each party reads and acknowledges it. "
        f"Nothing is agreed by saying nothing.\n\nRead it here:\n{link}",
    )


def replaced(link: str) -> Letter:
    """Tell a party that an older version need not be decided on any more."""
    return Letter(
        "An older version of an agreement has been replaced",
        "A newer version of an agreement that you are a party to has been offered, so nobody "
        "decides on the older one any more. Everything said about the older one stays on the "
        f"record.\n\nThe older version, and the newer one, are here:\n{link}",
    )


def withdrawn(link: str) -> Letter:
    """Tell a party that the one who offered a version has taken it back."""
    return Letter(
        "A version of an agreement has been withdrawn",
        "The party that offered a version of an agreement has withdrawn it. The reason is on "
        f"this page, with what you could do next:\n{link}",
    )


def over(link: str) -> Letter:
    """Tell a party that a version waits no more, since the partnership or agreement has ended."""
    return Letter(
        "Nothing more is decided on a version of an agreement",
        "A version of an agreement that you are a party to was still waiting, for boards or for "
        "signatures. The partnership or the agreement has ended, so the version is withdrawn and "
        f"nobody has to do anything. What was said of it stays on the record:\n{link}",
    )


def refused(link: str) -> Letter:
    """Tell a party that one board said no; the reasons are on the page, not in the email."""
    return Letter(
        "A board has said no to a version of an agreement",
        "One party's board has decided not to approve a version of an agreement that you are a "
        "party to. Its reasons are on this page. The next version can start from this one:\n"
        f"{link}",
    )


def taken_back(link: str) -> Letter:
    """Tell a party that somebody else's word on a version was taken back."""
    return Letter(
        "A party has taken back its word on a version of an agreement",
        "A party has taken back what it said of a version of an agreement, which it may do until "
        f"the last party has decided. How it stands now is here:\n{link}",
    )


def called_in(link: str) -> Letter:
    """Tell a party that a public body's approval does not stand any more."""
    return Letter(
        "An approval of a version of your agreement was called in",
        "A public body has taken its approval back while its own members could call it in. The "
        "version waits for that body again, and nobody signs it meanwhile. What the others said "
        f"of it stands. How it is now is here:\n{link}",
    )


def approved(link: str) -> Letter:
    """Tell a party that every board has approved the same text."""
    return Letter(
        "All boards have approved a version of your agreement",
        "Every party's board has approved the same text. It is now to be signed: each party says "
        f"here who signed, when, and where the signed copy is kept:\n{link}",
    )


def acknowledged(link: str) -> Letter:
    """Tell a party that everybody has acknowledged a small change."""
    return Letter(
        "All parties have acknowledged a small change to your agreement",
        "An officer of every party has acknowledged the change. When it takes effect is on this "
        f"page:\n{link}",
    )


def signed(link: str) -> Letter:
    """Tell a party that all have signed."""
    return Letter(
        "All parties have signed a version of your agreement",
        "Every party has now said who signed, when, and where the signed copy is kept. When it "
        f"takes effect is on this page:\n{link}",
    )


def opened_in_full(link: str) -> Letter:
    """Tell a party that all have agreed that members may read an agreement."""
    return Letter(
        "All parties have agreed to open an agreement to members",
        "Every party has now agreed that members of the place may read the full text of an "
        "agreement that you share. Who can see it is at the top of its page. Any party can take "
        f"its word back at any time:\n{link}",
    )


def closed_again(link: str) -> Letter:
    """Tell a party that one of them took back that members may read an agreement."""
    return Letter(
        "An agreement is no longer open to members",
        "A party has taken back its word that members of the place may read the full text of an "
        "agreement that you share. The text is closed to them from now on. What was read was "
        f"read. Who can see it now is at the top of its page:\n{link}",
    )
