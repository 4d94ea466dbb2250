"""A simulated shop: a year of trade with faults and crashes in seconds, the same for the same seed."""
