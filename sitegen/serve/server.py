"""Runs the server of portals on one port."""

import socket
from pathlib import Path

import uvicorn

from sitegen.errors import BuildError
from sitegen.serve.portals import Portals


def listen(bind: str, port: int) -> socket.socket:
    """A listening socket; raises BuildError with a plain sentence where the port is taken."""
    family = socket.AF_INET6 if ":" in bind else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((bind, port))
    except OSError as error:
        listener.close()
        raise BuildError(
            f"port {port} on {bind} cannot be used ({error.strerror}). Stop what listens there, or choose another "
            f"port: PORT={port + 1}."
        ) from error
    listener.listen(128)
    return listener


def run(out: Path, bind: str, port: int) -> None:
    """Serve until interrupted."""
    listener = listen(bind, port)
    config = uvicorn.Config(Portals(out), log_level="warning", server_header=False, lifespan="off")
    uvicorn.Server(config).run(sockets=[listener])
