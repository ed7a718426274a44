"""Finding organisations, and where somebody without a role begins."""

from urllib.parse import urlencode

from flask import render_template, request, url_for

from commissioning.foundation.actor import Kind
from commissioning.foundation.codes import areas, themes
from commissioning.foundation.forms import ButtonForm
from commissioning.foundation.tidy import tidy_line
from commissioning.foundation.web import Access, actor, open_to, reading
from commissioning.organisations.queries.finding import Asked, find_organisations
from commissioning.organisations.queries.seats import requests_of_person
from commissioning.organisations.views.asking import as_card
from commissioning.organisations.views.blueprint import blueprint
from commissioning.people.rules.ways_back import HOME, own_path

LONGEST_ASKED = 200


@blueprint.get("/organisations")
@open_to(Access.ANYONE)
def browse() -> str:
    """Search and narrow the organisations that whoever asks may see."""
    asked = _asked()
    page = find_organisations(reading(), actor(), asked)
    following = _address(asked, after=page.next_ref) if page.next_ref else None
    return render_template(
        "organisations/browse.html",
        asked=asked,
        cards=[as_card(card) for card in page.items],
        count=page.count,
        groups=_groups(asked),
        chosen=_chosen(asked),
        kept={"kind": asked.kind, "area": asked.area, "theme": asked.theme},
        first=_address(asked) if asked.after else None,
        following=following,
    )


@blueprint.get("/begin")
@open_to(Access.SIGNED_IN)
def begin() -> str:
    """Show somebody without a role what they can do: register an organisation, or join one."""
    waiting = requests_of_person(reading(), actor().person_id)
    back = own_path(request.args.get("next"))
    return render_template(
        "organisations/begin.html",
        asked_before=waiting,
        button=ButtonForm(),
        back=back if back != HOME else None,
    )


def _asked() -> Asked:
    """Read the address; what is not among the choices asks for nothing."""
    given = {name: tidy_line(request.args.get(name, ""))[:LONGEST_ASKED] for name in
             ("q", "kind", "area", "theme", "after")}  # fmt: skip
    area, theme = areas.area(given["area"]), themes.theme(given["theme"])
    return Asked(
        words=given["q"],
        kind=given["kind"] if given["kind"] in set(Kind) else "",
        area=area.code if area else "",
        theme=theme.code if theme else "",
        after=given["after"],
    )


def _address(asked: Asked, **changed: str | None) -> str:
    """Give the address of this search with parts changed; a part that is None is left out."""
    parts = {"q": asked.words, "kind": asked.kind, "area": asked.area, "theme": asked.theme}
    kept = {name: value for name, value in (parts | changed).items() if value}
    return f"{url_for('organisations.browse')}?{urlencode(kept)}"


def _groups(asked: Asked) -> list[dict[str, object]]:
    kinds = [(kind.value, kind.words.capitalize()) for kind in Kind]
    every_area = [pair for group in areas.choices(invented=True) for pair in group.options]
    every_theme = [pair for group in themes.choices() for pair in group.options]
    return [
        _group("kind", "Kind", kinds, asked.kind, "Any kind"),
        _group("area", "Works in", every_area, asked.area, "Anywhere"),
        _group("theme", "Works on", every_theme, asked.theme, "Anything"),
    ]


def _group(
    name: str, legend: str, pairs: list[tuple[str, str]], chosen: str, nothing: str
) -> dict[str, object]:
    options = [{"value": "", "text": nothing, "checked": not chosen}]
    options += [{"value": v, "text": text, "checked": v == chosen} for v, text in pairs]
    return {"name": name, "legend": legend, "kind": "select", "options": options}


def _chosen(asked: Asked) -> list[dict[str, str]]:
    area, theme = areas.area(asked.area), themes.theme(asked.theme)
    found = []
    if asked.words:
        found.append({"text": f"“{asked.words}”", "href": _address(asked, q=None)})
    if asked.kind:
        words = Kind(asked.kind).words.capitalize()
        found.append({"text": words, "href": _address(asked, kind=None)})
    if area:
        found.append({"text": area.name, "href": _address(asked, area=None)})
    if theme:
        found.append({"text": theme.name, "href": _address(asked, theme=None)})
    return found
