"""What each role can do with procedures, tested through the real views."""

from __future__ import annotations

import re
from html import unescape

import pytest

from cms.agencies.models import Membership
from cms.agencies.permissions import portals_approved_by
from cms.procedures.models import Listing, Procedure
from cms.publishing.models import Change
from tests.cms.procedures.conftest import NATIONAL, A, B, define

APPROVER, EDITOR = f"approver-{A}", f"editor-{A}"


def fee(number, **values):
    """Return what a form posts for one fee."""
    defaults = {"sort": "charge", "amount": "", "currency": "VND", "channel": "", "text-vi": "", "text-en": ""}
    meta = {"deleted": "", "order": str(number), "type": "item", "id": ""}
    return {
        **{f"fees-{number}-{name}": value for name, value in meta.items()},
        **{f"fees-{number}-value-{name}": value for name, value in {**defaults, **values}.items()},
    }


def form(portal, procedure, *fees, **fields):
    """Return what the form of a listing posts."""
    posted = {"portal": portal.pk, "procedure": procedure.pk, "live": "on", "places-count": "0"}
    posted |= {"fees-count": str(len(fees)), "time_quantity": "", "time_unit": "", "phone": "", "email": ""}
    posted |= {"time_text_vi": "", "time_text_en": "", "apply_url": "", "note_vi": "", "note_en": ""}
    for number, values in enumerate(fees):
        posted |= fee(number, **values)
    return posted | fields


def form_text(answer):
    """Return the text of a form, including the JSON in an attribute from which the browser builds lists."""
    return re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), unescape(answer.content.decode()))


def test_an_approver_lists_a_procedure_with_a_fee_and_a_time_of_the_own_agency(as_user, nation, definitions):
    values = {"amount": "15000", "channel": "direct"}
    posted = form(
        nation[A], definitions["1.004222"], values, time_quantity="5", time_unit="working-day", note_vi="Tầng 1"
    )
    answer = as_user(APPROVER).post("/cms/listings/new/", posted, follow=True)
    record = Listing.objects.get().to_record()
    assert [(fee.amount, fee.channel) for fee in record.fees] == [(15_000, "direct")]
    assert (record.time.quantity, record.time.unit, record.note) == (5, "working-day", {"vi": "Tầng 1"})
    assert isinstance(record.fees[0].amount, int)
    assert isinstance(record.time.quantity, int)
    assert record.places is None
    text = unescape(answer.content.decode())
    assert "http://localhost:8000/bo-noi-vu/thu-tuc/1.004222/" in text
    assert "15.000 đ" in text or "15,000 đ" in text
    [change] = Change.objects.all()
    assert (change.portal, change.user.username, change.title) == (A, APPROVER, "1.004222 Đăng ký thường trú")


def test_zero_is_free_and_the_box_says_that_nothing_is_paid(as_user, nation, definitions):
    client = as_user(APPROVER)
    client.post("/cms/listings/new/", form(nation[A], definitions["1.004222"], {"amount": "0"}))
    client.post("/cms/listings/new/", form(nation[A], definitions["1.004194"], no_fees="on", no_places="on"))
    client.post("/cms/listings/new/", form(nation[A], definitions["1.001193"]))
    records = {row.procedure.code: row.to_record() for row in Listing.objects.all()}
    assert [fee.amount for fee in records["1.004222"].fees] == [0]
    assert (records["1.004194"].fees, records["1.004194"].places) == ((), ())
    assert (records["1.001193"].fees, records["1.001193"].places) == (None, None)


def test_fees_and_the_statement_that_there_are_none_do_not_go_together(as_user, nation, definitions):
    posted = form(nation[A], definitions["1.004222"], {"amount": "1"}, no_fees="on")
    answer = as_user(APPROVER).post("/cms/listings/new/", posted, headers={"accept-language": "vi"})
    assert "không thể xác nhận là không có" in unescape(answer.content.decode())
    assert not Listing.objects.exists()


@pytest.mark.parametrize("typed", ["15.000", "15,000", "15 000", "1.015.000"])
def test_a_fee_typed_with_separators_is_not_taken_for_a_thousandth_of_it(as_user, nation, definitions, typed):
    posted = form(nation[A], definitions["1.004222"], {"amount": typed})
    answer = as_user(APPROVER).post("/cms/listings/new/", posted, headers={"accept-language": "vi"})
    plain = typed.replace(".", "").replace(",", "").replace(" ", "")
    sentence = f"“{typed}” có thể hiểu theo hai cách. Hãy viết số liền, không có dấu ngăn cách: {plain}."
    assert sentence in form_text(answer)
    assert not Listing.objects.exists()


