"""The conversation on Telegram: what there is to know of the Bot API, and two thin drivers that speak it."""
