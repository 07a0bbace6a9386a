"""The preview renders the draft with the generator's own code."""

from cms.portal.models import ArticlePage


def preview(client, address, data):
    assert client.post(address, data).json()["is_valid"]
    return client.get(f"{address}?mode=&in_preview_panel=true").content.decode()


def test_a_draft_is_shown_in_the_design_of_its_portal_with_the_checks(as_user, article, form):
    client = as_user("editor-bo-noi-vu")
    html = preview(client, f"/cms/pages/{article.pk}/edit/preview/", form(article, title="Chỉ là bản nháp"))
    assert "<h1" in html
    assert "Chỉ là bản nháp" in html
    assert "Bộ Nội vụ" in html
    assert "wagtail-userbar" in html
    article.refresh_from_db()
    assert article.title != "Chỉ là bản nháp"


def test_a_page_that_was_never_saved_has_a_preview(as_user, section, form):
    client = as_user("editor-bo-noi-vu")
    page = ArticlePage(title="Tin chưa lưu", slug="tin-chua-luu", summary="")
    html = preview(client, f"/cms/pages/add/portal/articlepage/{section.pk}/preview/", form(page))
    assert "Tin chưa lưu" in html
    assert "wagtail-userbar" in html


def test_a_draft_below_a_draft_has_a_preview(as_user, section, article, form):
    section.unpublish()
    client = as_user("editor-bo-noi-vu")
    html = preview(client, f"/cms/pages/{article.pk}/edit/preview/", form(article, title="Dưới một bản nháp"))
    assert "Dưới một bản nháp" in html
