"""Everything of the CMS lies below /cms/, besides what monitoring asks; portals are served by sitegen."""

from django.urls import include, path
from wagtail.admin import urls as admin_urls
from wagtail.documents import urls as document_urls

from cms.media.views import serve_media
from cms.publishing import urls as publishing_urls
from cms.service import health

urlpatterns = [
    path("livez", health.livez, name="livez"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", health.metrics, name="metrics"),
    path("cms/media/<path:name>", serve_media, name="media"),
    path("cms/tep/", include(document_urls)),
    path("cms/publishing/", include(publishing_urls)),
    path("cms/", include(admin_urls)),
]
