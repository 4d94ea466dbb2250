"""What people and the clock can ask of the shop: one imperative per class, one family per file."""
