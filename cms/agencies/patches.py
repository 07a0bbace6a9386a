"""Places in Wagtail 8.0 that show one agency's words to another and offer no hook; each is tested by the crawl."""

from typing import Any

from taggit.models import Tag
from wagtail.admin import filters
from wagtail.images.views import chooser

PATCHED = ((filters, "popular_tags_for_model"), (chooser, "popular_tags_for_model"))


def apply_patches() -> None:
    """Raises AttributeError where a newer Wagtail has moved what is replaced here."""
    for module, name in PATCHED:
        getattr(module, name)
        setattr(module, name, no_tags)


def no_tags(model: Any, count: int = 10) -> Any:
    """Tags are one list for all agencies, so the listings suggest none."""
    return Tag.objects.none()
