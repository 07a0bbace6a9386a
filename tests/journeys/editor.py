"""An editor without a browser, who logs in and posts the forms of the CMS as a browser would."""

from __future__ import annotations

import http.cookiejar
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from html import unescape

from cms.accounts.loopback import DEMO_PASSWORD
from tests.journeys.demo import Demo, Reply

EMPTY_FORMSETS = {
    f"comments-{name}": value
    for name, value in (("TOTAL_FORMS", "0"), ("INITIAL_FORMS", "0"), ("MIN_NUM_FORMS", "0"), ("MAX_NUM_FORMS", "0"))
}


class _Kept(urllib.request.HTTPRedirectHandler):
    """Returns redirects instead of following them, because a redirect acknowledges a form."""

    def redirect_request(self, *_: object) -> None:
        return None


class Editor:
    """A logged-in user of the demo."""

    def __init__(self, demo: Demo, name: str) -> None:
        self._demo = demo
        self._cookies = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self._cookies), _Kept())
        self.get("/cms/login/")
        answer = self.post("/cms/login/", {"username": name, "password": DEMO_PASSWORD, "next": "/cms/"})
        assert answer.status == 302, f"{name} could not log in: {answer.status}"

    def get(self, path: str) -> Reply:
        """Request a page of the CMS."""
        return self._send(urllib.request.Request(self._demo.origin + path))

    def post(self, path: str, fields: Mapping[str, str], method: str = "POST") -> Reply:
        """Post a form."""
        data = urllib.parse.urlencode({**fields, "csrfmiddlewaretoken": self._token()}).encode()
        headers = {"X-CSRFToken": self._token(), "Referer": self._demo.origin + path}
        return self._send(urllib.request.Request(self._demo.origin + path, data=data, headers=headers, method=method))

    def publish(self, page: int, title: str, slug: str, **fields: str) -> Reply:
        """Publish an article with a new title and an empty body; status 302 acknowledges it."""
        form = {"title": title, "slug": slug, "summary": title, "genre": "news", "author": "", "source": ""}
        counts = {"body-count": "0", "lead-count": "0", **EMPTY_FORMSETS}
        return self.post(f"/cms/pages/{page}/edit/", {**form, **counts, "action-publish": "action-publish", **fields})

    def _token(self) -> str:
        return next((cookie.value or "" for cookie in self._cookies if cookie.name == "csrftoken"), "")

    def _send(self, request: urllib.request.Request) -> Reply:
        try:
            with self._opener.open(request, timeout=60) as answer:
                return Reply(answer.status, answer.url, answer.read().decode("utf-8"))
        except urllib.error.HTTPError as error:
            with error:
                location = error.headers.get("Location") or ""
                return Reply(error.code, location, unescape(error.read().decode("utf-8", errors="replace")))
