"""Security events on a logger of their own: who failed to sign in, and where from."""

from allauth.account.signals import email_changed
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest

from compliance.security_log import note_security_event
from gardening.addresses import client_address
from gardening.observability.middleware import endpoint_of


def security_event(event: str, *, request: HttpRequest | None = None, **fields: object) -> None:
    if request:
        fields |= {"address": client_address(request), "endpoint": endpoint_of(request)}
    note_security_event(event, **fields)


@receiver(user_login_failed)
def note_failure(request: HttpRequest | None = None, **kwargs: object) -> None:
    """What was typed stays out: people type their password into the wrong field."""
    security_event("sign_in.failed", request=request)


@receiver(user_logged_in)
def note_sign_in(user: AbstractBaseUser, request: HttpRequest | None, **kwargs: object) -> None:
    security_event("sign_in.succeeded", request=request, actor_id=user.pk)


@receiver(email_changed)
def note_new_address(request: HttpRequest, user: AbstractBaseUser, **kwargs: object) -> None:
    """Whoever has the address gets the account: a reset is sent there."""
    security_event("email.changed", request=request, actor_id=user.pk)


class NotedPasswordValidator(MinimumLengthValidator):
    """Long enough; Django tells validators of each new password, by whichever way it came."""

    def password_changed(self, password: str, user: AbstractBaseUser) -> None:
        security_event("password.set", target=f"{user._meta.label_lower} {user.pk}")
