"""Pages of people: signing in and out, links, the account."""

from flask import Blueprint

blueprint = Blueprint("people", __name__)
