"""What a web server starts."""

from commissioning.app import create_app
from config import Settings

app = create_app(Settings.from_env())
