"""How pages, menus and redirects are laid out in their forms."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from cms.portal.slugs import slug_input

PAGE_PANELS = [FieldPanel("summary"), FieldPanel("body")]
ARTICLE_PANELS = [
    MultiFieldPanel([FieldPanel("genre"), FieldPanel("author"), FieldPanel("source")], heading=_("Article")),
    FieldPanel("lead"),
]
PROMOTE_PANELS = [FieldPanel("slug", widget=slug_input())]
MENU_PANELS = [FieldPanel("portal"), FieldPanel("place"), FieldPanel("locale"), FieldPanel("items")]
REDIRECT_PANELS = [FieldPanel("portal"), FieldPanel("source"), FieldPanel("link")]
