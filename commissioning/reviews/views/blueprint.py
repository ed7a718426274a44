"""The blueprint that every page of reviews and routes hangs on."""

from flask import Blueprint

blueprint = Blueprint("reviews", __name__)
