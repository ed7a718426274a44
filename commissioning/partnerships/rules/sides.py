"""The words for what is kept from somebody who acts for another side."""


def kept_out_words(number: int) -> str:
    """Say how many partnerships are kept from a person, and why; nothing where none is."""
    if not number:
        return ""
    what = "One partnership" if number == 1 else f"{number} partnerships"
    is_or_are, it = ("is", "it") if number == 1 else ("are", "them")
    return (
        f"{what} of this organisation {is_or_are} not shown to you. You have acted for another "
        "organisation there, or in another partnership on the same opportunity, and nobody acts "
        f"for two sides. A colleague can look after {it}."
    )
