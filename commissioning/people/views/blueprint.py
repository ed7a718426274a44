"""The blueprint that every page of people hangs on."""

from flask import Blueprint

blueprint = Blueprint("people", __name__)