def test_no_fee_is_higher_than_a_number_keeps_its_digits(as_user, nation, definitions):
    posted = form(nation[A], definitions["1.004222"], {"amount": "1e30"})
    answer = as_user(APPROVER).post("/cms/listings/new/", posted, headers={"accept-language": "vi"})
    assert "999999999999999" in form_text(answer)
    assert not Listing.objects.exists()


@pytest.mark.parametrize(
    ("fees", "fields", "sentence"),
    [
        ([{}], {}, "Hãy ghi số tiền, hoặc ghi bằng lời phải trả gì; nếu không, hãy xóa mục này."),
        ([], {"time_quantity": "3"}, "Hãy chọn đơn vị cho con số."),
        ([], {"time_unit": "day"}, "Hãy ghi con số cho đơn vị này, hoặc bỏ chọn đơn vị."),
    ],
)
def test_half_an_entry_does_not_take_the_place_of_what_the_definition_says(
    as_user, nation, definitions, fees, fields, sentence
):
    posted = form(nation[A], definitions["1.004222"], *fees, **fields)
    answer = as_user(APPROVER).post("/cms/listings/new/", posted, headers={"accept-language": "vi"})
    assert sentence in form_text(answer)
    assert not Listing.objects.exists()


def test_a_listing_keeps_its_portal_and_its_procedure_when_it_is_edited(as_user, nation, definitions, listed):
    listing = listed(A, "1.004222")
    posted = form(nation[B], definitions["1.004194"], {"amount": "1.5"})
    answer = as_user(APPROVER).post(f"/cms/listings/edit/{listing.pk}/", posted)
    assert answer.status_code == 302
    changed = Listing.objects.get()
    assert (changed.portal.key, changed.procedure.code) == (A, "1.004222")
    assert changed.to_record().fees[0].amount == 1.5
    assert changed.updated_at > listing.updated_at
    assert set(Change.objects.values_list("portal", flat=True)) == {A}


def test_a_listing_of_a_withdrawn_definition_can_still_be_edited_and_deleted(as_user, nation, definitions, listed):
    listing = listed(A, "1.004222")
    Procedure.objects.filter(key="1.004222").update(live=False)
    client = as_user(APPROVER)
    posted = form(nation[A], definitions["1.004222"], phone="024 1234 5678")
    assert client.post(f"/cms/listings/edit/{listing.pk}/", posted).status_code == 302
    assert Listing.objects.get().phone == "024 1234 5678"
    assert client.post(f"/cms/listings/delete/{listing.pk}/").status_code == 302
    assert not Listing.objects.exists()


def test_an_editor_may_not_publish_and_so_lists_nothing(as_user, nation, definitions, listed):
    listing = listed(A, "1.004222")
    client = as_user(EDITOR)
    for address in ("", "new/", f"edit/{listing.pk}/", f"delete/{listing.pk}/"):
        assert client.get(f"/cms/listings/{address}").status_code in {302, 403}, address
    assert client.post("/cms/listings/new/", form(nation[A], definitions["1.004194"])).status_code in {302, 403}
    assert Listing.objects.count() == 1
    assert "/cms/listings/" not in client.get("/cms/").content.decode()
    assert "/cms/listings/" in as_user(APPROVER).get("/cms/").content.decode()


def test_an_approver_touches_no_listing_of_another_agency(as_user, nation, definitions, listed):
    listing = listed(B, "1.004222")
    client = as_user(APPROVER)
    for address in (f"edit/{listing.pk}/", f"delete/{listing.pk}/", f"history/{listing.pk}/", f"usage/{listing.pk}/"):
        assert client.get(f"/cms/listings/{address}").status_code in {302, 403}, address
    assert client.post(f"/cms/listings/delete/{listing.pk}/").status_code in {302, 403}
    assert client.post("/cms/listings/new/", form(nation[B], definitions["1.004194"])).status_code == 200
    assert list(Listing.objects.values_list("portal__key", "procedure__code")) == [(B, "1.004222")]


def test_who_approves_for_one_agency_and_edits_another_lists_for_the_first_only(as_user, nation, definitions):
    from cms.accounts.models import User

    user = User.objects.get(username=APPROVER)
    Membership.objects.create(user=user, agency=nation[B].agency, role=Membership.Role.EDITOR)
    assert [portal.key for portal in portals_approved_by(user)] == [A]
    answer = as_user(APPROVER).post("/cms/listings/new/", form(nation[B], definitions["1.004222"]))
    assert answer.status_code == 200
    assert not Listing.objects.exists()


