"""What each role sees: national administrators the directory and the portals, members only their own pages."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.agencies.choosers import agency_chooser
from cms.agencies.models import Agency, Membership, Portal
from cms.agencies.permissions import is_national


class AgencyViewSet(ModelViewSet):
    """The national directory."""

    model = Agency
    icon = "group"
    list_display = ["__str__", "key", "level", "parent"]
    list_filter = ["level"]
    search_fields = ["key", "names"]
    search_backend_name = None
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldPanel(name)
            for name in (
                *("key", "names", "short_names", "level", "parent", "statistical_code", "electronic_code"),
                *("valid_from", "valid_to", "successors", "address", "phone", "email", "hours", "responsible"),
            )
        ]
    )


class PortalViewSet(ModelViewSet):
    """The portals; they are not created here, as each needs a folder and a collection."""

    model = Portal
    icon = "site"
    list_display = ["__str__", "key", "base_url"]
    copy_view_enabled = False
    edit_handler = ObjectList(
        [FieldPanel(name) for name in ("names", "taglines", "base_url", "locales", "theme", "tokens", "page_size")]
    )


class MembershipViewSet(ModelViewSet):
    """Which user works for which agency."""

    model = Membership
    icon = "user"
    list_display = ["user", "agency", "role"]
    list_filter = ["role"]
    copy_view_enabled = False
    edit_handler = ObjectList([FieldPanel("user"), FieldPanel("agency"), FieldPanel("role")])


class NationGroup(ModelViewSetGroup):
    """The three screens in one menu, which only national administrators have permission to see."""

    menu_label = _("Agencies")
    menu_icon = "group"
    menu_order = 150
    items = (AgencyViewSet, PortalViewSet, MembershipViewSet)


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[Any]:
    """Register these screens, and the chooser of agencies that all users need."""
    return [NationGroup(), agency_chooser]


@hooks.register("construct_page_chooser_queryset")
def choose_own_pages(pages: Any, request: HttpRequest) -> Any:
    """Limit the page chooser to the user's own pages; Wagtail's lists those of all agencies."""
    if is_national(request.user):
        return pages
    own = policy_registry.get_by_type(Page).explorable_instances(request.user)
    return pages.filter(pk__in=own.values_list("pk", flat=True))


@hooks.register("construct_main_menu")
def trim_menu(request: HttpRequest, items: list[Any]) -> None:
    """Hide from members the menus whose views `guard` closes to them."""
    if not is_national(request.user):
        items[:] = [item for item in items if item.name not in {"reports", "settings", "help"}]
