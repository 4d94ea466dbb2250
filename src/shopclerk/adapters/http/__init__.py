"""The one HTTP server: the other adapters mount their routes on it, through `app`."""
