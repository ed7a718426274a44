"""Pages that others are still writing, so that a header and a link can name them today.

Only what is missing is stood in for; when nothing is, this file and its one use can go.
"""

from flask import Flask

from commissioning.foundation.web import Access, open_to

PROMISED = {
    "desk.home": "/",
    "desk.accessibility": "/accessibility",
    "desk.privacy": "/privacy",
    "people.sign_in": "/sign-in",
    "people.sign_out": "/sign-out",
    "people.account": "/account",
    "people.roles": "/roles",
    "organisations.begin": "/begin",
    "organisations.browse": "/organisations",
    "organisations.profile": "/organisations/<ref>",
    "places.browse": "/places",
    "places.place": "/places/<ref>",
    "opportunities.browse": "/opportunities",
    "opportunities.opportunity": "/opportunities/<ref>",
    "register.search": "/register",
    "register.partners": "/partners",
    "register.plain_page": "/what-may-be-said",
    "register.declaration": "/register/<ref>",
}


def stand_in(app: Flask) -> list[str]:
    """Answer at each promised address that nobody answers at yet; gives their names."""
    missing = [name for name in PROMISED if name not in app.view_functions]
    for name in missing:
        app.add_url_rule(PROMISED[name], endpoint=name, view_func=promised, methods=["GET", "POST"])
    return missing


@open_to(Access.ANYONE)
def promised(ref: str = "") -> str:
    """Stand where a page will be."""
    del ref
    return (
        "<!DOCTYPE html><html lang=en><meta charset=utf-8><title>A page to come</title>"
        "<body><main><h1>A page to come</h1></main>"
    )
