"""Models that are built when they are first used, which spares a start what it does not need."""

from __future__ import annotations

from threading import RLock
from typing import TYPE_CHECKING, Final

from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Building one model may build those that it holds.
_BUILDING: Final = RLock()


class Deferred(BaseModel):
    """A model that is built when it is first used, by one thread: others that use it at that moment wait.

    Pydantic up to 2.13 lets each of them build it, and the second one finds half of what it needs taken away. Once no
    such version is allowed any more, this class may go.
    """

    model_config = ConfigDict(defer_build=True)

    @classmethod
    def model_rebuild(
        cls,
        *,
        force: bool = False,
        raise_errors: bool = True,
        _parent_namespace_depth: int = 2,
        _types_namespace: Mapping[str, object] | None = None,
    ) -> bool | None:
        """Build the model as pydantic does, unless another thread has done so meanwhile: then it returns None."""
        with _BUILDING:
            return super().model_rebuild(
                force=force,
                raise_errors=raise_errors,
                _parent_namespace_depth=_parent_namespace_depth + 1,
                _types_namespace=_types_namespace,
            )
