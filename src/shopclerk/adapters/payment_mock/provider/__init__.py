"""The provider itself: a REST API, a pay page and signed webhooks. It knows nothing of Shopclerk."""
