"""The HTTP server on one port."""

import errno
import signal
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress

import uvicorn
from starlette.types import ASGIApp

from sitegen.errors import BuildError
from sitegen.serve.origin import Origin
from sitegen.serve.portals import Portals

PATIENCE = 3.0
"""Seconds to wait for a port: processes whose parent was killed take a moment to notice it and release the port."""


class Announced(uvicorn.Server):
    """A server that reports when it is ready."""

    def __init__(self, config: uvicorn.Config, announce: Callable[[], None]) -> None:
        super().__init__(config)
        self._announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then report."""
        await super().startup(sockets)
        self._announce()


def listen(bind: str, port: int) -> socket.socket:
    """Open a listening socket; raises BuildError with a plain message if the port cannot be used."""
    family = socket.AF_INET6 if ":" in bind else socket.AF_INET
    deadline = time.monotonic() + PATIENCE
    while True:
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((bind, port))
        except OSError as error:
            listener.close()
            if error.errno == errno.EADDRINUSE and time.monotonic() < deadline:
                time.sleep(0.2)
                continue
            raise BuildError(
                f"port {port} on {bind} cannot be used ({error.strerror}). Stop what listens there, or choose another "
                f"port, such as {port + 1 if port < 65_535 else 8000}."
            ) from error
        listener.listen(128)
        return listener


def answer(application: ASGIApp, listener: socket.socket, announce: Callable[[], None]) -> None:
    """Serve on a listening socket until SIGINT or SIGTERM; `announce` is called when the server is ready."""
    if threading.current_thread() is threading.main_thread():
        # uvicorn raises the signal again after its shutdown; a requested stop is not a failure.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    config = uvicorn.Config(
        application, log_level="warning", server_header=False, lifespan="off", timeout_graceful_shutdown=5
    )
    with suppress(KeyboardInterrupt):
        Announced(config, announce).run(sockets=[listener])


def serve_portals(
    portals: Portals, search: ASGIApp, listener: socket.socket, announce: Callable[[list[str]], None]
) -> None:
    """Serve portals and the search over them; `announce` receives their addresses.

    Raises BuildError if two portals answer for the same path.
    """
    portals.check()
    answer(Origin(portals, search), listener, lambda: announce(portals.addresses()))
