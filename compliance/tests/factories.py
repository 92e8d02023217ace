import factory

from compliance.models import Restriction


class RestrictionFactory(factory.django.DjangoModelFactory):
    """Growing blackcurrant is not allowed in Maine."""

    class Meta:
        model = Restriction

    scientific_name = "Ribes nigrum"
    rank = "species"
    regime = "state-invasive-list"
    jurisdiction = "US-ME"
    growing = "yes"
    sale = "yes"
    transport = "yes"
    level = "prohibited"
    conditions = "white pine blister rust; whole state"
    legal_reference = "Maine 04-058 CMR"
    since = "1979"
    verified = "checked-primary"
