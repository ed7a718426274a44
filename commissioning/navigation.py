"""What the header offers, and the tabs that each capability hangs on another's page."""

from dataclasses import dataclass

from flask import Flask, request, url_for

from commissioning.foundation.web import actor


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab of a page about one thing, at an address of its own."""

    text: str
    endpoint: str


# In the order shown. A tab belongs to the capability whose endpoint it names.
TABS: dict[str, tuple[Tab, ...]] = {
    "organisation": (),
    "place": (),
    "opportunity": (),
}

HEADER = (
    ("Register", "register.search"),
    ("Opportunities", "opportunities.browse"),
    ("Find partners", "register.partners"),
    ("Places", "places.browse"),
)


def install_navigation(app: Flask) -> None:
    """Give templates the header's links and `tabs_of(kind, ref)`."""
    app.jinja_env.globals["tabs_of"] = _tabs_of
    app.context_processor(lambda: {"navigation": _header(), "place_name": _place_name()})


def _tabs_of(kind: str, ref: str) -> list[dict[str, object]]:
    return [
        {
            "text": tab.text,
            "href": url_for(tab.endpoint, ref=ref),
            "current": request.endpoint == tab.endpoint,
        }
        for tab in TABS[kind]
    ]


def _header() -> list[dict[str, object]]:
    return [
        {"text": words, "href": url_for(name), "current": request.endpoint == name}
        for words, name in HEADER
    ]


def _place_name() -> str:
    return actor().place_names[0] if actor().place_names else ""
