"""What a shop is and what may happen in it: frozen values and pure functions."""
