import logging
from smtplib import SMTPException

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gardens.actions.guests import hand_over_gardens
from gardens.models import Garden, Gardener

logger = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    """Sign-up and sign-in by e-mail; a guest's gardens come along."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_taken": _(
            "A new account cannot have this address. If it is yours, sign in or set a new password."
        ),
        "email_password_mismatch": _("E-mail address or password is wrong. Check both."),
    }

    def login(self, request: HttpRequest, user: Gardener) -> None:
        guest = request.user if request.user.is_authenticated and request.user.is_guest else None
        super().login(request, user)
        if guest is not None and guest.pk != user.pk:
            hand_over_gardens(guest, to=user)

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        has_garden = Garden.objects.visible_to(request.user).exists()
        return reverse("rules:today" if has_garden else "start")

    def format_email_subject(self, subject: str) -> str:
        return str(subject)

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """A mail server that is down stops nobody; a new mail can be asked for."""
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, SMTPException):
            logger.exception("mail could not be sent", extra={"mail": template_prefix})
