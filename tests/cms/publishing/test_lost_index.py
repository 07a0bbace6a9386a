"""A lost search index: how it is noticed, what waits for it, and how it is rebuilt."""

import shutil

import pytest
from django.conf import settings

from cms.agencies.models import Portal
from cms.publishing.models import Change, Publication
from cms.publishing.reconcile import reconcile, reindex
from cms.publishing.worker import Chores, publish_all
from sitegen.adapters import open_index
from sitegen.build import build_portal
from sitegen.errors import BuildError, SearchError
from sitegen.search.search_index import SearchQuery
from tests.cms.conftest import A, B


@pytest.fixture
def published(country):
    """Publish both portals, so that search shows them."""
    reconcile()
    publish_all()
    return country


def lose_index():
    shutil.rmtree(settings.ENVIRONMENT.index)


def build_all_but_b(portal, *arguments, **options):
    if portal.header.portal == B:
        raise BuildError("the theme is broken")
    return build_portal(portal, *arguments, **options)


def test_a_lost_index_is_made_again_from_what_is_live(published, index):
    assert reindex(index) == []
    lose_index()
    fresh = open_index(settings.ENVIRONMENT.index)
    assert reindex(fresh) == [A, B]
    publish_all()
    assert reindex(fresh) == []
    assert fresh.search(SearchQuery(text="hoi nghi")).total > 0


def test_a_worker_outlives_an_index_that_cannot_be_read(country, article, caplog, index):
    class Unreadable:
        def releases(self):
            raise SearchError("the index is of a newer format")

    Chores(Unreadable()).do_due()
    assert "search cannot be compared with what is live: the index is of a newer format" in caplog.text


def test_the_worker_looks_for_a_lost_index_all_the_time(published, index, monkeypatch):
    monkeypatch.setattr("cms.publishing.worker.SEARCH", 0.0)
    chores = Chores(index)
    chores.do_due()
    assert not Change.objects.filter(what="search").exists()
    lose_index()
    # The first check finds that the folder is gone, the next one that the new index is empty.
    chores.do_due()
    chores.do_due()
    assert set(Change.objects.filter(what="search").values_list("portal", flat=True)) == {A, B}


def test_an_index_that_stays_unreadable_is_told_once(country, caplog):
    class Unreadable:
        fault = "no such folder"

        def releases(self):
            if self.fault:
                raise SearchError(self.fault)
            return {}

    index = Unreadable()
    chores = Chores(index)
    for fault in ("no such folder", "no such folder", "", "no such folder"):
        index.fault = fault
        chores.compare_search()
    assert caplog.text.count("search cannot be compared with what is live: no such folder") == 2


def test_search_waits_for_no_portal_that_keeps_failing(published, index):
    lose_index()
    fresh = open_index(settings.ENVIRONMENT.index)
    assert reindex(fresh) == [A, B]
    assert fresh.missing([A, B]) == [A, B]
    publish_all(build_all_but_b)
    assert fresh.missing([A, B]) == []
    assert fresh.releases() == {A: Publication.objects.get(portal=A).release, B: 0}
    assert reindex(fresh) == []
    Publication.objects.update(not_before=None)
    publish_all()
    assert fresh.releases()[B] == Publication.objects.get(portal=B).release


def test_a_portal_that_failed_before_the_index_was_lost_is_tried_at_once(published, index):
    Change.objects.create(portal=B, record="portal", what="portal")
    publish_all(build_all_but_b)
    assert Change.objects.get(state="failed").portal == B
    lose_index()
    fresh = open_index(settings.ENVIRONMENT.index)
    assert reindex(fresh) == [A, B]
    publish_all(build_all_but_b)
    assert fresh.missing([A, B]) == []
    assert reindex(fresh) == []


def test_search_waits_for_no_portal_that_was_removed(published, index):
    Portal.objects.get(key=B).delete()
    publish_all()
    lose_index()
    fresh = open_index(settings.ENVIRONMENT.index)
    assert reindex(fresh) == [A, B]
    publish_all()
    assert fresh.missing([A, B]) == []
    assert fresh.search(SearchQuery(text="y te", portal=B)).total == 0
    assert reindex(fresh) == []
