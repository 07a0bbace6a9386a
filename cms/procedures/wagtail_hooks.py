"""The menu of procedures: definitions for the national office, listings for each agency."""

from __future__ import annotations

from typing import Any

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import ObjectList, TabbedInterface
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.permissions import register_permission_policy

from cms.agencies.permissions import PortalPolicy
from cms.agencies.scoping import ScopedViewSet
from cms.procedures import views
from cms.procedures.choosers import procedure_chooser
from cms.procedures.forms import DefinitionForm, ListingForm
from cms.procedures.models import Listing, Procedure
from cms.procedures.panels import DEFINITION_TABS, LISTING_PANELS


class DefinitionViewSet(ModelViewSet):
    """The screens of national definitions."""

    model = Procedure
    name = "procedures"
    url_prefix = "procedures"
    menu_label = _("National definitions")
    icon = "clipboard-list"
    list_display = views.DEFINITION_COLUMNS
    search_fields = ["folded"]
    search_backend_name = None
    copy_view_enabled = False
    index_view_class = views.DefinitionIndexView
    edit_view_class = views.DefinitionEditView
    delete_view_class = views.DefinitionDeleteView
    edit_handler = TabbedInterface(DEFINITION_TABS, base_form_class=DefinitionForm)


class ListingViewSet(ScopedViewSet):
    """The screens of local listings."""

    model = Listing
    name = "listings"
    url_prefix = "listings"
    menu_label = _("Listed by agencies")
    icon = "list-ul"
    list_display = views.LISTING_COLUMNS
    search_fields = ["procedure__folded"]
    search_backend_name = None
    index_view_class = views.ListingIndexView
    add_view_class = views.ListingCreateView
    edit_view_class = views.ListingEditView
    edit_handler = ObjectList(LISTING_PANELS, base_form_class=ListingForm)
    add_to_admin_menu = False


class ProcedureGroup(ModelViewSetGroup):
    """The menu with both groups of screens; an approver sees only listings."""

    menu_label = _("Procedures")
    menu_icon = "clipboard-list"
    menu_order = 250
    items = (ListingViewSet, DefinitionViewSet)


register_permission_policy(Listing, PortalPolicy(Listing))


@hooks.register("insert_global_admin_css")
def style_forms() -> str:
    """Load the style sheet that puts short fields side by side."""
    return format_html('<link rel="stylesheet" href="{}">', static("procedures/forms.css"))


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[Any]:
    """Register the screens above and the chooser of definitions."""
    return [ProcedureGroup(), procedure_chooser]
