"""Django's settings: `environment` reads, `project` names the parts, `test` is for the test suite."""
