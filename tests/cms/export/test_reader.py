"""The second connection sees one unchanging state during an export, while others write."""

import threading

import pytest
from django.db import DatabaseError, connection, connections, transaction

from cms.agencies.initial_data import create_initial_data
from cms.agencies.models import Agency
from cms.export.shared_records import export_shared
from tests.cms.country import load_country


@pytest.mark.django_db(transaction=True, databases=["default", "reader"])
def test_an_export_does_not_see_what_is_written_meanwhile(monkeypatch):
    monkeypatch.setattr("cms.export.shared_records.READER", "reader")
    monkeypatch.setattr("cms.export.definitions.READER", "reader")
    create_initial_data()
    load_country("http://localhost:8000/")
    with transaction.atomic(using="reader"):
        before = len(export_shared())

        def write():
            Agency.objects.create(key="moi", names={"vi": "Mới"}, level="ministry")
            connection.close()

        writer = threading.Thread(target=write)
        writer.start()
        writer.join()
        assert Agency.objects.using("default").filter(key="moi").exists()
        assert len(export_shared()) == before
    assert len(export_shared()) == before + 1
    connections["reader"].close()


@pytest.mark.django_db(transaction=True, databases=["default", "reader"])
def test_the_reader_cannot_write():
    with pytest.raises(DatabaseError, match=r"read-?only"):
        Agency.objects.using("reader").create(key="x", names={}, level="ministry")
