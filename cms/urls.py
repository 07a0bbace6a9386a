"""URLs of the CMS: everything is below /cms/ except the health checks. Portals are served by sitegen."""

from django.urls import include, path
from wagtail.admin import urls as admin_urls

from cms.media.views import serve_document, serve_media
from cms.publishing import urls as publishing_urls
from cms.service import health

urlpatterns = [
    path("livez", health.livez, name="livez"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", health.metrics, name="metrics"),
    path("cms/media/<path:name>", serve_media, name="media"),
    # Wagtail reverses this name to link to documents.
    path("cms/tep/<int:document_id>/<path:document_filename>", serve_document, name="wagtaildocs_serve"),
    path("cms/publishing/", include(publishing_urls)),
    path("cms/", include(admin_urls)),
]
