"""What a caller may set, with its defaults, in one frozen value."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    SecretStr,
    ValidationError,
    ValidationInfo,
    model_validator,
)

from summarizer.errors import UsageError
from summarizer.settings.addresses import is_local
from summarizer.settings.files import DESTINATIONS, PATHS, line_of, nearest, read, suggestion
from summarizer.settings.origins import DEFAULT, FLAG, Origin
from summarizer.settings.places import HOME, Places, expanded

if TYPE_CHECKING:
    from collections.abc import Mapping

EMBEDDED: Final = "embedded"
PREFIX: Final = "SUMMARIZER_"
#: Begins the name of a model that is a file with another's answers.
REPLAY: Final = "replay/"
_OPENAIS: Final = "OPENAI_BASE_URL"
_MOST_A_MINUTE: Final = 10**12  # which is as good as no limit

#: How names of models begin that say themselves where it is, and not at OpenAI's: OPENAI_BASE_URL is not for them.
ELSEWHERE: Final = (
    "anthropic/",
    "azure/",
    "google/",
    "llamacpp/",
    "lmstudio/",
    "ollama/",
    "openrouter/",
    REPLAY,
    "vllm/",
)


class Settings(BaseModel):
    """Everything that decides how a brief is made, and where a document may be sent.

    The default is the embedded model, which uses no network: a key in the environment alone never sends a
    document anywhere. Raises UsageError, never pydantic's own error, for a value that does not fit.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    model: str = Field(EMBEDDED, min_length=1, description="embedded, provider/name, or any name with base_url")
    base_url: str | None = Field(None, repr=False, description="an OpenAI-compatible server, with its /v1")
    api_key: SecretStr | None = Field(None, description="the server's key; never logged, stored or printed")
    insecure_http: bool = Field(default=False, description="send a key over http to another machine, unencrypted")
    mode: Literal["auto", "schema", "tools", "json", "text"] = Field(
        "auto", description="how the model is held to the form of its answer; auto finds what the server can do"
    )
    stream: bool = Field(default=True, description="take answers as they are written, where the server can")
    kind: str = Field("brief", description="what the brief contains")
    focus: str | None = Field(None, description="the reader's question: what bears on it comes first")
    max_items: int | None = Field(
        None, ge=1, description="items printed per section, the bottom line's first; the rest is counted"
    )
    thorough: bool = Field(default=False, description="ask once more about the passages that bear no item")
    language: str | None = Field(
        None, min_length=2, max_length=40, description="what the brief is written in, by code or name; quotes never are"
    )
    chunk_characters: int = Field(60_000, ge=1_000, description="most characters of a document in one call")
    concurrency: int = Field(8, ge=1, description="calls under way at once")
    rpm: int | None = Field(None, ge=1, le=_MOST_A_MINUTE, description="most calls a minute, of a batch")
    tpm: int | None = Field(None, ge=1, le=_MOST_A_MINUTE, description="most tokens a minute, of a batch, in and out")
    attempts: int = Field(4, ge=1, description="tries of one call when the line or the server fails")
    reasks: int = Field(2, ge=0, description="new asks after an answer that does not fit the schema")
    call_timeout: float = Field(300.0, gt=0, description="seconds for one call, all tries together")
    timeout: float | None = Field(None, gt=0, description="seconds for the whole brief, whatever its calls do")
    max_tokens_total: int | None = Field(None, ge=1, description="most tokens for the whole brief, in and out")
    max_cost: float | None = Field(None, ge=0, description="most that the whole brief may cost, in US dollars")
    max_bytes: int = Field(50_000_000, ge=1, description="largest source, in bytes")
    max_characters: int = Field(10_000_000, ge=1, description="longest text of a source, in characters")
    allow_private: bool = Field(default=False, description="read web addresses of this machine and of private networks")
    no_cache: bool = Field(default=False, description="use no stored answer, and store none")
    offline: bool = Field(default=False, description="use stored answers only; ask no server, get no page")
    refresh: bool = Field(default=False, description="ask anew, and store the new answers over the old")
    store: Path | None = Field(None, description="the file of the cache and run log")
    record: Path | None = Field(None, description="a file to record the answers in, to be replayed later")
    keep_runs_days: int = Field(90, ge=0, description="days after which stored runs are forgotten")

    @model_validator(mode="wrap")
    @classmethod
    def _or_a_usage_error(
        cls, data: object, handler: ModelWrapValidatorHandler[Settings], info: ValidationInfo
    ) -> Settings:
        """Return the settings, or raise UsageError; the validation's context tells where the values come from."""
        try:
            settings = handler(data)
        except ValidationError as error:
            misfit = _misfit(error, info.context or {})
        else:
            if settings.offline and (settings.refresh or settings.no_cache):
                other = "refresh" if settings.refresh else "no_cache"
                raise UsageError(f"offline uses stored answers only, {other} uses none", hint="set one of the two")
            return settings
        raise misfit  # here, where pydantic's error, which holds the value, is no context of it

    @classmethod
    def gathered(cls, environment: Mapping[str, str], *, places: Places | None = None, **flags: Any) -> Settings:  # noqa: ANN401
        """Return the settings of ``flags`` over those of ``environment`` over the files' over the defaults.

        As ``gather``, which also tells where each value comes from.
        """
        return gather(environment, places=places, **flags).settings


