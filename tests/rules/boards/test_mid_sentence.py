"""What people typed as a heading reads well after "under"."""

import pytest

from commissioning.boards.rules.mid_sentence import mid_sentence


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("The scheme of delegation, 4.2", "the scheme of delegation, 4.2"),
        ("Our constitution", "our constitution"),
        ("Minute 7 of March", "Minute 7 of March"),
        ("Theatre Trust deed, 3", "Theatre Trust deed, 3"),
        ("the minute", "the minute"),
        ("A", "a"),
        ("", ""),
    ],
)
def test_an_article_at_the_beginning_is_lowered_and_nothing_else(typed: str, said: str) -> None:
    assert mid_sentence(typed) == said
