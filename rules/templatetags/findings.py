from django import template
from django.template import Context
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

from gardens.models import Bed, Garden
from rules.engine.rule import Rule
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


@register.inclusion_tag("components/_confidence.html")
def confidence_meter(level: str, words: str) -> dict[str, object]:
    """Rising bars and the word; the word alone says it all."""
    on = BARS_ON[level]
    return {
        "words": words,
        "bars": [
            {
                "x": 10 * index,
                "y": 14 - 4 * (index + 1),
                "height": 4 * (index + 1),
                "on": index < on,
            }
            for index in range(BARS)
        ],
    }


@register.filter
def rule_text(rule: Rule) -> SafeString:
    """The docstring as HTML: the first paragraph and its sections."""
    return mark_safe(MARKDOWN.render(_unindented(rule.doc)))


def _unindented(doc: str) -> str:
    first, *rest = doc.strip().splitlines()
    return "\n".join([first, *(line.removeprefix("    ") for line in rest)])
