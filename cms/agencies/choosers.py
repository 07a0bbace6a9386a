"""Choosing an agency from the national directory, which everybody may read."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.chooser import ChooserViewSet

from cms.agencies.models import Agency

agency_chooser = ChooserViewSet(
    "agency_chooser",
    model=Agency,
    icon="group",
    choose_one_text=_("Choose an agency"),
    choose_another_text=_("Choose another agency"),
    register_widget=True,
)
AgencyChooserBlock = agency_chooser.get_block_class(name="AgencyChooserBlock", module_path="cms.agencies.choosers")
