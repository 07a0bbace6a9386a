"""Screens for menus and redirects."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import ObjectList
from wagtail.permissions import register_permission_policy
from wagtail.rich_text.feature_registry import FeatureRegistry

from cms.agencies.permissions import PortalPolicy
from cms.agencies.scoping import ScopedForm, ScopedViewSet
from cms.portal.editor_links import OwnDocumentLink, OwnPageLink
from cms.portal.models import Menu, Redirect


class MenuViewSet(ScopedViewSet):
    """The menus of the user's portals."""

    model = Menu
    name = "menus"
    url_prefix = "menus"
    menu_label = _("Menus")
    icon = "list-ul"
    list_display = ["__str__", "portal"]
    edit_handler = ObjectList(Menu.panels, base_form_class=ScopedForm)


class RedirectViewSet(ScopedViewSet):
    """The redirects of the user's portals."""

    model = Redirect
    name = "redirects"
    url_prefix = "redirects"
    menu_label = _("Redirects")
    icon = "redirect"
    list_display = ["source", "portal"]
    search_fields = ["source"]
    edit_handler = ObjectList(Redirect.panels, base_form_class=ScopedForm)


register_permission_policy(Menu, PortalPolicy(Menu))
register_permission_policy(Redirect, PortalPolicy(Redirect))


@hooks.register("construct_page_action_menu")
def publish_first(menu_items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Put “Publish” before “Save draft”, since those who may publish usually want to."""
    menu_items.sort(key=lambda item: item.name != "action-publish")


@hooks.register("register_rich_text_features", order=1)
def hide_links_of_others(features: FeatureRegistry) -> None:
    """Replace Wagtail's handlers of links, which show the page or document of any number."""
    rules = features.converter_rules_by_converter["contentstate"]
    rules["link"]["from_database_format"]['a[linktype="page"]'] = OwnPageLink("LINK")
    rules["document-link"]["from_database_format"]['a[linktype="document"]'] = OwnDocumentLink("DOCUMENT")


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[ScopedViewSet]:
    """Register the screens for menus and redirects."""
    return [MenuViewSet(), RedirectViewSet()]
