"""Answers for the files of live releases, with the headers of their class."""

import errno
from pathlib import Path
from typing import BinaryIO, Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import Receive, Scope, Send

from sitegen.release.headers import MISSING, content_type
from sitegen.release.output import ASSETS, OutputClass
from sitegen.serve.files import file_response
from sitegen.serve.folders import Folders, Served

_MACHINES: Final[dict[str, OutputClass]] = {".xml": "feed", ".txt": "data", ".json": "data"}

_NO_FILE = frozenset({errno.ENOENT, errno.EISDIR, errno.ENOTDIR, errno.ENAMETOOLONG})
"""What a disk says of an address that leads to no file; any other refusal is a fault of ours, and no 404."""


class Portals:
    """An ASGI application over a folder of portals.

    A file is opened once through `live` and sent from that handle, so that a release that goes live meanwhile cannot
    mix with the answer. The disk is asked in threads, so that a slow one holds up no other request.
    """

    def __init__(self, out: Path) -> None:
        self._folders = Folders(out)

    def check(self) -> None:
        """Raises BuildError where two portals answer for one path."""
        self._folders.check()

    def addresses(self) -> list[str]:
        """The addresses of all live portals."""
        return [served.base_url for served in self._folders.portals()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer GET and HEAD."""
        request = Request(scope, receive)
        response = await run_in_threadpool(self._answer, request)
        await response(scope, receive, send)

    def _answer(self, request: Request) -> Response:
        if request.method not in {"GET", "HEAD"}:
            return Response("Method not allowed\n", 405, {"Allow": "GET, HEAD"}, "text/plain")
        path: str = request.scope["path"]
        served = self._folders.find(path)
        if served is None:
            return Response("No portal answers for this address.\n", 404, dict(MISSING), "text/plain")
        inner = path[len(served.prefix) :] if path.startswith(served.prefix) else None
        if inner is None:
            return _moved(served.prefix, request)
        name = inner + "index.html" if not inner or inner.endswith("/") else inner
        if not _is_plain(name):
            return _missing(served, inner, request)
        file = _open(served.folder, name)
        if file is None:
            if _is_folder(served.folder, name):
                return _moved(f"{path}/", request)
            return _missing(served, inner, request)
        return file_response(file, name, _class_of(name), request)


def _is_plain(name: str) -> bool:
    """No segment that could leave the folder; a name that never is a file needs no look at the disk."""
    segments = name.split("/")
    return not any(segment in {"", ".", ".."} for segment in segments) and "\\" not in name and name.isprintable()


def _place(folder: Path, name: str) -> Path:
    return folder / name if name.startswith(ASSETS) else folder / "live" / name


def _open(folder: Path, name: str) -> BinaryIO | None:
    try:
        return _place(folder, name).open("rb")
    except OSError as error:
        if error.errno in _NO_FILE:
            return None
        raise


def _is_folder(folder: Path, name: str) -> bool:
    try:
        return (_place(folder, name) / "index.html").is_file()
    except OSError as error:
        if error.errno in _NO_FILE:
            return False
        raise


def _moved(path: str, request: Request) -> Response:
    """The same address with its slash; asked again each time, since the folder may become a page or go away."""
    query = request.scope["query_string"].decode("latin-1")
    return RedirectResponse(f"{path}?{query}" if query else path, 301, {"Cache-Control": "no-cache"})


def _class_of(name: str) -> OutputClass:
    """The class of a served file by its path: the release guards that assets, and only they, lie in assets/."""
    if name.startswith(ASSETS):
        return "asset"
    if name.startswith("tep/"):
        return "download"
    return _MACHINES.get(Path(name).suffix, "page")


def _missing(served: Served, inner: str, request: Request) -> Response:
    """The portal's own page for missing addresses, in the language of the address."""
    first = inner.partition("/")[0]
    name = f"{first}/404.html" if first in served.portal.locales[1:] else "404.html"
    file = _open(served.folder, name)
    if file is None:
        return Response("Not found\n", 404, dict(MISSING), "text/plain")
    with file:
        body = file.read()
    return Response(body, 404, {**MISSING, "Content-Type": content_type(name)})
