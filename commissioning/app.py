"""Puts the house together: the only file that knows every capability."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any, cast

from flask import Flask, Response, current_app, g, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import LoginManager
from flask_wtf.csrf import CSRFError, CSRFProtect
from sqlalchemy import text
from sqlalchemy.orm import Session
from werkzeug.exceptions import HTTPException
from werkzeug.middleware.proxy_fix import ProxyFix

from commissioning.agreements.queries.in_force import agreed_in
from commissioning.agreements.reactions import reactions_for as agreements_reactions_for
from commissioning.agreements.views import blueprint as agreements
from commissioning.boards.reactions import reactions_for as boards_reactions_for
from commissioning.boards.views import blueprint as boards
from commissioning.desk.views import blueprint as desk
from commissioning.foundation.actor import Actor
from commissioning.foundation.db import Database, Reactions
from commissioning.foundation.errors import Hidden, IllegalMove, NotAllowed, Refused
from commissioning.foundation.look import install_look
from commissioning.foundation.parts_page import pages as parts
from commissioning.foundation.trail_heads import keep_heads
from commissioning.foundation.web import (
    Access,
    Register,
    act_as,
    actor,
    install,
    open_to,
    other_actors,
    reading,
    undeclared,
)
from commissioning.navigation import install_navigation
from commissioning.opportunities.views import blueprint as opportunities
from commissioning.organisations.views import blueprint as organisations
from commissioning.partnerships.reactions import REACTIONS as PARTNERSHIP_REACTIONS
from commissioning.partnerships.views import blueprint as partnerships
from commissioning.people.actions.sign_ins import KEPT_FOR
from commissioning.people.signed_in import load_signed_in
from commissioning.people.views import blueprint as people
from commissioning.places.actors import actor_for, actors_for_other_seats
from commissioning.places.reactions import reactions_for as places_reactions_for
from commissioning.places.views import blueprint as places
from commissioning.register.reactions import reactions_for as register_reactions_for
from commissioning.register.views import blueprint as register_
from commissioning.reviews.views import blueprint as reviews
from config import Settings

BLUEPRINTS = (
    people,
    organisations,
    places,
    opportunities,
    register_,
    partnerships,
    agreements,
    boards,
    reviews,
    desk,
)
LARGEST_REQUEST = 2 * 1024 * 1024  # bytes; forms here are words
MOST_TRIED = 5  # other roles in which a page that is not there is looked for


def reactions(site: str) -> Reactions:
    """Gather what each capability does when something happens on a floor below it.

    `site` is the address that links in letters begin with.
    """
    gathered: dict[type, list[Callable[[Session, Any], object]]] = defaultdict(list)
    tables = (
        places_reactions_for(site),
        register_reactions_for(site),
        PARTNERSHIP_REACTIONS,
        agreements_reactions_for(site),
        boards_reactions_for(site),
    )
    for table in tables:
        for kind, reacts in table.items():
            gathered[kind].extend(reacts)
    return gathered


def open_database(settings: Settings) -> Database:
    """Open the database of an installation, with its reactions and its trail's heads."""
    database = Database(
        settings.database_url,
        read_url=settings.read_url,
        reactions=reactions(settings.address),
    )
    keep_heads(database.writers, settings.trail_heads)
    return database


