"""Names as people type them: without capitals, accents and punctuation."""

import re
import unicodedata

from django.db import models

# Letters that Unicode does not take apart into a base and an accent.
UNDECOMPOSED = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ħ": "h",
        "ı": "i",
        "ŋ": "n",
        "ə": "e",
        "×": " ",
        "'": "",
        "’": "",
        "‘": "",
        "ʻ": "",
        "ʼ": "",
        "`": "",
    }
)
NOT_A_WORD = re.compile(r"[^\w]+|_+")


def normalise(text: str) -> str:
    """`San José` and `SAN  JOSE` become the same words, `san jose`."""
    folded = unicodedata.normalize("NFKD", text.casefold().translate(UNDECOMPOSED))
    bare = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return NOT_A_WORD.sub(" ", bare.translate(UNDECOMPOSED)).strip()


class SearchTextField(models.TextField):
    """Normalised words of other fields, written with every save and bulk insert.

    Each source starts with a blank, so that " tom" finds a word that begins with "tom".
    """

    def __init__(self, *args, sources: tuple[str, ...] = (), **kwargs) -> None:
        self.sources = tuple(sources)
        kwargs |= {"editable": False, "default": ""}
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        del kwargs["editable"], kwargs["default"]
        return name, path, args, kwargs | {"sources": self.sources}

    def text_of(self, row: models.Model) -> str:
        words = [normalise(str(getattr(row, source))) for source in self.sources]
        return "".join(f" {word}" for word in dict.fromkeys(words) if word)

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        text = self.text_of(model_instance)
        setattr(model_instance, self.attname, text)
        return text
