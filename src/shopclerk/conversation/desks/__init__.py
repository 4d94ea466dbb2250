"""The use cases that a chat can reach, by area."""
