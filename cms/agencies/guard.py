"""The second line of defence between agencies: which admin views a member may open, and for which pages.

Wagtail and wagtail-localize check permissions view by view, and some of their views have been found wanting
(CVE-2026-44197 and others; the translation views ask only for a global right). Here a view that is not listed
is closed to members, and a page of another agency is refused in every view.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail_localize.models import Translation, TranslationSource

from cms.agencies.current import on_behalf_of
from cms.agencies.permissions import is_national, owns_path

OPEN_NAMESPACES = frozenset(
    {
        "wagtailadmin_pages",
        "wagtailadmin_password_reset",
        "wagtailadmin_editing_sessions",
        "wagtailadmin_reports",
        "wagtailimages",
        "wagtaildocs",
        "wagtailimages_chooser",
        "wagtaildocs_chooser",
        "wagtail_localize",
        "agency_chooser",
        "procedure_chooser",
        "listings",
        "menus",
        "redirects",
        "publishing",
    }
)
OPEN_VIEWS = frozenset(
    {
        *("wagtailadmin_home", "wagtailadmin_account", "wagtailadmin_login", "wagtailadmin_logout"),
        *("wagtailadmin_explore_root", "wagtailadmin_explore", "wagtailadmin_explore_results"),
        *("wagtailadmin_choose_page", "wagtailadmin_choose_page_child", "wagtailadmin_choose_page_search"),
        *("wagtailadmin_choose_page_chosen_multiple", "wagtailadmin_choose_page_external_link"),
        *("wagtailadmin_choose_page_email_link", "wagtailadmin_choose_page_phone_link"),
        *("wagtailadmin_choose_page_anchor_link", "wagtailadmin_block_preview", "wagtailadmin_dismissibles"),
        *("wagtailadmin_sprite", "wagtailadmin_javascript_catalog", "wagtail_bulk_action"),
        *("wagtailadmin_tag_autocomplete", "wagtailadmin_tag_model_autocomplete"),
        *("wagtailadmin_password_reset", "wagtailadmin_password_reset_done"),
        *("wagtailadmin_password_reset_confirm", "wagtailadmin_password_reset_complete"),
        *("wagtaildocs_serve", "media", "wagtailadmin_pages_listing_api"),
    }
)
REPORTS = frozenset({"locked_pages", "locked_pages_results"})
TAGS = frozenset({"wagtailadmin_tag_autocomplete", "wagtailadmin_tag_model_autocomplete"})
TRANSLATION_VIEWS = frozenset(
    {
        *("submit_page_translation", "update_translations", "edit_string_translation", "edit_override"),
        *("download_pofile", "upload_pofile", "machine_translate", "preview_translation", "disable"),
        *("convert_to_alias", "javascript_catalog", "stop_translation"),
    }
)
PAGE_ARGUMENTS = ("page_id", "parent_page_id", "page_to_move_id", "destination_id", "parent_id")
PAGE_LISTS = ("id", "target_pages[]", "parent_page_id", "child_of", "descendant_of")
PAGE_FIELDS = ("new_parent_page", "chooser")
"""Form fields that hold the target of a move or copy; even a refused form would show the title of that page."""


class AgencyGuard:
    """Middleware that refuses members what belongs to other agencies, before any view runs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Keep the user available to `current_user` until the response is rendered."""
        with on_behalf_of(request.user):
            return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, arguments: tuple[Any, ...], named: dict[str, Any]
    ) -> HttpResponse | None:
        """Raise PermissionDenied, or let the view run."""
        user = request.user
        if not user.is_authenticated or is_national(user):
            return None
        match = request.resolver_match
        assert match is not None
        if not self._is_open(match.namespaces, match.url_name or ""):
            raise PermissionDenied
        if match.url_name in TAGS:
            # All agencies share one list of tags; it must not suggest to one agency what another one uses.
            return JsonResponse([], safe=False)
        self._check_pages(request, named)
        if match.url_name == "wagtail_bulk_action":
            _check_bulk_action(request, named)
        if "wagtail_localize" in match.namespaces:
            _check_translation(request, match.url_name or "", named)
        return None

    def _is_open(self, namespaces: list[str], name: str) -> bool:
        if "wagtailadmin_reports" in namespaces:
            return name in REPORTS
        if "wagtail_localize" in namespaces:
            return name in TRANSLATION_VIEWS
        if namespaces:
            return bool(OPEN_NAMESPACES & set(namespaces))
        return name in OPEN_VIEWS

    def _check_pages(self, request: HttpRequest, named: dict[str, Any]) -> None:
        ids = {named[name] for name in PAGE_ARGUMENTS if named.get(name)}
        match = request.resolver_match
        if match and (match.url_name or "").startswith("wagtailadmin_choose_page"):
            ids |= {value for name in PAGE_LISTS for value in request.GET.getlist(name) if value.isdecimal()}
        ids |= {value for name in PAGE_FIELDS for value in request.POST.getlist(name) if value.isdecimal()}
        paths = Page.objects.filter(pk__in=ids, depth__gt=1).values_list("path", flat=True)
        if not all(owns_path(request.user, path) for path in paths):
            raise PermissionDenied


def _check_bulk_action(request: HttpRequest, named: dict[str, Any]) -> None:
    """Refuse a bulk action on what is not the user's: Wagtail would list its titles in the refusal."""
    chosen = set(request.GET.getlist("id"))
    keys = {key for key in chosen if key.isdecimal()}
    match named["model_name"]:
        case "page":
            within = {key for key in request.GET.getlist("childOf") if key.isdecimal()}
            pages = Page.objects.filter(pk__in=keys | within).values_list("path", flat=True)
            own = all(owns_path(request.user, path) for path in pages)
            # “All” without a parent page means the pages of all agencies.
            allowed = own and ("all" not in chosen or bool(within))
        case "portalimage" | "portaldocument" as name:
            model = get_image_model() if name == "portalimage" else get_document_model()
            policy = policy_registry.get_by_type(model)
            allowed = all(
                policy.user_has_permission_for_instance(request.user, "change", file)
                for file in model.objects.filter(pk__in=keys)
            )
        case _:
            allowed = False
    if not allowed:
        raise PermissionDenied


def _check_translation(request: HttpRequest, url_name: str, named: dict[str, Any]) -> None:
    """Allow translating to those who may edit the source page, and publishing translations to those who may publish."""
    page = _source_page(named)
    if page is None:
        return
    rights = page.permissions_for_user(request.user)
    # An alias of a live page is live at once, so making one is publishing.
    publishes = request.method == "POST" and (
        request.POST.get("publish_translations") or "publish" in request.POST or url_name == "convert_to_alias"
    )
    if not rights.can_edit() or (publishes and not rights.can_publish()):
        raise PermissionDenied


def _source_page(named: dict[str, Any]) -> Any:
    if "page_id" in named:
        return Page.objects.filter(pk=named["page_id"]).first()
    if "translation_source_id" in named:
        source = TranslationSource.objects.filter(pk=named["translation_source_id"]).first()
    elif "translation_id" in named:
        translation = Translation.objects.select_related("source").filter(pk=named["translation_id"]).first()
        source = translation.source if translation else None
    else:
        return None
    if source is None:
        return None
    instance = source.get_source_instance()
    if not isinstance(instance, Page):
        raise PermissionDenied
    return instance
