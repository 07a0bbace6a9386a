"""Runs the server of portals on one port."""

import socket
from collections.abc import Callable
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


class Announced(uvicorn.Server):
    """A server that says so when it answers."""

    def __init__(self, config: uvicorn.Config, announce: Callable[[], None]) -> None:
        super().__init__(config)
        self._announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then announce."""
        await super().startup(sockets)
        self._announce()


def run(out: Path, listener: socket.socket, announce: Callable[[list[str]], None]) -> None:
    """Serve until interrupted; `announce` gets the addresses of the portals once they answer."""
    portals = Portals(out)
    config = uvicorn.Config(portals, log_level="warning", server_header=False, lifespan="off")
    Announced(config, lambda: announce(portals.addresses())).run(sockets=[listener])
