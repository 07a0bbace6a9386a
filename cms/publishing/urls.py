"""The address that the screens of the CMS ask for news of a publication."""

from django.urls import path

from cms.publishing.views import show_recent

app_name = "publishing"
urlpatterns = [path("recent.json", show_recent, name="recent")]
