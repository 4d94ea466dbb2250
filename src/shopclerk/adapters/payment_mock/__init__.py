"""A sandbox payment provider, and the two ends of Shopclerk that talk to it over HTTP.

`gateway.SandboxPayments` asks for payments and `webhooks` takes the results; `provider/` is the other side
of the wire. No real money moves, so `app` lets neither start outside demo and tests unless a setting says
so in plain words.
"""
