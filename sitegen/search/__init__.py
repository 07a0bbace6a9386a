"""One search over all portals: documents from pages, Vietnamese text, engines, queries, and the service that answers."""
