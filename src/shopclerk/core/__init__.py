"""The order core: domain rules, the ports it asks the world through, and the use cases.

It imports nothing but the standard library, reads no clock and draws no random number.
"""
