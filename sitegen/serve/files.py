"""Answers a request with one file of a live release, with the headers of the file's class."""

import os
from pathlib import PurePosixPath
from typing import BinaryIO, Final

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.types import Message, Receive, Scope, Send

from sitegen.release.headers import MISSING, headers
from sitegen.release.output import ASSETS, BlobRef, OutputClass
from sitegen.release.target import OpensFiles, Target

_MACHINES: Final[dict[str, OutputClass]] = {".xml": "feed", ".txt": "data", ".json": "data"}


def live_file(target: Target, path: str, request: Request) -> Response | None:
    """Answer a request for a file: 304 if the client has the current version, None if there is no such file.

    A target that can open files gets them streamed, whole or in parts; from another one, such as an object store, a
    file is loaded and sent whole.
    """
    response = _whole(target, path)
    if response is None or not _knows(request, response.headers["etag"]):
        return response
    if isinstance(response, ReleaseFile):
        response.close()
    return Response(status_code=304, headers={**headers(path, class_of(path)), "ETag": response.headers["etag"]})


def _whole(target: Target, path: str) -> Response | None:
    if isinstance(target, OpensFiles):
        file = target.open_file(path)
        return ReleaseFile(file, path, class_of(path)) if file else None
    data = target.read(path)
    if data is None:
        return None
    return Response(data, headers={**headers(path, class_of(path)), "ETag": f'"{BlobRef.of(data).sha256}"'})


def class_of(path: str) -> OutputClass:
    """The class of a file, from its path; the release ensures that assets/ contains all assets and nothing else."""
    if path.startswith(ASSETS):
        return "asset"
    if path.startswith("tep/"):
        return "download"
    return _MACHINES.get(PurePosixPath(path).suffix, "page")


def _knows(request: Request, etag: str) -> bool:
    """Whether the client already has this version; the ETag may be weak, because a compressing proxy weakens it."""
    given = [tag.strip() for field in request.headers.getlist("if-none-match") for tag in field.split(",")]
    return "*" in given or etag in [tag.removeprefix("W/") for tag in given]


class ReleaseFile(FileResponse):
    """Sends an open file and closes it.

    If a release went live between two accesses to a path, the response would mix two versions. Starlette itself opens a
    path, so it gets the path of the file descriptor.
    """

    def __init__(self, file: BinaryIO, name: str, class_: OutputClass) -> None:
        self._file = file
        place = f"/dev/fd/{file.fileno()}"
        super().__init__(place, headers=headers(name, class_), stat_result=os.fstat(file.fileno()))

    def close(self) -> None:
        """Close the file without sending it."""
        self._file.close()

    def set_stat_headers(self, stat_result: os.stat_result) -> None:
        """Set length and ETag but no date, because a file's time is derived from its content and means nothing.

        ETags are the same as nginx's, so a client can revalidate at one server what it got from the other.
        """
        self.headers["Content-Length"] = str(stat_result.st_size)
        self.headers["ETag"] = f'"{int(stat_result.st_mtime):x}-{stat_result.st_size:x}"'

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the file, or the requested ranges of it."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] >= 400:
                # Starlette answers an unsatisfiable range without the headers of this site, so add them.
                own = [(name.lower().encode(), value.encode()) for name, value in MISSING.items()]
                message = {**message, "headers": [*message["headers"], *own]}
            await send(message)

        with self._file:
            await super().__call__(_with_fit_range(scope, self.headers["etag"]), receive, send_with_headers)


def _with_fit_range(scope: Scope, etag: str) -> Scope:
    """Remove If-Range from the request, and a Range that must not be obeyed (RFC 9110, 13.1.5).

    Starlette would compare If-Range with the date, which we do not send, and it refuses range units that it does not
    know.
    """
    asked = Headers(scope=scope)
    is_fit = asked.get("range", "").startswith("bytes=") and asked.get("if-range", etag) == etag
    removed = {b"if-range"} if is_fit else {b"if-range", b"range"}
    return {**scope, "headers": [(name, value) for name, value in scope["headers"] if name not in removed]}
