"""The edge: one reading session and one actor per request, and what every response carries.

A view reads with `reading()`. It does what a form asks with `done` or `made` (acting.py), and where
there is no form it writes with `with transaction() as session:`, in sight. It says who may open it
with `@open_to(...)`; a view that does not say is refused when the app starts.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from gzip import compress
from typing import Any, TypeVar
from urllib.parse import urlencode

from flask import Flask, Response, abort, current_app, g, redirect, request, session, url_for
from flask_login import current_user
from sqlalchemy.orm import Session
from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.wrappers import Response as AnyResponse

from commissioning.foundation.actor import ANYONE, Actor
from commissioning.foundation.chance import some_bytes
from commissioning.foundation.db import Database

SEAT_KEY = "seat"
PACKED = frozenset({"text/html", "application/json", "text/csv", "text/plain"})
WORTH_PACKING = 1_000  # bytes; a smaller answer leaves in one parcel of the network anyway
KEY = "register"

F = TypeVar("F", bound=Callable[..., Any])
BuildActor = Callable[[Session, int, str | None], Actor]


class Access(StrEnum):
    """Who may open a page at all; what it shows is the policy's affair."""

    ANYONE = "anyone"
    SIGNED_IN = "signed in"
    SEATED = "with a role"


@dataclass(frozen=True, slots=True)
class Register:
    """What a request needs of the installation."""

    settings: Any
    database: Database
    build_actor: BuildActor


def open_to(access: Access) -> Callable[[F], F]:
    """Declare who may open a view."""

    def declare(view: F) -> F:
        view.access = access  # type: ignore[attr-defined]  # read by `admit` and by the house tests
        return view

    return declare


def register() -> Register:
    """Give the installation this request belongs to."""
    found = current_app.extensions[KEY]
    assert isinstance(found, Register)  # noqa: S101  # app.py puts it there, and nobody else
    return found


def site() -> str:
    """Give the address people reach the register at, which links in letters begin with."""
    return str(register().settings.address)


def reading() -> Session:
    """Give this request's session for reading; the database itself refuses to write in it."""
    if "reading" not in g:
        g.reading = register().database.reader()
    held: Session = g.reading
    return held


@contextmanager
def transaction() -> Iterator[Session]:
    """Open a transaction that writes; what was read before is read again afterwards."""
    if "reading" in g:
        g.reading.rollback()  # a reader left open would keep showing what was
    with register().database.transaction() as session_:
        yield session_


def actor() -> Actor:
    """Give who is asking."""
    if "actor" not in g:
        g.actor = _build()
    found: Actor = g.actor
    return found


def act_as(seat_ref: str) -> None:
    """From now on act as this seat; the next request builds the actor from it."""
    session[SEAT_KEY] = seat_ref
    g.pop("actor", None)


def other_actors() -> list[Actor]:
    """Give the actors for the signed-in person's other seats (for "switch to …")."""
    found = current_app.extensions["register.other_actors"]
    return list(found(reading(), actor())) if actor().signed_in else []


def install(app: Flask, register_: Register) -> None:
    """Hang the edge on the app."""
    app.extensions[KEY] = register_
    app.before_request(_admit)
    app.after_request(_pack)  # Flask asks the last first, so this is done when all else is
    app.after_request(_guard)
    app.teardown_request(_close)
    app.context_processor(lambda: {"actor": actor(), "csp_nonce": nonce()})


def nonce() -> str:
    """Give this response's nonce for scripts and styles."""
    if "nonce" not in g:
        g.nonce = some_bytes(16).hex()
    held: str = g.nonce
    return held


def undeclared(app: Flask) -> list[str]:
    """Give the endpoints whose view does not say who may open it."""
    return sorted(
        name
        for name, view in app.view_functions.items()
        if not hasattr(view, "access") and name not in ("static", "assets.file")
    )


def _build() -> Actor:
    if not current_user.is_authenticated:
        return ANYONE
    return register().build_actor(reading(), current_user.person_id, session.get(SEAT_KEY))


def _admit() -> AnyResponse | None:
    """Send on whoever may not open this page at all."""
    view = current_app.view_functions.get(request.endpoint or "")
    access = getattr(view, "access", Access.ANYONE)
    if request.endpoint == "assets.file":
        return None
    if "\0" in request.path:
        abort(404)  # no address of ours holds one
    _leave_out_nuls()
    who = actor()
    if access is not Access.ANYONE and not who.signed_in:
        back = request.full_path if request.method == "GET" else None
        return redirect(url_for("people.sign_in", next=back))
    if who.signed_in and (wanted := _another_seat(who)):
        return redirect(url_for("people.roles", wanted=wanted, next=_without_seat()))
    if access is Access.SEATED and who.seat_id is None:
        back = request.full_path if request.method == "GET" else None
        return redirect(url_for("organisations.begin", next=back))
    return None


def _another_seat(who: Actor) -> str | None:
    """Give the seat that a link from an email names, when it is not the one in use.

    A form that was sent is never led away, or what was typed would be lost; it names its own seat.
    """
    wanted = request.args.get("as")
    return wanted if wanted != who.seat_ref and request.method == "GET" else None


def _without_seat() -> str:
    """Give the address asked for, without the seat it names."""
    rest = urlencode([pair for pair in request.args.items(multi=True) if pair[0] != "as"])
    return f"{request.path}?{rest}" if rest else request.path


def _leave_out_nuls() -> None:
    """Ask as if no NUL had been typed; PostgreSQL refuses to compare with one."""
    asked = list(request.args.items(multi=True))
    if any("\0" in text for pair in asked for text in pair):
        kept = ((key.replace("\0", ""), text.replace("\0", "")) for key, text in asked)
        request.args = ImmutableMultiDict(kept)


def _guard(response: Response) -> Response:
    """Set the headers that keep a page to itself."""
    if request.endpoint == "assets.file":
        return response
    policy = (
        f"default-src 'none'; script-src 'self' 'nonce-{nonce()}'; style-src 'self' "
        f"'nonce-{nonce()}'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'"
    )
    for name, value in (
        ("Content-Security-Policy", policy),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
        ("Cache-Control", "no-store" if actor().signed_in else "no-cache"),
    ):
        response.headers.setdefault(name, value)
    if register().settings.production:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    return response


def _pack(response: Response) -> Response:
    """Send words packed to whoever takes them so: a page becomes a sixth of its size.

    Level 1 takes a fifth of the time of the usual 6. No time is written into it, so that the same
    page is the same bytes.
    """
    if response.mimetype not in PACKED or response.is_streamed or response.direct_passthrough:
        return response
    response.vary.add("Accept-Encoding")
    takes_it = request.accept_encodings.quality("gzip") > 0
    body = response.get_data()
    if takes_it and len(body) >= WORTH_PACKING and "Content-Encoding" not in response.headers:
        response.set_data(compress(body, compresslevel=1, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    return response


def _close(_error: BaseException | None) -> None:
    held = g.pop("reading", None)
    if held is not None:
        held.close()
