"""The blueprint that every page of places hangs on."""

from flask import Blueprint

blueprint = Blueprint("places", __name__)
