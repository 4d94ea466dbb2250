"""The chat UI, written once for every chat platform: incoming messages, use cases, screens.

It knows no platform: what carries a message id of one, a parse mode or a `Chat` object belongs to an adapter.
"""
