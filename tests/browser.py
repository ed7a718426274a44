"""A real browser against a real server, for the journeys."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from socket import create_server

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
QUIET = (
    "--no-sandbox",  # it runs as root in a container
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
PATIENCE = 30_000  # milliseconds: a page is not wrong because the machine is busy
WIDE = ViewportSize(width=1280, height=900)
NARROW = ViewportSize(width=360, height=780)


@dataclass(frozen=True, slots=True)
class LiveServer:
    """A running register with the demo place: its address, and how to run its commands."""

    address: str
    environment: Mapping[str, str]

    def manage(self, *arguments: str) -> str:
        """Run a command of the register on the same database, and give what it says."""
        return _manage(self.environment, *arguments)


@pytest.fixture(scope="session")
def live_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """Start the register on a free port of this machine, over a demo place of its own."""
    door = create_server(("127.0.0.1", 0), backlog=128)
    address = f"http://127.0.0.1:{door.getsockname()[1]}"
    kept = tmp_path_factory.mktemp("live")
    environment = {
        **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
        "COMMISSIONING_ENV": "development",
        "COMMISSIONING_VAR": str(kept),
        "PUBLIC_ADDRESS": address,
    }
    _manage(environment, "db", "upgrade")
    _manage(environment, "demo", "build")
    # The door is open before the server is there, so the first visitor waits in line for it.
    with (kept / "server.log").open("w") as log:
        process = subprocess.Popen(  # noqa: S603  (our own program)
            [sys.executable, "-m", "tests.serve", str(door.fileno())],
            cwd=ROOT,
            env=environment,
            pass_fds=[door.fileno()],
            stderr=log,
        )
    door.close()
    yield LiveServer(address, environment)
    process.terminate()
    process.wait()


def _manage(environment: Mapping[str, str], *arguments: str) -> str:
    done = subprocess.run(  # noqa: S603  (our own program)
        [sys.executable, "-m", "commissioning.cli", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start the browser of this machine; skips, with the reason, where there is none."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip("no Chromium on this machine (on Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser, live_server: LiveServer) -> Iterator[Page]:
    """Open a fresh browser, as of someone new, 1280 pixels wide; addresses may begin with /."""
    yield from _opened(chromium, live_server, WIDE)


@pytest.fixture
def narrow_page(chromium: Browser, live_server: LiveServer) -> Iterator[Page]:
    """Open a fresh browser as wide as a small phone, 360 pixels."""
    yield from _opened(chromium, live_server, NARROW)


def _opened(chromium: Browser, server: LiveServer, size: ViewportSize) -> Iterator[Page]:
    context = chromium.new_context(base_url=server.address, viewport=size, locale="en-GB")
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def shots() -> Path | None:
    """Give the folder that screenshots go to, when they were asked for (`./dev shots`)."""
    folder = os.environ.get("SHOTS")
    if folder is None:
        return None
    path = ROOT / folder
    path.mkdir(parents=True, exist_ok=True)
    return path
