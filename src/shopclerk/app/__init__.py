"""The composition root: settings, what is plugged into what, and the command line."""
