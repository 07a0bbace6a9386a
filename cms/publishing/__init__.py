"""From a saved page to a release: changes are queued, a worker publishes them, receipts say what happened."""
