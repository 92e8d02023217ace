from functools import cache

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from markdown_it import MarkdownIt

from gardens.models import Bed, Garden
from plants.quantities import say_quantity
from rules.engine.rule import Rule, Threshold
from rules.panels import FindingsPanel, wants_all
from rules.subjects import Subject

register = template.Library()

BARS = 3
BARS_ON = {"low": 1, "medium": 2, "high": 3}
# Docstrings are ours; HTML in them is shown as text all the same.
MARKDOWN = MarkdownIt("commonmark", {"html": False})


@register.simple_tag(takes_context=True)
def findings_of(context: Context, garden: Garden, bed: Bed | None = None) -> FindingsPanel:
    """For pages of lower apps: the panel, also to mark its findings on a plan."""
    return FindingsPanel.of(garden, bed, is_whole=wants_all(context["request"]))


@register.inclusion_tag("rules/_findings_panel.html", takes_context=True)
def findings_panel(context: Context, garden: Garden, subject: Subject) -> dict[str, object]:
    """Of what is no bed and has a page of its own."""
    panel = FindingsPanel.of(garden, subject=subject, is_whole=wants_all(context["request"]))
    return {"panel": panel, "request": context["request"], "csrf_token": context["csrf_token"]}


@register.simple_tag
def confidence_meter(level: str, words: str) -> SafeString:
    """Rising bars and the word; the word alone says it all."""
    return format_html('<span class="conf">{}{}</span>', _bars(level), words)


@cache
def _bars(level: str) -> SafeString:
    """Kept, because each finding of a page has them."""
    heights = [(4 * (index + 1), index < BARS_ON[level]) for index in range(BARS)]
    bars = format_html_join(
        "",
        '<rect x="{}" y="{}" width="7" height="{}" rx="1"{}/>',
        (
            (10 * index, 14 - height, height, mark_safe(' class="on"') if is_on else "")
            for index, (height, is_on) in enumerate(heights)
        ),
    )
    return format_html('<svg viewBox="0 0 28 14" aria-hidden="true">{}</svg>', bars)


@register.simple_tag
def answer_buttons(severity: str) -> SafeString:
    """What is said to a finding, on its card."""
    return _answer_buttons(severity == "info", get_language())


@cache
def _answer_buttons(is_info: bool, language: str) -> SafeString:
    """Kept, because they are the same on each card."""
    return render_to_string("rules/_answer_buttons.html", {"is_info": is_info})


@register.filter
def limit_words(threshold: Threshold) -> str:
    """Its default, in the reader's units."""
    return say_quantity(threshold.default, threshold.unit)


@register.filter
def rule_text(rule: Rule) -> SafeString:
    """The docstring as HTML: the first paragraph and its sections."""
    return mark_safe(MARKDOWN.render(_unindented(rule.doc)))


def _unindented(doc: str) -> str:
    first, *rest = doc.strip().splitlines()
    return "\n".join([first, *(line.removeprefix("    ") for line in rest)])
