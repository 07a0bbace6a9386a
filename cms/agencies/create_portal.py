"""Opening a portal: its folder, its collection, and a front page per language."""

from django.db import transaction
from wagtail.models import Collection, Locale, Page

from cms.agencies.models import Agency, AgencyFolder, Portal


@transaction.atomic
def create_portal(agency: Agency, *, key: str, base_url: str, locales: list[str], names: dict[str, str]) -> Portal:
    """Make everything that editors need before they can write; raises ValidationError where a value is unusable."""
    root = Page.get_first_root_node()
    default = Locale.objects.get(language_code=locales[0])
    folder = AgencyFolder(title=names[locales[0]], slug=key.replace(".", "-"), locale=default, live=True)
    portal = Portal(agency=agency, key=key, base_url=base_url, locales=locales, names=names)
    portal.full_clean(exclude=["folder", "collection"])
    root.add_child(instance=folder)
    portal.folder = folder
    portal.collection = Collection.get_first_root_node().add_child(name=names[locales[0]])
    portal.save()
    return portal
