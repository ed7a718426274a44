"""The blueprint that every page of agreements hangs on."""

from flask import Blueprint

blueprint = Blueprint("agreements", __name__)
