"""A browser that asks again behind nginx gets the new page, however alike the two are."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.services.chromium import NewPage
from tests.services.nginx import StartNginx, fill
from tests.sitegen.portals import KEY, Press, but, page, province, text

TEMPLATE = Path(__file__).resolve().parents[2] / "infra" / "nginx" / "portals.conf.template"


def test_two_publishes_in_one_second_of_two_pages_of_one_length_are_both_seen(
    tmp_path: Path, new_page: NewPage, start_nginx: StartNginx
) -> None:
    press = Press(tmp_path)
    pages = [page("mot", title="Trang A", body=(text("Bản 1"),)), page("hai", title="Trang B", body=(text("Bản 1"),))]
    press.publish(but(province(), *pages))
    portals = tmp_path / "portals.map"
    portals.write_text(f"tinh-a {KEY};\n", encoding="utf-8")
    template = TEMPLATE.read_text(encoding="utf-8")
    origin = start_nginx(
        lambda port: fill(template, BIND="127.0.0.1", PORT=port, OUT=press.out, NATIONAL="none", PORTALS=portals)
    )
    readers = [new_page(), new_page()]
    addresses = [f"{origin}/tinh-a/mot/", f"{origin}/tinh-a/hai/"]
    for reader, address in zip(readers, addresses, strict=True):
        reader.goto(address)
        expect(reader.get_by_text("Bản 1")).to_be_visible()
    changed = [page("mot", title="Trang A", body=(text("Bản 2"),)), page("hai", title="Trang B", body=(text("Bản 2"),))]
    # Both publishes carry the same time, which is the worst that a second can do.
    press.publish(but(province(), changed[0], pages[1]))
    press.publish(but(province(), *changed))
    for reader in readers:
        statuses: list[int] = []
        reader.on("response", lambda answer, statuses=statuses: statuses.append(answer.status))
        reader.reload()
        expect(reader.get_by_text("Bản 2")).to_be_visible()
        assert statuses[0] == 200
        reader.reload()
        assert 304 in {*statuses[1:], *_asked_again(reader)}


def _asked_again(reader: object) -> set[int]:
    """Chromium tells a page 200 where the server said 304, so the server is asked directly."""
    context = reader.context  # type: ignore[attr-defined]
    url = reader.url  # type: ignore[attr-defined]
    first = context.request.get(url)
    return {context.request.get(url, headers={"If-None-Match": first.headers["etag"]}).status}
