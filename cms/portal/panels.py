"""How pages, menus and redirects are laid out in their forms."""

from wagtail.admin.panels import FieldPanel

from cms.portal.slugs import slug_input

PAGE_PANELS = [FieldPanel("summary"), FieldPanel("body")]
PROMOTE_PANELS = [FieldPanel("slug", widget=slug_input())]
MENU_PANELS = [FieldPanel("portal"), FieldPanel("place"), FieldPanel("locale"), FieldPanel("items")]
REDIRECT_PANELS = [FieldPanel("portal"), FieldPanel("source"), FieldPanel("link")]
