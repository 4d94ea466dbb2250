"""What stands on the papers that the shop prints: pure functions, as screens are."""
