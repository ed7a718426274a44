"""The blueprint that every page of the register hangs on."""

from flask import Blueprint

blueprint = Blueprint("register", __name__)
