"""A sandbox carrier: an aggregator-like HTTP service with SF Express, ZTO and EMS in name, and its client.

script.json   what each carrier says, and between which places
timeline.py   the journey of one parcel, pure and deterministic
booking.py    parcels announced, their numbers
label.py      what to stick on them, as a picture
parcels.py    the parcels it was told of, in a small file of its own
server.py     the HTTP service, mounted in the demo or run alone
faults.py     what is scripted to go wrong, and spoiling.py what becomes of a journey then
numbers.py    which carriers a tracking number looks like
statuses.py   the carriers' raw codes in our words
wire.py       one call to the service, repeated while that may help
client.py     the `Carrier` port over HTTP
"""
