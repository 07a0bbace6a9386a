"""The view of the list of a portal's procedures, grouped by field, on numbered pages."""

from content_models.page import ProcedureList
from sitegen.render.page_view import Numbered, PageView
from sitegen.render.view_context import View, ViewContext
from sitegen.render.views.blocks import body_html
from sitegen.render.views.linked_data import linked_data
from sitegen.render.views.offer import facts
from sitegen.render.views.shell import page_shell
from sitegen.site import queries
from sitegen.site.content import PageKey
from sitegen.site.pager import counted
from sitegen.site.procedures.pages import SitePage
from sitegen.site.site import Site

INDEX_FROM = 12
"""The number of procedures from which a list starts with an index of its fields."""


def procedures_html(context: ViewContext, page: ProcedureList) -> str:
    """Render the front page of the list: the editor's text, the index of fields, and the first procedures."""
    view = page_shell(context, page)
    view["body_html"] = body_html(context, page.body)
    return _finish(context, view, page, 1)


def numbered_procedures_html(context: ViewContext, key: PageKey, number: int) -> str:
    """Render a further page of the list; numbers start at 2."""
    page = context.reader.page(key)
    title = context.t("pager.title", title=page.title, number=number)
    view = page_shell(context, page, title, context.reader.links.numbered(key, number))
    view["body_html"] = ""
    return _finish(context, view, page, number)


def further_pages(site: Site, key: PageKey) -> range:
    """The numbers of the pages after the front page, which is page 1."""
    return range(2, queries.procedure_list_pages(site, key.locale) + 1)


def _finish(context: ViewContext, view: View, page: SitePage, number: int) -> str:
    key = PageKey(page.id, page.locale)
    view["count"] = context.reader.ask(queries.procedure_count, key.locale)
    view["fields"] = [_field(context, rows) for rows in context.reader.ask(queries.procedure_rows, key.locale, number)]
    view["index"] = _index(context, key) if number == 1 else []
    view["pager"] = _pager(context, key, number)
    view["elsewhere"] = _elsewhere(context, key) if number == 1 else None
    view["jsonld"] = linked_data(context, page, view)
    return context.render(page.traits.template, view)


def _field(context: ViewContext, rows: queries.FieldRows) -> View:
    return {
        "id": _anchor(rows.number),
        "name": rows.name,
        "lang": rows.locale if rows.locale != context.locale else "",
        "procedures": [_row(context, key) for key in rows.keys],
    }


def _row(context: ViewContext, key: PageKey) -> View:
    offer = context.reader.offer(key)
    other = key.locale if key.locale != context.locale else ""
    told = facts(context, offer.online, offer.in_person_only, offer.submission_channels)
    return {
        "title": offer.title,
        "url": offer.url,
        "code": offer.code,
        "sort": offer.sort,
        "lang": other,
        "lang_label": context.language("language", other) if other else "",
        "facts": [
            {"label": context.t(f"procedure.fact.{name}"), "text": "; ".join(lines)}
            for name, lines in (("cost", told.cost), ("time", told.time), ("online", [told.online]))
            if any(lines)
        ],
    }


def _index(context: ViewContext, key: PageKey) -> list[View]:
    """Links to the start of each field; none if the list is short or has only one field."""
    found = context.reader.ask(queries.procedure_fields, key.locale)
    if len(found) < 2 or sum(start.procedures for start in found) < INDEX_FROM:
        return []
    return [
        {
            "name": start.name,
            "lang": start.locale if start.locale != context.locale else "",
            "count": start.procedures,
            "url": f"{_url(context, key, start.page) if start.page > 1 else ''}#{_anchor(start.number)}",
        }
        for start in found
    ]


def _anchor(number: int) -> str:
    # Ids of headings contain no underscore, so this id cannot conflict with one.
    return f"field_{number}"


def _url(context: ViewContext, key: PageKey, number: int) -> str:
    return context.reader.links.numbered(key, number if number > 1 else 0)


def _pager(context: ViewContext, key: PageKey, number: int) -> View | None:
    pages = context.reader.ask(queries.procedure_list_pages, key.locale)
    if pages < 2:
        return None

    def step(entry: int | None, word: str = "") -> View:
        if entry is None:
            return {"label": "", "url": "", "current": False}
        url = _url(context, key, entry)
        return {"label": str(entry), "url": url, "current": entry == number, "word": word}

    return {
        "newer": step(number - 1, context.t("pager.previous")) if number > 1 else None,
        "older": step(number + 1, context.t("pager.next")) if number < pages else None,
        "pages": [step(entry) for entry in counted(pages, number)],
    }


def _elsewhere(context: ViewContext, key: PageKey) -> View | None:
    """The number of procedures only in the default language, with a link; None except on the national portal."""
    default = context.reader.portal().default_locale
    other = context.reader.ask(queries.procedure_list, default)
    if other is None or default == key.locale:
        return None
    missing = context.reader.ask(queries.procedure_count, default) - context.reader.ask(
        queries.procedure_count, key.locale
    )
    return {"count": missing, "url": context.reader.nav(other).url, "lang": default} if missing > 0 else None


VIEW = PageView(procedures_html, Numbered(further_pages, numbered_procedures_html))
