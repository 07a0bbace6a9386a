"""A lower app calls the function of an upper app; a missing or a second function is an error that names it."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from cms.extension_point import ExtensionPoint


def double(number: int) -> int:
    return 2 * number


@pytest.fixture
def point() -> ExtensionPoint[[int], int]:
    return ExtensionPoint[[int], int]("cms.portal.extensions.double")


def test_the_supplied_function_is_called(point):
    point.supply(double)
    point.supply(double)
    assert point(number=21) == 42


def test_without_a_supplier_the_call_names_what_is_missing(point):
    with pytest.raises(ImproperlyConfigured, match=r"no app supplies cms\.portal\.extensions\.double"):
        point(1)


def test_a_second_supplier_is_refused(point):
    point.supply(double)
    with pytest.raises(ImproperlyConfigured, match=r"two functions are supplied for cms\.portal\.extensions\.double"):
        point.supply(lambda number: number)
    assert point(2) == 4
