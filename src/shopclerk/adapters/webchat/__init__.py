"""The chat that is simply there: a page in the browser, without an account or a token."""
