"""What each button and each typed answer does: one function per action, one file per area."""
