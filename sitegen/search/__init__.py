"""One search over all portals: documents, Vietnamese text, engines, queries, and the service that answers."""
