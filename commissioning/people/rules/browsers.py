"""What a browser calls itself, in the words its owner would use: "Firefox on Windows"."""

# In this order: most browsers also claim to be those named further down.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
MACHINES = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "a Chromebook"),
    ("Macintosh", "a Mac"),
    ("Linux", "Linux"),
)


def browser_in_words(user_agent: str) -> str:
    """Name the browser and the machine; "A browser" when it does not say."""
    browser = _first(BROWSERS, user_agent) or "A browser"
    machine = _first(MACHINES, user_agent)
    return f"{browser} on {machine}" if machine else browser


def _first(marks: tuple[tuple[str, str], ...], user_agent: str) -> str:
    return next((words for mark, words in marks if mark in user_agent), "")
