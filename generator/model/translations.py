"""Editions of a site, and of its articles, in other languages, each named by its language as it calls itself."""

from collections.abc import Iterable, Mapping

from generator.model.article import Article
from generator.model.registry import Clash
from generator.model.values import Translation

# A reader who looks for a language knows its name in it (those of the Common Locale Data Repository).
_OWN_NAMES = {
    "ar": "العربية", "bg": "български", "ca": "català", "cs": "čeština", "cy": "Cymraeg", "da": "dansk",
    "de": "Deutsch", "el": "Ελληνικά", "en": "English", "es": "español", "et": "eesti", "eu": "euskara",
    "fa": "فارسی", "fi": "suomi", "fr": "français", "ga": "Gaeilge", "gl": "galego", "he": "עברית",
    "hi": "हिन्दी", "hr": "hrvatski", "hu": "magyar", "id": "Indonesia", "is": "íslenska", "it": "italiano",
    "ja": "日本語", "ko": "한국어", "lt": "lietuvių", "lv": "latviešu", "nb": "norsk bokmål", "nl": "Nederlands",
    "pl": "polski", "pt": "português", "ro": "română", "ru": "русский", "sk": "slovenčina", "sl": "slovenščina",
    "sr": "српски", "sv": "svenska", "tr": "Türkçe", "uk": "українська", "vi": "Tiếng Việt", "zh": "中文",
}  # fmt: skip


def translations_of(addresses: Mapping[str, str]) -> tuple[Translation, ...]:
    """
    Give the editions at *addresses*, which are by language tag, in the order of the tags.

    Two of one language, or one in a language that is not known here, are named by their tags.
    """
    languages = [tag.partition("-")[0].lower() for tag in addresses]
    return tuple(
        Translation(tag, _OWN_NAMES.get(language, tag) if languages.count(language) == 1 else tag, addresses[tag])
        for tag, language in sorted(zip(addresses, languages, strict=True))
    )


def translation_clashes(language: str, articles: Iterable[Article]) -> list[Clash]:
    """Find the *articles* that name a translation into the *language* of the site itself."""
    return [
        Clash(article.path, ("translations", tag), f'translations: "{tag}" is the language of this site: remove it')
        for article in articles
        if article.translations
        for tag in article.translations
        if tag.lower() == language.lower()
    ]
