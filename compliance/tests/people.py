from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser


def make_staff(email: str = "ana@example.org") -> AbstractUser:
    powers = {"is_staff": True, "is_superuser": True}
    return get_user_model().objects.create_user(email, "correct horse battery", **powers)


def make_gardener(email: str = "ben@example.org") -> AbstractUser:
    return get_user_model().objects.create_user(email, "correct horse battery")
