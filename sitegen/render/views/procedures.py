"""The list of the procedures that a portal shows, field by field, over numbered pages."""

from content_models.page import ProcedureList
from sitegen.render.frame import Frame, View
from sitegen.render.views.blocks import body_html
from sitegen.render.views.linked_data import breadcrumb_list
from sitegen.render.views.offer import facts
from sitegen.render.views.shell import page_shell
from sitegen.site import queries
from sitegen.site.content import PageKey, page_key
from sitegen.site.pager import counted


def procedures_html(frame: Frame, page: ProcedureList) -> str:
    """The front page of the list: the editor's words, the fields, and the first procedures."""
    view = page_shell(frame, page)
    view["body_html"] = body_html(frame, page.body)
    return _finish(frame, view, page_key(page), 1)


def numbered_procedures_html(frame: Frame, key: PageKey, number: int) -> str:
    """A further page of the list, counted from 2."""
    page = frame.reader.page(key)
    title = frame.t("pager.title", title=page.title, number=number)
    view = page_shell(frame, page, title, frame.reader.links.numbered(key, number))
    view["body_html"] = ""
    return _finish(frame, view, key, number)


def _finish(frame: Frame, view: View, key: PageKey, number: int) -> str:
    view["count"] = frame.reader.ask(queries.procedure_count, key.locale)
    view["fields"] = [_field(frame, rows) for rows in frame.reader.ask(queries.procedure_rows, key.locale, number)]
    view["index"] = _index(frame, key) if number == 1 else []
    view["pager"] = _pager(frame, key, number)
    view["elsewhere"] = _elsewhere(frame, key) if number == 1 else None
    view["jsonld"] = breadcrumb_list(frame, view)
    return frame.render("layouts/procedures.html", view)


def _field(frame: Frame, rows: queries.FieldRows) -> View:
    return {
        "id": _anchor(rows.number),
        "name": rows.name,
        "lang": rows.locale if rows.locale != frame.locale else "",
        "procedures": [_row(frame, key) for key in rows.keys],
    }


def _row(frame: Frame, key: PageKey) -> View:
    offer = frame.reader.offer(key)
    other = key.locale if key.locale != frame.locale else ""
    told = facts(frame, offer.online, offer.in_person_only, offer.ways)
    return {
        "title": offer.title,
        "url": offer.url,
        "code": offer.code,
        "sort": offer.sort,
        "lang": other,
        "lang_label": frame.language("language", other) if other else "",
        "online": told.online,
        "cost": told.cost,
        "time": told.time,
    }


def _index(frame: Frame, key: PageKey) -> list[View]:
    """Where each field begins; nothing where all of them can be seen at once."""
    found = frame.reader.ask(queries.procedure_fields, key.locale)
    if len(found) < 2:
        return []
    return [
        {
            "name": start.name,
            "lang": start.locale if start.locale != frame.locale else "",
            "count": start.procedures,
            "url": f"{_url(frame, key, start.page) if start.page > 1 else ''}#{_anchor(start.number)}",
        }
        for start in found
    ]


def _anchor(number: int) -> str:
    # No heading of a text gets an id with an underscore, so the two cannot meet.
    return f"field_{number}"


def _url(frame: Frame, key: PageKey, number: int) -> str:
    return frame.reader.links.numbered(key, number if number > 1 else 0)


def _pager(frame: Frame, key: PageKey, number: int) -> View | None:
    pages = frame.reader.ask(queries.procedure_list_pages, key.locale)
    if pages < 2:
        return None

    def step(entry: int | None, word: str = "") -> View:
        if entry is None:
            return {"label": "", "url": "", "current": False}
        url = _url(frame, key, entry)
        return {"label": str(entry), "url": url, "current": entry == number, "word": word}

    return {
        "newer": step(number - 1, frame.t("pager.previous")) if number > 1 else None,
        "older": step(number + 1, frame.t("pager.next")) if number < pages else None,
        "pages": [step(entry) for entry in counted(pages, number)],
    }


def _elsewhere(frame: Frame, key: PageKey) -> View | None:
    """On the national portal, the procedures that can be read only in its default language."""
    default = frame.reader.portal().default_locale
    other = frame.reader.ask(queries.procedure_list, default)
    if other is None or default == key.locale:
        return None
    missing = frame.reader.ask(queries.procedure_count, default) - frame.reader.ask(queries.procedure_count, key.locale)
    return {"count": missing, "url": frame.reader.nav(other).url, "lang": default} if missing > 0 else None
