"""What the form of an agency refuses: all that the generator would refuse, since its portal cannot do without it."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from cms.agencies.models import Agency


@pytest.mark.parametrize(
    ("fields", "field", "message"),
    [
        ({"phone": "gọi sau"}, "phone", "“gọi sau” is no telephone number"),
        ({"valid_from": "2026-07-01", "valid_to": "2025-07-01"}, "valid_to", "is before the first day, 2026-07-01"),
        ({"names": {"vi": "Xã A\x07"}}, "names", "control character"),
        ({"key": "Xã A"}, "key", "“Xã A” does not have the form needed here"),
        ({"statistical_code": "061"}, "statistical_code", "“061” does not have the form needed here"),
        ({"electronic_code": "X15"}, "electronic_code", "“X15” does not have the form needed here"),
        ({"email": '"a"@xa.example'}, "email", "is no e-mail address"),
    ],
)
def test_an_agency_that_the_generator_would_refuse_cannot_be_saved(db, fields, field, message):
    agency = Agency(**{"key": "xa-a", "names": {"vi": "Xã A"}, "level": "commune", **fields})
    with translation.override("en"), pytest.raises(ValidationError) as caught:
        agency.full_clean()
    assert message in " ".join(caught.value.message_dict[field])


def test_an_agency_without_faults_can_be_saved(db):
    Agency(key="xa-a", names={"vi": "Xã A"}, level="commune", phone="+84 205 3000 100").full_clean()
