"""What a chat needs of the world."""
