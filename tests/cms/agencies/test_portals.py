"""The validation of a portal's settings when they are saved."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("tokens", {"brand": "#ffff00"}, "brand: Màu “#ffff00” khó đọc"),
        ("tokens", {"bar": "#0b4f5e"}, "bar: “#0b4f5e”"),
        ("theme", "khong-co", "“khong-co”"),
        ("page_size", 1, "từ 5 trở lên"),
    ],
)
def test_what_citizens_could_not_read_or_nobody_could_build_is_refused(country, field, value, said):
    portal = country["bo-noi-vu"]
    setattr(portal, field, value)
    with translation.override("vi"), pytest.raises(ValidationError) as caught:
        portal.full_clean()
    assert said in str(caught.value.message_dict[field])


def test_colours_that_can_be_read_are_accepted(country):
    portal = country["bo-noi-vu"]
    portal.tokens = {"brand": "#0b4f5e"}
    portal.full_clean()
