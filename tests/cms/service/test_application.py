"""Each address is routed to the responsible part; the public ones need neither the CMS nor its database."""

from __future__ import annotations

from urllib.parse import quote

import msgspec
import pytest
from starlette.types import Receive, Scope, Send

from cms.service.application import HEALTH, Application, make_application
from sitegen.search.embedded import EmbeddedIndex
from tests.sitegen.search.given_answers import ask, document


class Named:
    """An application that answers with its name."""

    def __init__(self, name: str) -> None:
        self._name = name

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": self._name.encode()})


@pytest.mark.parametrize(
    ("path", "part"),
    [
        *((path, "cms") for path in ("/cms/", "/cms/login/", *sorted(HEALTH))),
        *(
            (path, "public")
            for path in ("/", "/search", "/search.json", "/lang-son/", "/cmsx/", "/livez/", "/tim-kiem/")
        ),
    ],
)
def test_the_path_decides(path: str, part: str) -> None:
    assert ask(Application(Named("cms"), Named("public")), path).text == part


def test_searching_works_without_a_database_and_over_the_index_of_the_data_folder(settings, tmp_path) -> None:
    # Without the mark django_db, pytest-django refuses every query.
    settings.ENVIRONMENT = msgspec.structs.replace(settings.ENVIRONMENT, data=tmp_path)
    EmbeddedIndex(tmp_path / "index").admit("quoc-gia", [document()], 1)
    application = make_application()
    assert ask(application, "/search.json?q=thuong+tru").json["total"] == 1
    assert "Có 1 kết quả cho “thường trú”" in ask(application, f"/search?q={quote('thường trú')}").text
