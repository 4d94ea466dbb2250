"""What must always hold (design §8), checked on what a shop keeps."""