def test_an_approver_edits_no_definition(as_user, definitions):
    client = as_user(APPROVER)
    row = definitions["1.004222"]
    for address in ("", "new/", f"edit/{row.pk}/", f"delete/{row.pk}/", f"history/{row.pk}/", f"usage/{row.pk}/"):
        assert client.get(f"/cms/procedures/{address}").status_code in {302, 403}, address
    assert client.post(f"/cms/procedures/delete/{row.pk}/").status_code in {302, 403}
    assert Procedure.objects.count() == 3


@pytest.mark.parametrize("query", ["1.004222", "thuong tru", "Thường TRÚ", "dang ky thuong", "trú 1.004222"])
def test_a_definition_is_chosen_by_code_or_by_name_without_accents(as_user, definitions, query):
    answer = as_user(APPROVER).get("/cms/procedure_chooser/results/", {"q": query})
    text = unescape(answer.content.decode())
    assert "Đăng ký thường trú" in text
    assert "khai sinh" not in text


def test_the_chooser_offers_published_definitions_in_the_main_language_and_makes_none(as_user, definitions):
    define("1.004222", "Residence", "en")
    Procedure.objects.filter(key="1.004194").update(live=False)
    client = as_user(APPROVER)
    text = unescape(client.get("/cms/procedure_chooser/").json()["html"])
    assert "Đăng ký thường trú" in text
    assert "Residence" not in text
    assert "Đăng ký tạm trú" not in text
    client.post("/cms/procedure_chooser/create/", {"code": "9.9", "name": "x"})
    assert Procedure.objects.count() == 4


def test_the_form_of_a_listing_shows_what_the_definition_says(as_user, definitions, listed):
    listing = listed(A, "1.004222")
    text = unescape(as_user(APPROVER).get(f"/cms/listings/edit/{listing.pk}/").content.decode())
    assert "20.000 đ" in text or "20,000 đ" in text


def definition_form(row, **fields):
    """Return what the form of a definition with empty lists posts."""
    lists = [field.name for field in Procedure._meta.fields if hasattr(field, "stream_block")]
    posted = {f"{name}-count": "0" for name in lists} | {"locale": row.locale_id, "live": "on"}
    for name in ("code", "name", "sort", "state", "summary", "redress"):
        posted[name] = getattr(row, name)
    return posted | {"anywhere": "unknown", "shared_service": "unknown", "in_person_only": "unknown"} | fields


def test_the_national_office_edits_a_definition(as_user, nation, definitions, listed):
    row = definitions["1.004222"]
    listed(A, "1.004222")
    posted = definition_form(
        row, name="Đăng ký nơi thường trú", no_legal="on", keywords="hộ khẩu\n\n nhập khẩu ", levels=["commune"]
    )
    posted |= {"owner": nation[B].agency.pk, "anywhere": "false", "decision_decided_on": "2026-03-25"}
    answer = as_user("quan-tri").post(f"/cms/procedures/edit/{row.pk}/", posted, follow=True)
    changed = Procedure.objects.get(pk=row.pk)
    record = changed.to_record()
    assert (record.name, record.keywords, record.levels) == (
        "Đăng ký nơi thường trú",
        ("hộ khẩu", "nhập khẩu"),
        ("commune",),
    )
    assert (record.legal, record.steps, record.anywhere, record.shared_service) == ((), None, False, None)
    assert (changed.owner, record.decision.number) == (nation[B].agency, "")
    assert changed.folded == "1.004222 dang ky noi thuong tru"
    assert changed.updated_at > row.updated_at
    assert "http://localhost:8000/thu-tuc/1.004222/" in answer.content.decode()
    assert set(Change.objects.values_list("portal", flat=True)) == {NATIONAL, A}


def test_every_label_of_a_definition_begins_with_a_capital(as_user, definitions):
    page = as_user("quan-tri").get(f"/cms/procedures/edit/{definitions['1.004222'].pk}/")
    fields = page.context["form"].fields
    labels = [str(field.label) for field in fields.values()]
    assert len(labels) > 40
    assert [label for label in labels if label[:1].islower()] == []


def test_an_untouched_text_in_lines_stays_equal_to_its_source(as_user, definitions):
    row = definitions["1.001193"]
    meta = {"steps-count": "1", "steps-0-deleted": "", "steps-0-order": "0", "steps-0-type": "item", "steps-0-id": ""}
    step = {"steps-0-value-name": "", "steps-0-value-text": "- Nộp hồ sơ\r\n- Nhận kết quả"}
    posted = definition_form(row, redress="Dòng một\r\nDòng hai", **meta, **step)
    assert as_user("quan-tri").post(f"/cms/procedures/edit/{row.pk}/", posted).status_code == 302
    record = Procedure.objects.get(pk=row.pk).to_record()
    assert record.redress == "Dòng một\nDòng hai"
    assert record.steps[0].text == "- Nộp hồ sơ\n- Nhận kết quả"


