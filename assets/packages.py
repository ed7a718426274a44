"""Fetches the npm packages of package-lock.json, with npm or, where it is missing, its wheel."""

import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

TIME_LIMIT = 300  # seconds; a registry that does not answer must not hang the start

HERE = Path(__file__).parent
LOCK = HERE / "package-lock.json"
MODULES = HERE / "node_modules"
STAMP = MODULES / ".stamp"


def fetch() -> Path:
    """Make node_modules hold exactly what the lock says, and return its path."""
    wanted = sha256(LOCK.read_bytes()).hexdigest()
    if not STAMP.is_file() or STAMP.read_text() != wanted:
        _run([*_npm(), "ci", "--prefix", str(HERE), "--cache", str(MODULES.with_name(".npm"))])
        STAMP.write_text(wanted)
    return MODULES


def _npm() -> list[str]:
    """Return the command that runs npm, first installing the wheel that carries it if need be."""
    if found := shutil.which("npm"):
        return [found]
    wheel = Path(sys.executable).with_name("npm")
    if not wheel.exists():
        lock = HERE.parent / "requirements" / "node.txt"
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes"]
        _run([*pip, "--requirement", str(lock)])
    return [str(wheel)]


def _run(command: list[str]) -> None:
    """Run a command quietly; raises SystemExit with its own words when it does not succeed."""
    try:
        done = subprocess.run(  # noqa: S603  (every part is fixed above or a path of ours)
            command,
            capture_output=True,
            text=True,
            timeout=TIME_LIMIT,
            check=False,
            env=_environment(),
        )
    except subprocess.TimeoutExpired:
        raise SystemExit(f"{command[0]} gave no answer within {TIME_LIMIT} seconds.") from None
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stdout}{done.stderr}".strip())


def _environment() -> dict[str, str]:
    """Tell Node of the certificates the system names, since it reads a variable of its own."""
    environment = dict(os.environ)
    if certificates := environment.get("SSL_CERT_FILE"):
        environment.setdefault("NODE_EXTRA_CA_CERTS", certificates)
    return environment
