"""Agencies are found by code, otherwise by name, in any spelling of the name."""

import pytest

from cms.agencies.models import Agency
from cms.imports.directory import read_directory

pytestmark = pytest.mark.django_db


@pytest.fixture
def directory(django_assert_num_queries):
    def add(key, vi, **rest):
        Agency.objects.create(key=key, names={"vi": vi}, level="province", **rest)

    add("hue", "Ủy ban nhân dân thành phố Huế", electronic_code="H57")
    add("hue-cu", "Ủy ban nhân dân tỉnh Thừa Thiên Huế", electronic_code="H57", valid_to="2025-01-01")
    add("a-hue-cu", "Ủy ban nhân dân thành phố Huế", valid_to="2020-01-01")
    add("bo-cong-thuong", "Bộ Công Thương", short_names={"vi": "Công Thương"})
    with django_assert_num_queries(1):
        return read_directory()


@pytest.mark.parametrize(
    ("code", "name", "key"),
    [
        ("H57", "", "hue"),
        ("H57", "Bộ Công Thương", "hue"),
        ("", "UBND Thành phố Huế", "hue"),
        ("", "Uỷ ban nhân dân  thành phố Huế", "hue"),
        ("X99", "Bộ Công thương", "bo-cong-thuong"),
        ("", "Công Thương", "bo-cong-thuong"),
        ("", "Bộ Công", None),
        ("", "", None),
    ],
)
def test_an_agency_is_found(directory, code, name, key):
    assert directory.find(code, name) == key
