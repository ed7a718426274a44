"""The words of emails about partnerships: what happened, what is asked, one link, no secrets.

A letter may be read by others than the one it is for, so it names no party and no opportunity.
"""

from commissioning.foundation.outbox import Letter

_READ = "Read it, and see what you can do now, here:\n{link}"


def proposed(link: str) -> Letter:
    """Tell a party that somebody proposes a partnership with it."""
    return Letter(
        "A partnership is proposed to you",
        "Another organisation proposes that you answer together. It says with whom, what each "
        "would do, and by when it asks you to reply.\n\n"
        f"Read it, and say yes, suggest a change, or say no, here:\n{link}",
    )


def changed(link: str) -> Letter:
    """Tell a party that a change is suggested, which all confirm anew."""
    return Letter(
        "A change is suggested, and waits for your answer",
        "One of those in a partnership that you take part in, or are asked to, suggests a "
        "change. It counts only when all of you confirm it.\n\n"
        f"See what is different, and answer, here:\n{link}",
    )


def end_proposed(link: str) -> Letter:
    """Tell a partner that another proposes to end the partnership."""
    return Letter(
        "One of your partners proposes to end your partnership",
        "One of your partners proposes to end the partnership. It ends only when all of you "
        f"confirm it.\n\nRead why, and answer, here:\n{link}",
    )


def formed(link: str) -> Letter:
    """Tell a party that all have confirmed, and the partnership stands."""
    return Letter(
        "Your partnership is formed",
        "Everybody has confirmed the same proposal, so your partnership is formed.\n\n"
        f"What you could do next is here:\n{link}",
    )


def agreed(link: str) -> Letter:
    """Tell a party that all have confirmed the change."""
    return Letter(
        "Everybody has confirmed the change",
        "Everybody has confirmed the change to your partnership. It counts from now on.\n\n"
        f"This is how it stands:\n{link}",
    )


def declined(link: str) -> Letter:
    """Tell a party that one of those asked said no; the reason is on the page."""
    return Letter(
        "One of those asked has said no",
        "One of those who were asked has said no to what was proposed, and gave a reason.\n\n"
        + _READ.format(link=link),
    )


def left_out(link: str) -> Letter:
    """Tell an organisation that it is no longer among those asked."""
    return Letter(
        "A proposal to you was taken back",
        "A partnership that was proposed to you has changed, and you are no longer among those "
        f"asked. There is nothing for you to answer.\n\nYour partnerships are here:\n{link}",
    )


def withdrawn(link: str) -> Letter:
    """Tell a party that what was proposed was taken back."""
    return Letter(
        "A proposal was taken back",
        "What was proposed to you was taken back, so there is nothing to answer now.\n\n"
        + _READ.format(link=link),
    )


def let_go(link: str) -> Letter:
    """Tell a party that the partnership will not be formed."""
    return Letter(
        "A partnership will not be formed",
        "The organisation that proposed a partnership to you has let it go, so it will not be "
        f"formed.\n\nIt is here:\n{link}",
    )


def ended(link: str) -> Letter:
    """Tell a partner that the partnership has ended."""
    return Letter(
        "Your partnership has ended",
        "The partnership has ended. What you did and agreed together stays on the record, and "
        f"you no longer read each other's bids.\n\nIt is here:\n{link}",
    )


def something_was_said(link: str) -> Letter:
    """Tell somebody in a conversation that another said something; its words stay on the page."""
    return Letter(
        "Something was said in a conversation",
        "One of your partners has written in a conversation that you are in.\n\n"
        f"Read it, and answer if you like, here:\n{link}",
    )


def leaving_said(link: str) -> Letter:
    """Tell a partner that another said that it will leave."""
    return Letter(
        "One of your partners will leave",
        "One of your partners has said that it will leave your partnership, on which day and "
        "why. Before it goes it writes down what is settled: work, shares, information, people, "
        f"and who is told.\n\nRead it here, and talk about it:\n{link}",
    )


def leaving_taken_back(link: str) -> Letter:
    """Tell a partner that another stays after all."""
    return Letter(
        "Your partner stays",
        "One of your partners had said that it would leave. It has taken that back.\n\n"
        f"Your partnership is here:\n{link}",
    )


def left(link: str) -> Letter:
    """Tell a partner that another has left."""
    return Letter(
        "One of your partners has left",
        "One of your partners has left your partnership. What you did together stays on the "
        "record, and what it settled before it went is written down.\n\n"
        f"Read it here:\n{link}",
    )


def authority_given(link: str) -> Letter:
    """Tell the lead that a member gave, or ended, its written authority."""
    return Letter(
        "A partner's written authority has changed",
        "One of your partners has written down the authority it gives to you as the lead, or has "
        f"ended it.\n\nRead it here:\n{link}",
    )
