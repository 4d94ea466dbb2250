"""Payments inside Telegram: cards and wallets through the provider behind a token of BotFather, for goods;
and Telegram's own Stars, for what is digital.

Either is an invoice link that the payer opens. Telegram asks before it takes the money (`questions`) and
tells afterwards (`events`); both come as updates of the bot, which the bot's intake keeps for us. Source:
core.telegram.org/bots/payments, core.telegram.org/bots/payments-stars.
"""
