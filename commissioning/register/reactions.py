"""What the register does when something happens on a floor below it: keep its index true."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

REACTIONS: Mapping[type, Sequence[Callable[[Session, Any], None]]] = {}
