"""What a caller may set, with its defaults, in one frozen value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError

from summarizer.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

EMBEDDED = "embedded"
PREFIX = "SUMMARIZER_"


class Settings(BaseModel):
    """Everything that decides how a brief is made, and where a document may be sent.

    The default is the embedded model, which uses no network: a key in the environment alone never sends a
    document anywhere.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: str = Field(EMBEDDED, min_length=1, description="embedded, provider/name, or any name with base_url")
    base_url: str | None = Field(None, repr=False, description="an OpenAI-compatible server, with its /v1")
    api_key: SecretStr | None = Field(None, description="the server's key; never logged, stored or printed")
    kind: str = Field("brief", description="what the brief contains")
    focus: str | None = Field(None, description="the reader's question: what bears on it comes first")
    max_items: int | None = Field(None, ge=1, description="items printed per section; the rest is counted")
    chunk_characters: int = Field(60_000, ge=1_000, description="most characters of a document in one call")
    concurrency: int = Field(8, ge=1, description="calls under way at once")
    attempts: int = Field(4, ge=1, description="tries of one call when the line or the server fails")
    reasks: int = Field(2, ge=0, description="new asks after an answer that does not fit the schema")
    timeout: float = Field(300.0, gt=0, description="seconds for one call, all tries together")
    max_bytes: int = Field(50_000_000, ge=1, description="largest source, in bytes")

    @classmethod
    def gathered(cls, environment: Mapping[str, str], **flags: Any) -> Settings:  # noqa: ANN401
        """Return the settings of ``flags`` over those of ``environment`` over the defaults.

        A flag that is None was not given. ``SUMMARIZER_MODEL`` sets ``model``, and so on for every field;
        ``OPENAI_BASE_URL`` stands for ``base_url`` where neither names one. Raises UsageError for a value
        that does not fit.
        """
        given: dict[str, Any] = {
            name: environment[PREFIX + name.upper()]
            for name in cls.model_fields
            if environment.get(PREFIX + name.upper())
        }
        given.update({name: value for name, value in flags.items() if value is not None})
        if environment.get("OPENAI_BASE_URL"):
            given.setdefault("base_url", environment["OPENAI_BASE_URL"])
        try:
            return cls(**given)
        except ValidationError as error:
            first = error.errors()[0]
            name = ".".join(str(part) for part in first["loc"])
            raise UsageError(f"the setting {name} does not fit: {first['msg']}") from None
