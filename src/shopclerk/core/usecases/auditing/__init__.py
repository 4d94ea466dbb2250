"""What must always hold (docs/invariants.md), checked on what a shop keeps."""
