"""The one domain signal: something that advice depends on has changed in a garden.

Sent by actions, and by the worker once it has reckoned the sun, inside their transaction, with
`garden_id`. `rules.receivers` requests an evaluation. Nothing else listens, nothing else is sent.
"""

from django.dispatch import Signal

garden_changed = Signal()
