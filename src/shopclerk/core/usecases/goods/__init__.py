"""What staff do with what is for sale."""
