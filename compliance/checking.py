"""A text or a plant on its way in: the sentence that refuses it, or an empty one.

The sentence names the field and nothing else, neither the term nor the reason.
"""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext

from compliance.choices import Check, Result
from compliance.models.review import ReviewItem
from compliance.scope import current_scope
from compliance.screening import Verdict, screen_taxon, screen_text

REFUSED = "text_refused"


def text_refusal(text: str, name: str | Promise | None) -> str:
    """A doubtful text is kept, unless staff confirmed this very text of this gardener."""
    screening, scope = screen_text(text), current_scope()
    if screening.verdict == Verdict.REFUSED:
        return refusal_of(name) if scope.violate(Check.TEXT, screening.reason) else ""
    if screening.verdict == Verdict.DOUBTFUL:
        scope.note(Check.TEXT, Result.DOUBTFUL)
        is_confirmed = ReviewItem.objects.has_confirmed(text, gardener_id=scope.gardener_id)
        return refusal_of(name) if is_confirmed and scope.block() else ""
    scope.note(Check.TEXT, Result.CLEAR)
    return ""


def taxon_refusal(names: Iterable[str], name: str | Promise | None) -> str:
    """Of a plant that is chosen or described, by its scientific names."""
    screening, scope = screen_taxon(names), current_scope()
    if screening.verdict == Verdict.REFUSED:
        return refusal_of(name) if scope.violate(Check.TAXON, screening.reason) else ""
    scope.note(Check.TAXON, Result.CLEAR)
    return ""


def refusal_of(name: str | Promise | None) -> str:
    if not name:
        return gettext("Please change this: this site cannot keep this text.")
    return gettext("Please change “{field}”: this site cannot keep this text.").format(field=name)


def refuse(sentence: str) -> None:
    if sentence:
        raise ValidationError(sentence, code=REFUSED)


def refused_rows(rows: Iterable[tuple[int, str]], name: str | Promise) -> dict[int, str]:
    """Of an import, by number: all at once first, each alone only if that is not clear."""
    texts = {number: text for number, text in rows if text}
    if not texts or screen_text("\n".join(texts.values())).verdict == Verdict.CLEAR:
        return {}
    sentences = {number: text_refusal(text, name) for number, text in texts.items()}
    return {number: sentence for number, sentence in sentences.items() if sentence}
