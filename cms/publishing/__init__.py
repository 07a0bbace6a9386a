"""From a saved page to a release: changes, export, worker, receipts."""
