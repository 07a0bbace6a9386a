"""Uploads on the screens of the CMS: only for those who may see the collection they lie in."""

from django.contrib.auth.decorators import login_required
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe
from wagtail.permissions import policy_registry

from cms.media.models import ImageRendition, PortalImage


@require_safe
@login_required
def serve_media(request: HttpRequest, name: str) -> FileResponse:
    """A picture or a thumbnail of one; documents go through Wagtail's own view, by-hash files through releases."""
    rendition = ImageRendition.objects.select_related("image").filter(file=name).first()
    image = rendition.image if rendition else PortalImage.objects.filter(file=name).first()
    policy = policy_registry.get_by_type(PortalImage)
    if image is None or not policy.user_has_any_permission_for_instance(request.user, {"choose", "change"}, image):
        raise Http404
    if not default_storage.exists(name):
        raise Http404
    response = FileResponse(default_storage.open(name))
    response["Cache-Control"] = "private, max-age=3600"
    response["Content-Security-Policy"] = "sandbox"
    return response