@dataclass(frozen=True, slots=True)
class Gathered:
    """Settings, and where each value that is no default comes from; ``unheeded`` tells what variables set nothing."""

    settings: Settings
    origins: Mapping[str, Origin]
    unheeded: tuple[str, ...] = ()

    def origin(self, name: str) -> Origin:
        """Return where the value of the setting ``name`` comes from."""
        return self.origins.get(name, DEFAULT)

    @property
    def decided_by_project(self) -> Path | None:
        """The project's file, where it is what sends documents to a language model, or to which; else None.

        Such a file may be a stranger's: whoever sends documents because of it says so, even when asked to be quiet.
        """
        if self.settings.model == EMBEDDED:
            return None
        deciding = (self.origin(name) for name in DESTINATIONS)
        return next((origin.file for origin in deciding if origin.kind == "project"), None)


def gather(environment: Mapping[str, str], *, places: Places | None = None, **flags: Any) -> Gathered:  # noqa: ANN401
    """Return the settings and their origins: flag > ``SUMMARIZER_*`` > ``./summarizer.toml`` > user's file > default.

    A flag that is None was not given, a variable that is empty is not set. ``SUMMARIZER_MODEL`` sets ``model``, and
    so on for every field; ``OPENAI_BASE_URL`` stands for ``base_url`` where nothing else names one, the model's name
    included (see ``ELSEWHERE``). ``places`` says where the files lie (default: ``Places.standard(environment)``).

    Raises UsageError for a value that does not fit, a path that can be none, a file that says what it may not (see
    ``files``), and where the project's file names the server to which a key of the user's own would go. A key in a file
    that is no setting is an error; a variable that is none is told as ``unheeded``, for an environment is shared with
    other programs, and with other versions of this one.
    """
    places = places or Places.standard(environment)
    names = Settings.model_fields
    values: dict[str, Any] = {}
    origins: dict[str, Origin] = {}

    def lay(name: str, value: object, origin: Origin) -> None:
        values[name], origins[name] = value, origin

    if environment.get(_OPENAIS):
        lay("base_url", environment[_OPENAIS], Origin("environment", variable=_OPENAIS))
    for name, value in read(places.config, names, of_project=False).items():
        lay(name, value, Origin("user", file=places.config))
    for name, value in read(places.project, names, of_project=True).items():
        lay(name, value, Origin("project", file=places.project))
    for name in names:
        variable = PREFIX + name.upper()
        if environment.get(variable):
            lay(name, environment[variable], Origin("environment", variable=variable))
    for name, value in flags.items():
        if value is not None:
            lay(name, value, FLAG)
    values |= {name: expanded(values[name]) for name in PATHS if isinstance(values.get(name), str)}
    if str(values.get("model", "")).startswith(ELSEWHERE) and origins.get("base_url", DEFAULT).variable == _OPENAIS:
        del values["base_url"], origins["base_url"]
    gathered = Gathered(Settings.model_validate(values, context=origins), origins, unheeded(environment))
    _refuse_to_tell_strangers(gathered)
    return gathered


def unheeded(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return a line for each variable that begins as our settings do and sets nothing, with those perhaps meant."""
    known = {name.upper() for name in Settings.model_fields} | {HOME.removeprefix(PREFIX)}
    lines = []
    for variable in sorted(name for name in environment if name.startswith(PREFIX)):
        name = variable.removeprefix(PREFIX)
        if name in known:
            continue
        close = " or ".join(PREFIX + one for one in nearest(name, known))
        hint = f"did you mean {close}?" if close else "`summarizer config` lists all settings"
        lines.append(f"{variable} sets nothing: {hint}")
    return tuple(lines)


def _refuse_to_tell_strangers(gathered: Gathered) -> None:
    """Raise UsageError where a key that was set for another server would go to one that the project's file names."""
    settings, server, key = gathered.settings, gathered.origin("base_url"), gathered.origin("api_key")
    if settings.api_key is None or server.kind != "project" or is_local(settings.base_url or ""):
        return
    raise UsageError(
        f"{server} names the server, and the key ({key}) would go to it",
        hint="if you trust it, name it yourself, with --base-url URL or SUMMARIZER_BASE_URL",
    )


def _misfit(error: ValidationError, origins: Mapping[str, Origin]) -> UsageError:
    """Return the first thing that does not fit as an error of ours, without the value, which may be secret."""
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    name = str(first["loc"][0]) if first["loc"] else ""
    if first["type"] == "extra_forbidden":
        return UsageError(f"there is no setting {name[:100]!r}", hint=suggestion(name, Settings.model_fields))
    return UsageError(f"the setting {name}{_told(origins.get(name), name)} does not fit: {first['msg']}")


def _told(origin: Origin | None, name: str) -> str:
    if origin is None or origin is FLAG:
        return ""
    line = line_of(origin.file, name) if origin.file else None
    return f" ({origin}, line {line})" if line else f" ({origin})"
