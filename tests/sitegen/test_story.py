"""A build takes five steps, one after the other, and a second pass only if it is needed."""

import ast
import inspect
from typing import Any

import pytest

import sitegen.build
from content_models.kind import RecordBase
from sitegen.published_records import read_published_records
from sitegen.render.renderer import Failed, Planned, Rendered, Renderer
from tests.sitegen.portals import AT, KEY, Press, but, directory, page, province, snapshot

STEPS = ("settle", "plan_outputs", "render_pages", "render_others", "release_outputs", "withdraw", "publish")


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of a build's steps, added as the build takes them."""
    steps: list[str] = []

    def note(name: str, step: Any) -> Any:
        def noted(*arguments: Any, **named: Any) -> Any:
            steps.append(name)
            return step(*arguments, **named)

        return noted

    for name in STEPS[:5]:
        monkeypatch.setattr(sitegen.build, name, note(name, getattr(sitegen.build, name)))
    return steps


class Index:
    """An index that notes its calls and holds nothing."""

    def __init__(self, steps: list[str]) -> None:
        self.steps = steps

    def admit(self, *_: object) -> bool:
        self.steps.append("admit")
        return True

    def withdraw(self, *_: object) -> int:
        self.steps.append("withdraw")
        return 0


def publish(press: Press, told: list[str], records: list[RecordBase]) -> list[str]:
    """Publish records, let search show them, and return the steps taken."""
    told.clear()
    target = press.target()
    release = target.publish

    def noted(*arguments: Any, **named: Any) -> Any:
        told.append("publish")
        return release(*arguments, **named)

    target.publish = noted  # type: ignore[method-assign]
    index: Any = Index(told)
    result = sitegen.build.build_portal(snapshot(records), directory(), press.media, target, made_at=AT, index=index)
    sitegen.build.make_searchable(index, result)
    return list(told)


def test_a_publish_settles_plans_renders_releases_and_indexes_once_each(press: Press, told: list[str]) -> None:
    assert publish(press, told, province()) == [*STEPS[:5], "admit", "withdraw", "publish", "admit"]
    assert publish(press, told, but(province(), page(title="Mới"))) == [*STEPS, "admit"]


def failing(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    render = Renderer.render

    def fail(renderer: Renderer, planned: Planned) -> Rendered | Failed:
        if planned.path == path and planned.page:
            return Failed(path, planned.page, "for the test")
        return render(renderer, planned)

    monkeypatch.setattr(Renderer, "render", fail)


def test_a_page_that_fails_and_was_live_changes_no_step(
    press: Press, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(press, told, province())
    failing(monkeypatch, "gioi-thieu/index.html")
    assert publish(press, told, province()) == [*STEPS, "admit"]


def test_a_page_that_fails_and_was_never_live_is_left_out_by_a_second_pass_that_settles_nothing(
    press: Press, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(press, told, province())
    failing(monkeypatch, "la/index.html")
    steps = publish(press, told, but(province(), page("la"), page("khac")))
    assert steps == ["settle", "plan_outputs", "render_pages", *STEPS[1:], "admit"]
    assert press.live().keys() >= {"khac/index.html", "gioi-thieu/index.html"}
    assert "la/index.html" not in press.live()


def test_the_build_has_no_loop_and_fits_on_a_screen() -> None:
    source = inspect.getsource(sitegen.build.build_portal)
    assert not [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.For | ast.While)]
    assert source.count("\n") <= 50


def test_the_records_beside_a_release_are_those_that_it_was_made_of(
    press: Press, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, "la/index.html")
    press.publish(but(province(), page("la"), page("duoi", parent="la")))
    ids = {record.id for record in read_published_records(press.target(), KEY)}
    assert "gioi-thieu" in ids
    assert ids.isdisjoint({"la", "duoi"})