def create_app(settings: Settings, database: Database | None = None) -> Flask:
    """Make the web application.

    Raises:
        AssetsMissing: The look was not built yet.
        RuntimeError: A view does not say who may open it.
    """
    app = Flask(__name__, static_folder=None, template_folder="../templates")
    app.config.update(
        SECRET_KEY=settings.secret_key,
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        MAX_FORM_PARTS=2_000,
        SESSION_COOKIE_NAME="register",
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.production,
        PERMANENT_SESSION_LIFETIME=KEPT_FOR,
        WTF_CSRF_TIME_LIMIT=None,  # the session's own length is the limit
        # Every form checks its own token, so that a stale one is refused with what was typed kept;
        # tests/house/test_routes.py proves that no POST works without one.
        WTF_CSRF_CHECK_DEFAULT=False,
        TESTING=settings.environment == "test",
    )
    _trust_proxies(app, settings.proxies)
    install_look(app)
    install(app, Register(settings, database or open_database(settings), actor_for))
    app.extensions["register.other_actors"] = actors_for_other_seats
    app.extensions["partnerships.agreed"] = agreed_in
    _install_sign_in(app)
    CSRFProtect(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    if settings.environment == "development":
        app.register_blueprint(parts)
    app.add_url_rule("/healthz", view_func=healthz)
    install_navigation(app)
    _install_errors(app)
    if missing := undeclared(app):
        raise RuntimeError(f"these views do not say who may open them: {', '.join(missing)}")
    return app


@open_to(Access.ANYONE)
def healthz() -> Response:
    """Answer that the app and its database are up."""
    reading().execute(text("SELECT 1"))
    return Response("ok\n", mimetype="text/plain")


def _trust_proxies(app: Flask, proxies: int) -> None:
    """Take the visitor's address from our own proxies; from anybody else it could be made up."""
    if proxies:
        behind = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies)
        app.wsgi_app = behind  # type: ignore[method-assign]  # as werkzeug's own guide does


def _install_sign_in(app: Flask) -> None:
    manager = LoginManager(app)
    manager.session_protection = None  # sign-ins are kept, and ended, in our own table
    manager.user_loader(load_signed_in)


def _install_errors(app: Flask) -> None:
    app.register_error_handler(Hidden, _not_there)
    app.register_error_handler(404, _not_there)
    app.register_error_handler(NotAllowed, _not_allowed)
    for kind in (IllegalMove, Refused):
        app.register_error_handler(kind, lambda error: _page(409, "409", words=str(error)))
    app.register_error_handler(CSRFError, lambda _error: _page(400, "csrf"))
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(500, lambda _error: _page(500, "500"))


def _page(status: int, name: str, **context: object) -> tuple[str, int]:
    return render_template(f"errors/{name}.html", **context), status


def _http_error(error: HTTPException) -> tuple[str, int] | HTTPException:
    status = error.code or 500
    if status < 400:
        return error  # a redirect that the router asks for
    return _page(status, str(status) if status in (400, 405, 413, 429) else "400")


def _not_there(_error: Exception) -> ResponseReturnValue:
    """Answer alike for what is missing and what is hidden; offer a role that may see it."""
    return _form_again() or _page(404, "404", switch_to=_seats_that_see())


def _not_allowed(error: Exception) -> ResponseReturnValue:
    """Say that the role in use may not do this."""
    return _form_again() or _page(403, "403", words=str(error))


def _form_again() -> ResponseReturnValue | None:
    """Show a form again in the role it was made for, where the role in use may not open it.

    Somebody switched role in another tab. What was typed must not be lost, so the view is asked
    as the first role; nothing is done, because every form refuses while `g.switched_from` is set.
    """
    made_for = request.form.get("acting_as", "") if request.method == "POST" else ""
    if not made_for or "switched_from" in g:
        return None
    if made_for not in {other.seat_ref for other in other_actors()}:
        return None
    g.switched_from = actor()
    act_as(made_for)
    try:
        view = current_app.view_functions[request.endpoint or ""]
        return cast(ResponseReturnValue, view(**(request.view_args or {})))
    except (Hidden, NotAllowed, HTTPException):
        act_as(g.switched_from.seat_ref)
        return None


def _seats_that_see() -> Sequence[Actor]:
    """Try the same page as each other seat of this person, reading only."""
    if request.method != "GET" or request.endpoint is None:
        return ()
    return [other for other in other_actors()[:MOST_TRIED] if _opens_for(other)]


def _opens_for(other: Actor) -> bool:
    """Tell whether the page asked for opens when acting as this other seat."""
    view = current_app.view_functions[request.endpoint or ""]
    held, g.actor = g.actor, other
    try:
        view(**(request.view_args or {}))
    except (Hidden, NotAllowed, HTTPException):
        return False
    else:
        return True
    finally:
        g.actor = held
        g.pop("looked_at", None)  # a try is not a look
