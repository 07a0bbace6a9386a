"""What the forms of definitions and listings refuse, and with which messages."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from wagtail.models import Locale

from cms.procedures.models import Listing, Procedure
from tests.cms.procedures.conftest import NATIONAL, A, define


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def item(**value):
    return [{"type": "item", "value": value, "id": "00000000-0000-0000-0000-000000000001"}]


@pytest.mark.parametrize(
    ("fields", "field", "message"),
    [
        ({"name": "a\x07b"}, "name", "control character"),
        ({"summary": "a\x07b"}, "summary", "control character"),
        ({"keywords": ["a" * 501]}, "keywords", " has 501 characters; at most 500 are allowed"),
        ({"related": ["1.004194", "Không phải mã"]}, "related", "Entry 2: "),
        ({"levels": ["district"]}, "levels", "Entry 1: "),
        ({"legal": item(number="60/2014/QH13", name=""), "no_legal": True}, "no_legal", "Do one of the two"),
        ({"redress": "Khiếu nại", "no_redress": True}, "no_redress", "Do one of the two"),
        ({"code": "—"}, "code", "Write a code with digits"),
        ({"steps": item(name="x" * 501, text="")}, "steps", " has 501 characters; at most 500 are allowed"),
    ],
)
def test_a_definition_that_the_generator_would_refuse_is_refused(fields, field, message):
    row = Procedure(**{"code": "1.1", "name": "Thủ tục", **fields})
    with pytest.raises(ValidationError) as caught:
        row.clean()
    assert message in " ".join(caught.value.message_dict[field])


def test_a_code_is_defined_once_in_a_language(definitions):
    with pytest.raises(ValidationError, match="has a definition in this language already"):
        Procedure(code="1.004222", name="Thủ tục", locale=Locale.objects.get(language_code="vi")).clean()


def test_a_translation_shares_the_key_that_follows_from_the_code(definitions):
    row = Procedure(code=" 1.004222 ", name="Residence", locale=Locale.objects.get(language_code="en"))
    row.clean()
    assert row.key == "1.004222"


def test_a_new_code_leaves_the_key_and_so_the_address(definitions):
    row = definitions["1.004222"]
    row.code = "1.004222a"
    row.clean()
    row.save()
    assert (row.key, row.folded) == ("1.004222", "1.004222a dang ky thuong tru")


def test_the_main_field_of_work_is_kept_for_the_filter(definitions):
    from content_models.procedure import Coded

    row = define("1.1", "Đường bộ", fields=(Coded(name="Đường bộ", code="G09"), Coded(name="Khác")))
    assert (row.field, row.folded) == ("Đường bộ", "1.1 duong bo")
    row.fields = []
    row.save()
    assert row.field == ""


@pytest.mark.parametrize(
    ("fields", "field", "message"),
    [
        ({"apply_url": "javascript:alert(1)"}, "apply_url", "is not an http or https address"),
        ({"apply_url": "dichvucong.example"}, "apply_url", "is not an http or https address"),
        ({"phone": "gọi tôi"}, "phone", "“gọi tôi” is no telephone number"),
        ({"places": item(phone="gọi tôi")}, "places", "“gọi tôi” is no telephone number"),
        ({"note": {"vi": "a\x07b"}}, "note", "control character"),
        ({"fees": item(sort="fee", amount=1), "no_fees": True}, "no_fees", "Do one of the two"),
        ({"fees": item(sort="toll", amount=1)}, "fees", "Entry 1: "),
        ({"time_quantity": -1, "time_unit": "day"}, "time_quantity", "is too small"),
    ],
)
def test_a_listing_that_the_generator_would_refuse_is_refused(fields, field, message):
    row = Listing(**fields)
    with pytest.raises(ValidationError) as caught:
        row.clean()
    assert message in " ".join(caught.value.message_dict[field])


def test_a_portal_lists_a_procedure_once(nation, definitions, listed):
    listed(A, "1.004222").clean()
    with pytest.raises(ValidationError, match="lists the procedure already"):
        Listing(portal=nation[A], procedure=definitions["1.004222"]).clean()


def test_the_national_portal_lists_nothing_as_it_shows_everything(nation, definitions):
    with pytest.raises(ValidationError, match="as it is"):
        Listing(portal=nation[NATIONAL], procedure=definitions["1.004222"]).clean()
