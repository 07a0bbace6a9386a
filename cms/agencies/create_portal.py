"""Creating a portal with its folder of pages and its collection of media."""

from django.db import transaction
from wagtail.models import Collection, Locale, Page

from cms.agencies.models import Agency, AgencyFolder, Portal


@transaction.atomic
def create_portal(agency: Agency, *, key: str, base_url: str, locales: list[str], names: dict[str, str]) -> Portal:
    """Create the portal and what its editors need to start; raises ValidationError for a value that cannot be used."""
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
