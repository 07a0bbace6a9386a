"""Renders a draft as its portal would show it, with the code that also publishes."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import Context
from django.utils.translation import gettext as _
from wagtail.admin.userbar import Userbar

from cms.agencies.models import Portal
from cms.agencies.permissions import portal_of_path
from cms.export.content import check_records
from cms.export.portal_records import export_rows, live_rows
from cms.export.raw_columns import READER
from cms.export.shared_records import export_agencies, export_shared
from cms.portal.models import PortalPage
from cms.references import page_id
from cms.sentences import tell
from content_models.errors import MotCuaError
from content_models.kind import RecordBase
from sitegen.build import preview_page


def preview_draft(page: PortalPage, request: HttpRequest) -> HttpResponse:
    """Return the page as HTML with Wagtail's user bar for accessibility checks, or the reasons for refusal."""
    portal = portal_of_path(page.path)
    if portal is None:
        return _refuse(request, _("This page does not lie in the folder of an agency."))
    records = check_records(portal.key, _with_draft(portal, page))
    # Only the list shows definitions. The national portal has thousands, and typing requests a preview after each word.
    shows_procedures = page.record.traits.lists_procedures
    shared = check_records(None, export_shared(portal.key) if shows_procedures else export_agencies())
    own, locale = page_id(page.translation_key), page.locale.language_code
    reasons = [tell(problem.broken) for problem in records.problems if (problem.id, problem.locale) == (own, locale)]
    if reasons:
        return _refuse(request, *reasons)
    try:
        html = preview_page(records, shared, own, locale)
    except MotCuaError as error:
        return _refuse(request, str(error))
    bar = Userbar(object=page).render_html(Context({"request": request}))
    return HttpResponse(html.replace("</body>", f"{bar}</body>"))


def _with_draft(portal: Portal, page: PortalPage) -> list[RecordBase]:
    """Return the live content of the portal with this draft and its ancestors, even if those are drafts too."""
    with transaction.atomic(using=READER):
        rows = {row.path: row for row in live_rows(portal)}
        for ancestor in page.get_ancestors().filter(depth__gt=2).specific():
            rows.setdefault(ancestor.path, ancestor.to_row())
        before = [
            path for path, row in rows.items() if row.translation_key == page.translation_key and row.pk == page.pk
        ]
        for path in before:
            del rows[path]
        rows[page.path] = page.to_row()
        return export_rows(portal, list(rows.values()))


def _refuse(request: HttpRequest, *reasons: str) -> HttpResponse:
    return render(request, "export/no_preview.html", {"reasons": reasons})
