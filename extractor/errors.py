"""The one exception tree of the package.

ExtractorError
├── UsageError         a wrong argument: unknown model, format, type or option
├── ArticleError       one article that cannot be read or processed; a batch goes on
│   └── ArticleSkipped one article that is left out on purpose
├── DataError          a gazetteer, rule, gold or ontology file that breaks its schema
└── ExportError        an output that cannot be written

Every message says which file, where in it, what was expected and what to do.
"""

from __future__ import annotations


class ExtractorError(Exception):
    """Base of all errors that the package raises on purpose."""


class UsageError(ExtractorError):
    """A wrong argument: unknown model, format, type or option."""


class ArticleError(ExtractorError):
    """One article that cannot be read or processed.

    Attributes:
        article: id of the article, or `file:line` where it has none.
    """

    def __init__(self, article: str, reason: str) -> None:
        super().__init__(article, reason)  # both, so that the error survives pickling between processes
        self.article = article
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.article}: {self.reason}"


class ArticleSkipped(ArticleError):
    """One article that can be read and is left out on purpose, such as one in another language; no failure."""


class DataError(ExtractorError):
    """A gazetteer, rule, gold or ontology file that breaks its schema."""


class ExportError(ExtractorError):
    """An output that cannot be written."""
