"""Settings of the test suite: a data folder that is removed after the run, fast password hashes, mail in memory."""

import atexit
import os
import shutil
import tempfile

os.environ["MOTCUA_DATA"] = tempfile.mkdtemp(prefix="motcua test ế ")
os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL", "")
os.environ.pop("PUBLIC_URL", None)

from cms.settings.project import *  # noqa: F403
from cms.settings.project import DATABASES, ENVIRONMENT

ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# A second connection cannot see data within a test's transaction; `test_reader` tests it separately.
EXPORT_DATABASE = "default"
# A file, because tests of the worker open the database from another process.
if not ENVIRONMENT.database_url:
    DATABASES["default"]["TEST"] = {"NAME": str(ENVIRONMENT.data / "test.sqlite3")}

atexit.register(shutil.rmtree, ENVIRONMENT.data, ignore_errors=True)
