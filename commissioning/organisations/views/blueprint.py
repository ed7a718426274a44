"""The blueprint that every page of organisations hangs on."""

from flask import Blueprint

blueprint = Blueprint("organisations", __name__)
