"""Serves the register at a socket that the caller has opened: `python -m tests.serve FD`."""

import sys
from socket import socket

from werkzeug.serving import make_server

from wsgi import app


def serve(descriptor: int) -> None:
    """Answer whoever waits at the socket, until the process is ended."""
    with socket(fileno=descriptor) as door:
        host, port = door.getsockname()
        make_server(host, port, app, threaded=True, fd=door.fileno()).serve_forever()


if __name__ == "__main__":
    serve(int(sys.argv[1]))
