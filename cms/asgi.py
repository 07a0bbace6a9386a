"""The CMS as an ASGI application, mounted beside portals and search."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.project")
application = get_asgi_application()
