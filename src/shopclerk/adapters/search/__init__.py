"""Search in memory: an index of the catalogue that follows the store."""
