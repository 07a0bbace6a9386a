"""Serves uploads to the screens of the CMS, only to people who may see their collection."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe
from wagtail.permissions import policy_registry

from cms.accounts.models import User
from cms.media.models import ImageRendition, PortalDocument, PortalImage


@require_safe
@login_required
def serve_media(request: HttpRequest, name: str) -> FileResponse:
    """Serve a picture or its thumbnail to the CMS; readers get the encodings in releases."""
    rendition = ImageRendition.objects.select_related("image").filter(file=name).first()
    image = rendition.image if rendition else PortalImage.objects.filter(file=name).first()
    if image is None or not _may_see(request.user, image) or not default_storage.exists(name):
        raise Http404
    response = FileResponse(default_storage.open(name))
    response["Cache-Control"] = "private, max-age=3600"
    response["Content-Security-Policy"] = "sandbox"
    return response


@require_safe
@login_required
def serve_document(request: HttpRequest, document_id: int, document_filename: str) -> FileResponse:
    """Serve a document, published or not. Wagtail's own view would serve it to everybody."""
    document = PortalDocument.objects.filter(pk=document_id).first()
    if document is None or document.filename != document_filename or not _may_see(request.user, document):
        raise Http404
    if not default_storage.exists(document.file.name):
        raise Http404
    response = FileResponse(default_storage.open(document.file.name), content_type=document.content_type)
    response["Content-Disposition"] = document.content_disposition
    response["Cache-Control"] = "private, no-cache"
    response["Content-Security-Policy"] = "default-src 'none'"
    return response


def _may_see(user: User, file: PortalImage | PortalDocument) -> bool:
    policy = policy_registry.get_by_type(type(file))
    return bool(policy.user_has_any_permission_for_instance(user, {"choose", "change"}, file))
