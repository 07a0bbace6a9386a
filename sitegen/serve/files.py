"""One file of a release as an answer: Starlette streams it and cuts out parts, under the headers of its class."""

import os
from typing import BinaryIO

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.types import Message, Receive, Scope, Send

from sitegen.release.headers import MISSING, headers
from sitegen.release.output import OutputClass


def file_response(file: BinaryIO, name: str, class_: OutputClass, request: Request) -> Response:
    """An open file as the answer to a request, which closes it; 304 where the client has the file already."""
    response = ReleaseFile(file, name, class_)
    if not _knows(request, response.headers["etag"]):
        return response
    with file:
        return Response(status_code=304, headers={**headers(name, class_), "ETag": response.headers["etag"]})


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
