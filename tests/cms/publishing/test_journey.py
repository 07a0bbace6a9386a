"""From publishing in the admin to the changed portal, as an approver sees it."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from cms.accounts.models import User
from cms.publishing.lease import WorkerIdentity, claim, free_dead_leases
from cms.publishing.models import Change, Publication, Receipt
from cms.publishing.reconcile import reconcile
from cms.publishing.worker import publish_all, work
from sitegen.adapters import open_portals
from sitegen.build import build_portal
from sitegen.errors import SearchError
from sitegen.search.search_index import SearchQuery


def read_live(portal, path):
    return (settings.ENVIRONMENT.releases / portal / "live" / path).read_text(encoding="utf-8")


def test_a_publication_in_the_admin_changes_the_portal_of_the_agency_only(as_user, article, form):
    assert reconcile() == ["bo-noi-vu", "bo-y-te"]
    publish_all()
    other_before = Publication.objects.get(portal="bo-y-te").release
    client = as_user("approver-bo-noi-vu")
    answer = client.post(
        f"/cms/pages/{article.pk}/edit/", form(article, title="Hội nghị đã bế mạc", **{"action-publish": "x"})
    )
    assert answer.status_code == 302, answer.content.decode()
    change = Change.objects.filter(what="publish", state="pending").get()
    assert (change.portal, change.page, change.user.username) == ("bo-noi-vu", article.pk, "approver-bo-noi-vu")
    publish_all()
    article.refresh_from_db()
    path = article.url.removeprefix("http://localhost:8000/bo-noi-vu/")
    assert "Hội nghị đã bế mạc" in read_live("bo-noi-vu", f"{path}index.html")
    receipt = Receipt.objects.filter(portal="bo-noi-vu").first()
    assert f"{path}index.html" in receipt.changed
    assert Publication.objects.get(portal="bo-y-te").release == other_before


def test_the_receipt_says_since_when_the_change_is_live(as_user, article, form):
    client = as_user("approver-bo-noi-vu")
    client.post(f"/cms/pages/{article.pk}/edit/", form(article, title="Mới", **{"action-publish": "x"}))
    assert client.get("/cms/publishing/recent.json").json()["change"]["state"] == "waiting"
    publish_all()
    Receipt.objects.filter(portal="bo-noi-vu").update(live_at=timezone.now())
    answer = client.get(f"/cms/publishing/recent.json?page={article.pk}").json()
    assert answer["change"]["state"] == "done"
    assert "GMT+7" in answer["change"]["text"]
    assert answer["problems"] == []


def test_an_editor_saves_drafts_but_cannot_publish(as_user, article, form):
    client = as_user("editor-bo-noi-vu")
    client.post(f"/cms/pages/{article.pk}/edit/", form(article, title="Nháp", **{"action-publish": "x"}))
    article.refresh_from_db()
    assert article.title != "Nháp"
    assert article.latest_revision.content["title"] == "Nháp"
    assert not Change.objects.exists()


def test_a_page_and_its_change_are_saved_together_or_not_at_all(as_user, article, form, monkeypatch):
    def fail(*arguments, **options):
        raise RuntimeError("the power went")

    monkeypatch.setattr("cms.publishing.signals.record_change_of_page", fail)
    before = article.title
    client = as_user("approver-bo-noi-vu")
    with pytest.raises(RuntimeError):
        client.post(f"/cms/pages/{article.pk}/edit/", form(article, title="Nửa vời", **{"action-publish": "x"}))
    article.refresh_from_db()
    assert article.title == before
    assert article.get_latest_revision().content["title"] == before


def test_a_portal_that_fails_does_not_hold_up_another_and_is_tried_again_later(country, article):
    article.save()
    other = country["bo-y-te"]
    other.save()

    def build(portal, *arguments, **options):
        if portal.header.portal == "bo-noi-vu":
            raise RuntimeError("poison")
        return build_portal(portal, *arguments, **options)

    publish_all(build)
    assert set(Change.objects.values_list("portal", "state")) == {("bo-noi-vu", "failed"), ("bo-y-te", "done")}
    assert "poison" in Change.objects.filter(portal="bo-noi-vu").first().error
    assert publish_all(build_portal) == 0
    Publication.objects.filter(portal="bo-noi-vu").update(not_before=timezone.now() - timedelta(seconds=1))
    assert publish_all(build_portal) == 1
    assert not Change.objects.exclude(state="done").exists()


def test_the_work_of_a_killed_worker_is_taken_over(country, article):
    article.save()
    identity = WorkerIdentity()
    lease = claim(identity.name)
    assert lease is not None
    second = WorkerIdentity()
    assert claim(second.name) is None
    identity._file.close()  # what the kernel does when a process is killed
    assert publish_all() == 1
    assert not Change.objects.exclude(state="done").exists()
    second.close()


def die_at(identity):
    """Claim a portal and die; return its key."""
    lease = claim(identity.name)
    identity._file.close()  # what the kernel does when a process is killed
    assert free_dead_leases() == 1
    return lease.portal


def test_a_portal_that_kills_its_workers_lets_the_others_go_first_and_its_owner_reads_it(as_user, country):
    from cms.publishing.changes import record_change

    client = as_user("approver-bo-noi-vu")
    record_change(["bo-noi-vu"], "publish")
    Change.objects.update(user=User.objects.get(username="approver-bo-noi-vu"))
    record_change(["bo-y-te"], "import", bulk=True)
    assert [die_at(WorkerIdentity()) for _ in range(3)] == ["bo-noi-vu"] * 3
    said = client.get("/cms/publishing/recent.json", headers={"Accept-Language": "en"}).json()["change"]["text"]
    assert said.startswith("Not live yet: each program that began to publish it died")
    identity = WorkerIdentity()
    assert claim(identity.name).portal == "bo-y-te"
    assert claim(identity.name).portal == "bo-noi-vu"
    identity.close()


def test_a_worker_that_starts_does_not_wait_for_the_end_of_a_pause(country, article, monkeypatch):
    # A real worker has its own connections; this one uses the test's connection with its open transaction.
    monkeypatch.setattr("cms.publishing.worker.close_old_connections", lambda: None)
    article.save()

    def fail(*arguments, **options):
        raise RuntimeError("the disk is full")

    publish_all(fail)
    assert Publication.objects.get(portal="bo-noi-vu").not_before is not None
    turns = iter([False, False])
    work(until=lambda: next(turns, True))
    assert not Change.objects.exclude(state="done").exists()


def test_a_change_that_comes_in_during_a_publication_waits_for_the_next_one(country, article, index):
    article.save()
    late = []

    def build(*arguments, **options):
        if not late:
            article.save()
            late.append(Change.objects.latest("pk"))
        return build_portal(*arguments, **options)

    identity, portals = WorkerIdentity(), open_portals(settings.ENVIRONMENT.releases)
    from cms.publishing.worker import publish_next

    publish_next(identity, portals, index, build)
    late[0].refresh_from_db()
    assert late[0].state == "pending"
    publish_next(identity, portals, index, build)
    late[0].refresh_from_db()
    assert late[0].state == "done"
    identity.close()


def test_interactive_changes_overtake_bulk_ones(country):
    from cms.publishing.changes import record_change

    record_change(["bo-y-te"], "import", bulk=True)
    record_change(["bo-noi-vu"], "publish")
    identity = WorkerIdentity()
    assert claim(identity.name).portal == "bo-noi-vu"
    identity.close()


def test_what_no_signal_tells_of_is_found_by_comparing(country, article):
    from cms.portal.models import ArticlePage

    reconcile()
    publish_all()
    assert reconcile() == []
    ArticlePage.objects.filter(pk=article.pk).update(title="Sửa thẳng trong cơ sở dữ liệu")
    assert reconcile() == ["bo-noi-vu"]
    publish_all()
    assert reconcile() == []
    assert "Sửa thẳng" in read_live("bo-noi-vu", "tin-tuc/index.html")


def test_an_unpublished_page_leaves_the_portal(country, article):
    reconcile()
    publish_all()
    path = article.url.removeprefix("http://localhost:8000/bo-noi-vu/")
    assert (settings.ENVIRONMENT.releases / "bo-noi-vu" / "live" / path).exists()
    article.unpublish()
    publish_all()
    assert not (settings.ENVIRONMENT.releases / "bo-noi-vu" / "live" / path).exists()


def test_what_is_published_is_found_and_the_receipt_says_since_when(as_user, article, form, index):
    client = as_user("approver-bo-noi-vu")
    client.post(f"/cms/pages/{article.pk}/edit/", form(article, title="Đổi giấy tờ cũ", **{"action-publish": "x"}))
    publish_all()
    assert [result.document.title for result in index.search(SearchQuery(text="doi giay to cu")).results][:1] == [
        "Đổi giấy tờ cũ"
    ]
    receipt = Receipt.objects.get(portal="bo-noi-vu")
    assert receipt.found_at >= receipt.live_at
    answer = client.get(f"/cms/publishing/recent.json?page={article.pk}", headers={"Accept-Language": "vi"}).json()
    found = timezone.localtime(receipt.found_at)
    assert answer["change"]["text"].endswith(f", tìm thấy được từ {found:%H:%M:%S}")


def test_an_unpublished_page_is_gone_from_search_before_it_is_gone_from_the_portal(country, article, index):
    reconcile()
    publish_all()
    query = SearchQuery(text=article.title, portal="bo-noi-vu")
    assert article.url in [result.document.url for result in index.search(query).results]
    path = (
        settings.ENVIRONMENT.releases
        / "bo-noi-vu"
        / "live"
        / article.url.removeprefix("http://localhost:8000/bo-noi-vu/")
    )
    seen = []

    def build(*arguments, index, **options):
        class Watched:
            def withdraw(self, portal, staying):
                gone = index.withdraw(portal, staying)
                seen.append((gone, path.exists()))
                return gone

        return build_portal(*arguments, index=Watched(), **options)

    article.unpublish()
    publish_all(build)
    assert seen == [(1, True)]
    assert not path.exists()
    assert article.url not in [result.document.url for result in index.search(query).results]


def test_a_release_that_search_cannot_take_in_is_live_all_the_same_and_tried_again(
    as_user, article, form, index, monkeypatch
):
    client = as_user("approver-bo-noi-vu")
    client.post(f"/cms/pages/{article.pk}/edit/", form(article, title="Đĩa đầy", **{"action-publish": "x"}))
    with monkeypatch.context() as broken:

        def refuse(index, result):
            raise SearchError("no space left")

        broken.setattr("cms.publishing.job.make_searchable", refuse)
        publish_all()
    change = Change.objects.get(portal="bo-noi-vu", what="publish")
    live_at = change.receipt.live_at
    assert (change.state, change.receipt.found_at) == ("failed", None)
    text = client.get("/cms/publishing/recent.json", headers={"Accept-Language": "en"}).json()["change"]["text"]
    assert text.startswith("Live since ")
    assert "Search does not know it yet: no space left" in text
    Publication.objects.update(not_before=None)
    publish_all()
    change.refresh_from_db()
    assert (change.state, change.receipt.live_at) == ("done", live_at)
    assert change.receipt.found_at > live_at
