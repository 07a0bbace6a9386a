"""The layout of the forms of pages, menus and redirects."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.portal.slugs import slug_input

PAGE_PANELS = [
    FieldPanel("summary", help_text=_("One or two sentences; lists and search show them below the title.")),
    FieldPanel("body", help_text=_("The page itself, block by block.")),
]
PROMOTE_PANELS = [FieldPanel("slug", widget=slug_input())]
MENU_PANELS = [FieldPanel("portal"), FieldPanel("place"), FieldPanel("locale"), FieldPanel("items")]
REDIRECT_PANELS = [FieldPanel("portal"), FieldPanel("source"), FieldPanel("link")]
