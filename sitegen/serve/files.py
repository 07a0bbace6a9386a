"""One file of a live release as an answer, under the headers of its class."""

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
    """The answer to a request for a file; 304 where the client has it already, None where there is no such file.

    A target that opens files gets them streamed, whole or in parts; of another one, such as an object store, a file is
    loaded and sent whole.
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
    """The class of a file by its path: the release guards that assets, and only they, lie in assets/."""
    if path.startswith(ASSETS):
        return "asset"
    if path.startswith("tep/"):
        return "download"
    return _MACHINES.get(PurePosixPath(path).suffix, "page")


def _knows(request: Request, etag: str) -> bool:
    """Whether the client has the file already; a proxy that compresses makes the ETag a weak one."""
    given = [tag.strip() for field in request.headers.getlist("if-none-match") for tag in field.split(",")]
    return "*" in given or etag in [tag.removeprefix("W/") for tag in given]


class ReleaseFile(FileResponse):
    """Sends the file that was opened, and closes it.

    Between two looks at a path a release may go live, and the answer would be torn. Starlette opens a path itself, so
    it gets one that stands for the open file.
    """

    def __init__(self, file: BinaryIO, name: str, class_: OutputClass) -> None:
        self._file = file
        place = f"/dev/fd/{file.fileno()}"
        super().__init__(place, headers=headers(name, class_), stat_result=os.fstat(file.fileno()))

    def close(self) -> None:
        """Close the file, which is not to be sent after all."""
        self._file.close()

    def set_stat_headers(self, stat_result: os.stat_result) -> None:
        """Length and ETag, but no date: the release sets a file's time from its content, so it says nothing.

        ETags are those of nginx, so that a client may ask either server about what it has from the other.
        """
        self.headers["Content-Length"] = str(stat_result.st_size)
        self.headers["ETag"] = f'"{int(stat_result.st_mtime):x}-{stat_result.st_size:x}"'

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the file, or the parts that are asked for."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] >= 400:
                # Starlette refuses parts that are not there without the headers of this site.
                own = [(name.lower().encode(), value.encode()) for name, value in MISSING.items()]
                message = {**message, "headers": [*message["headers"], *own]}
            await send(message)

        with self._file:
            await super().__call__(_with_fit_range(scope, self.headers["etag"]), receive, send_with_headers)


def _with_fit_range(scope: Scope, etag: str) -> Scope:
    """The request without conditions on its range, and without a range that must not be obeyed (RFC 9110, 13.1.5).

    Starlette would compare If-Range with the date that we do not send, and refuses units that it does not know.
    """
    asked = Headers(scope=scope)
    is_fit = asked.get("range", "").startswith("bytes=") and asked.get("if-range", etag) == etag
    removed = {b"if-range"} if is_fit else {b"if-range", b"range"}
    return {**scope, "headers": [(name, value) for name, value in scope["headers"] if name not in removed]}
