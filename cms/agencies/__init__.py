"""Who publishes: agencies, their portals and their people."""
