"""The page that every other is held against: our own layout and cards, rendered from memory.

It is as fast as a page of this look and size can be: nobody is signed in, nothing is asked of the
database, the template is compiled. What a real page takes beyond it is what the register does.
"""

from collections.abc import Callable
from types import SimpleNamespace

from flask import Flask, render_template

from commissioning.foundation.clock import now
from commissioning.foundation.web import Access, open_to

WORDS = "What we would do for the people of this place, in one sentence and some more words."
PAGE = """
{% extends "layout.html" %}
{% from "register/parts/cards.html" import declarations %}
{% set page_title = "The ceiling" %}
{% block main %}<h1>The ceiling</h1>{{ declarations(rows, "Cards", {}) }}{% endblock %}
"""


class Ceiling:
    """Hangs the ceiling page on an app, and finds its address for any size."""

    def __init__(self, app: Flask) -> None:
        template = app.jinja_env.from_string(PAGE)  # once: compiling is not what is measured

        @app.get("/bench-ceiling/<int:cards>")
        @open_to(Access.ANYONE)
        def bench_ceiling(cards: int) -> str:
            """Render so many cards from memory."""
            return render_template(template, rows=[_CARD] * cards)

    def address(self, size: int, weigh: Callable[[str], int]) -> str:
        """Give the address whose page is nearest to `size` bytes; `weigh` tells one's bytes."""
        none, hundred = (weigh(f"/bench-ceiling/{cards}") for cards in (0, 100))
        cards = round((size - none) * 100 / (hundred - none))
        return f"/bench-ceiling/{max(0, cards)}"


_CARD = SimpleNamespace(
    ref="0123456789abcdef",
    opportunity="Advice and support for families",
    title="",
    summary=WORDS,
    buyer_name="Council 100",
    funder_name="",
    deadline_at=now(),
    open_to_partners=True,
    organisation="Harbour Together 20",
    stage=None,
)
