"""The forms of a page, as a browser would send them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

TEXTS = {"text", "search", ""}
SENT = {"hidden", "number", "date", "datetime-local", "time", "email", "url", "range", *TEXTS}


@dataclass
class PageForm:
    action: str
    method: str
    id: str = ""
    values: dict[str, list[str]] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    ticks: dict[str, str] = field(default_factory=dict)

    def sent(self, **changed: str) -> dict[str, object]:
        return {**self.values, **changed}

    def tick(self, *names: str) -> None:
        """The first of each, where none is ticked."""
        for name, value in self.ticks.items():
            if name.endswith(names):
                self.values.setdefault(name, [value])


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[PageForm] = []
        self.strays: list[tuple[str, dict[str, str]]] = []
        self.form: PageForm | None = None
        self.select: tuple[PageForm, str] | None = None
        self.textarea: tuple[PageForm, str] | None = None

    def handle_starttag(self, tag: str, attributes: list) -> None:
        said = {name: value or "" for name, value in attributes}
        if tag == "form":
            method = said.get("method", "get").lower()
            self.form = PageForm(said.get("action", ""), method, said.get("id", ""))
            self.forms.append(self.form)
        elif tag in ("input", "textarea", "select", "button"):
            self.control(tag, said)
        elif tag == "option" and self.select:
            self.option(said)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None
        elif tag == "select":
            self.select = None
        elif tag == "textarea":
            self.textarea = None

    def handle_data(self, data: str) -> None:
        if self.textarea:
            form, name = self.textarea
            form.values[name] = [form.values[name][0] + data.removeprefix("\n")]

    def control(self, tag: str, said: dict[str, str]) -> None:
        form, name = self.owner(said), said.get("name")
        if form is None or not name or "disabled" in said:
            return
        kind = said.get("type", "").lower()
        if tag == "select":
            self.select = (form, name)
        elif tag == "textarea":
            form.values[name] = [""]
            form.texts.append(name)
            self.textarea = (form, name)
        elif tag == "button":
            form.values.setdefault(name, [said.get("value", "")])
        elif kind in ("checkbox", "radio"):
            form.ticks.setdefault(name, said.get("value", "on"))
            if "checked" in said:
                form.values.setdefault(name, []).append(said.get("value", "on"))
        elif kind in SENT:
            form.values[name] = [said.get("value", "")]
            if kind in TEXTS:
                form.texts.append(name)

    def owner(self, said: dict[str, str]) -> PageForm | None:
        if wanted := said.get("form"):
            return next((form for form in self.forms if form.id == wanted), None)
        return self.form

    def option(self, said: dict[str, str]) -> None:
        """The chosen one; else the first that says something."""
        form, name = self.select
        value = said.get("value", "")
        if "selected" in said or (not form.values.get(name) and value):
            form.values[name] = [value]


def forms_of(page: str) -> Iterator[PageForm]:
    """Those that are sent by POST."""
    reader = _Reader()
    reader.feed(page)
    return (form for form in reader.forms if form.method == "post")