def test_papers_keep_the_names_of_their_form_files(as_user, definitions):
    row = definitions["1.001193"]
    posted = {"dossier-count": "1", "dossier-0-value-name": "", "dossier-0-value-papers-count": "1"}
    meta = {"deleted": "", "order": "0", "type": "item", "id": ""}
    posted |= {f"dossier-0-{name}": value for name, value in meta.items()}
    posted |= {f"dossier-0-value-papers-0-{name}": value for name, value in meta.items()}
    paper = {"name": "Tờ khai", "code": "", "originals": "1", "copies": "0", "forms": "Mẫu số 29.docx\r\nTờ khai.pdf"}
    posted |= {f"dossier-0-value-papers-0-value-{name}": value for name, value in paper.items()}
    answer = as_user("quan-tri").post(f"/cms/procedures/edit/{row.pk}/", definition_form(row, **posted))
    assert answer.status_code == 302
    [case] = Procedure.objects.get(pk=row.pk).to_record().dossier
    assert case.papers[0].forms == ("Mẫu số 29.docx", "Tờ khai.pdf")


def test_a_definition_is_made_by_hand(as_user, nation):
    from wagtail.models import Locale

    row = Procedure(code="9.000001", name="Thủ tục mới", locale=Locale.objects.get(language_code="vi"))
    assert as_user("quan-tri").post("/cms/procedures/new/", definition_form(row)).status_code == 302
    assert Procedure.objects.get().key == "9.000001"


def test_a_definition_that_agencies_list_is_not_deleted_under_them(as_user, definitions, listed):
    row = definitions["1.004222"]
    listed(A, "1.004222")
    client = as_user("quan-tri")
    answer = client.post(f"/cms/procedures/delete/{row.pk}/", headers={"accept-language": "vi"}, follow=True)
    assert "còn 1 cơ quan" in unescape(answer.content.decode())
    assert Procedure.objects.filter(pk=row.pk).exists()
    assert client.post(f"/cms/procedures/delete/{definitions['1.001193'].pk}/").status_code == 302


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("?q=thuong+tru", {"Đăng ký thường trú"}),
        ("?q=1.0041", {"Đăng ký tạm trú"}),
        ("?odd=true", {"Thủ tục đăng ký khai sinh"}),
        ("?odd=false", {"Đăng ký thường trú", "Đăng ký tạm trú"}),
        ("?field=C%C6%B0+tr%C3%BA", {"Đăng ký tạm trú"}),
        ("?owner={owner}", {"Đăng ký tạm trú"}),
        ("?live=false", set()),
    ],
)
def test_definitions_are_found_by_words_field_owner_and_oddities(as_user, nation, definitions, query, names):
    owner = nation[A].agency
    Procedure.objects.filter(code="1.004194").update(owner=owner, field="Cư trú")
    Procedure.objects.filter(code="1.001193").update(oddities=[{"field": "fees", "value": "100", "what": "nhỏ"}])
    answer = as_user("quan-tri").get("/cms/procedures/" + query.format(owner=owner.pk))
    assert {row.name for row in answer.context["object_list"]} == names


def test_what_the_import_found_strange_is_shown_on_the_form(as_user, definitions):
    oddity = {"field": "methods[0].fees[0].amount", "value": "100", "what": "Số tiền dưới 1.000 đ"}
    Procedure.objects.filter(code="1.001193").update(oddities=[oddity])
    client = as_user("quan-tri")
    shown = [
        oddity["what"] in unescape(client.get(f"/cms/procedures/edit/{definitions[code].pk}/").content.decode())
        for code in ("1.001193", "1.004222")
    ]
    assert shown == [True, False]


def test_a_list_of_many_definitions_costs_few_queries(as_user, definitions, django_assert_max_num_queries):
    client = as_user("quan-tri")
    client.get("/cms/procedures/")
    for number in range(15):
        define(f"3.{number:06}", f"Thủ tục {number}")
    with django_assert_max_num_queries(20):
        assert client.get("/cms/procedures/").status_code == 200


def test_a_list_of_many_listings_costs_few_queries(as_user, definitions, listed, django_assert_max_num_queries):
    client = as_user(APPROVER)
    client.get("/cms/listings/")
    for number in range(15):
        code = f"3.{number:06}"
        definitions[code] = define(code, f"Thủ tục {number}")
        listed(A, code)
    with django_assert_max_num_queries(22):
        assert client.get("/cms/listings/").status_code == 200
