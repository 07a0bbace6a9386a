"""What the forms of pages refuse, and with which messages."""

import pytest
from django.core.exceptions import ValidationError
from django.test import RequestFactory
from django.utils import translation
from wagtail.models import Locale

from cms.agencies.models import AgencyFolder, Portal
from cms.portal.models import ArticlePage, HomePage, ProcedureListPage, Redirect, SectionPage, StandardPage


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def text(html):
    return [{"type": "text", "value": html, "id": "00000000-0000-0000-0000-000000000001"}]


@pytest.mark.parametrize(
    ("fields", "field", "message"),
    [
        ({"slug": "tim-kiem"}, "slug", "“tim-kiem” cannot be used"),
        ({"slug": "en"}, "slug", "“en” cannot be used"),
        ({"slug": "Đường"}, "slug", ""),
        ({"title": "a\x07b", "slug": "x"}, "__all__", "control character"),
        ({"slug": "x", "body": text("<p>a\x07b</p>")}, "body", "control character"),
        ({"slug": "x", "body": text("<h4>sâu</h4>")}, "body", "skips from level 1 to level 4"),
        ({"slug": "x", "body": text('<p><a href="javascript:alert(1)">x</a></p>')}, "body", "javascript:alert(1)"),
        ({"slug": "x", "body": text('<p><a href="//evil.example">x</a></p>')}, "body", "//evil.example"),
    ],
)
def test_a_page_that_the_generator_would_refuse_cannot_go_live(home, fields, field, message):
    page = StandardPage(**{"title": "Trang", "live": True, **fields})
    with pytest.raises(ValidationError) as caught:
        home.add_child(instance=page)
    assert message in " ".join(caught.value.message_dict[field])


def test_a_field_that_only_one_kind_has_is_told_at_that_field(section):
    with pytest.raises(ValidationError) as caught:
        section.add_child(instance=ArticlePage(title="Trang", slug="x", author="a\x07b"))
    assert caught.value.message_dict.keys() == {"author"}
    assert "control character" in caught.value.message_dict["author"][0]


def test_the_slug_of_a_vietnamese_title_keeps_the_letter_d(section):
    page = ArticlePage(title="Đường bộ")
    section.add_child(instance=page)
    assert page.slug == "duong-bo"


def test_the_front_page_of_another_language_lies_in_the_same_folder_under_its_own_name(home):
    english_home = home.get_translation(Locale.objects.get(language_code="en"))
    assert english_home.get_parent().pk == home.get_parent().pk
    assert (home.slug, english_home.slug) == ("vi", "en")
    assert english_home.url == "http://localhost:8000/bo-noi-vu/en/"


def test_a_translated_page_goes_below_the_translated_parent(section):
    page = SectionPage(title="Chuyên mục", live=True)
    section.add_child(instance=page)
    copy = page.copy_for_translation(Locale.objects.get(language_code="en"))
    assert copy.path[:8] == page.path[:8]
    assert copy.get_parent().translation_key == section.translation_key
    assert copy.url.startswith("http://localhost:8000/bo-noi-vu/en/news/")


def test_serving_a_page_leads_to_its_portal(article):
    answer = article.serve(RequestFactory().get("/"))
    assert (answer.status_code, answer["Location"]) == (302, article.url)
    assert article.url.startswith("http://localhost:8000/bo-noi-vu/tin-tuc/2026/11/")


def test_the_address_of_a_page_costs_one_query(article, django_assert_num_queries):
    request = RequestFactory().get("/")
    assert article.locale.language_code == "vi"
    with django_assert_num_queries(1):
        article.get_url(request)
        article.get_full_url(request)


@pytest.mark.parametrize("source", ["cu", "/", "/a/../b", "/a b"])
def test_an_old_address_that_is_none_is_refused(country, source):
    link = [{"type": "link", "value": {"address": "https://x.example/"}}]
    with pytest.raises(ValidationError) as caught:
        Redirect(portal=country["bo-noi-vu"], source=source, link=link).full_clean()
    assert "source" in caught.value.message_dict


@pytest.mark.parametrize(
    "address",
    ["http://h.example/a/", "https://h.example/a/", "http://h.example:80/a/", "http://h.example./a/"],
)
def test_an_address_that_another_portal_has_is_refused_however_it_is_written(country, address):
    taken, portal = country["bo-noi-vu"], country["bo-y-te"]
    Portal.objects.filter(pk=taken.pk).update(base_url="http://h.example/a/")
    portal.base_url = address
    with pytest.raises(ValidationError) as caught:
        portal.full_clean()
    said = f"“{address}” is the address of Ministry of Home Affairs already. Choose another one."
    assert caught.value.message_dict["base_url"] == [said]
    for free in ("http://h.example:8080/a/", "http://h.example/a/b/", "http://h2.example/a/"):
        portal.base_url = free
        portal.full_clean()


def test_a_portal_has_one_list_of_procedures_in_each_language(home):
    assert ProcedureListPage.can_create_at(home)
    page = ProcedureListPage(title="Thủ tục", live=True)
    home.add_child(instance=page)
    assert page.url == "http://localhost:8000/bo-noi-vu/thu-tuc/"
    assert not ProcedureListPage.can_create_at(home)
    assert ProcedureListPage.can_create_at(home.get_translation(Locale.objects.get(language_code="en")))
    assert not ProcedureListPage.can_create_at(ArticlePage.objects.first())
    copy = page.copy_for_translation(Locale.objects.get(language_code="en"))
    assert copy.url == "http://localhost:8000/bo-noi-vu/en/thu-tuc/"


def test_a_folder_takes_front_pages_only():
    assert AgencyFolder.creatable_subpage_models() == [HomePage]
