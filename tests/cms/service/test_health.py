"""The health checks and metrics for monitoring."""

import shutil

from django.conf import settings

from cms.publishing.reconcile import reconcile
from cms.publishing.worker import publish_all


def test_ready_means_that_search_knows_every_live_portal(client, country):
    assert client.get("/readyz").json()["search"] == "ok"
    reconcile()
    publish_all()
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["ready"], answer.json()["search"]) == (200, True, "ok")
    shutil.rmtree(settings.ENVIRONMENT.index)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["ready"]) == (503, False)
    assert answer.json()["search"] == "the index knows nothing of 2 live portals, such as bo-noi-vu"
    (settings.ENVIRONMENT.index / "format").write_text("999\n")
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert "has format 999, newer than this program" in answer.json()["search"]
