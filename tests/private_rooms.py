"""A contract for import-linter: some rooms of a capability are its own alone."""

from typing import Any

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class PrivateRooms(Contract):
    """Nobody imports another capability's rooms named here, but for the importers allowed."""

    type_name = "private_rooms"

    rooms = fields.ListField(subfield=fields.StringField())
    allowed_importers = fields.ListField(subfield=fields.StringField(), required=False)
    open_capabilities = fields.ListField(subfield=fields.StringField(), required=False)

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Find every import of a private room from outside its capability."""
        del verbose
        found = sorted(
            (importer, module)
            for module in graph.modules
            if self._is_private(module)
            for importer in graph.find_modules_that_directly_import(module)
            if _capability(importer) != _capability(module) and not self._is_allowed(importer)
        )
        return ContractCheck(kept=not found, metadata={"found": found})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Say who imports what."""
        for importer, module in check.metadata["found"]:
            output.print_error(f"{importer} imports {module}", bold=False)

    def _is_private(self, module: str) -> bool:
        parts = module.split(".")
        is_open = _capability(module) in _strings(self.open_capabilities)
        return len(parts) > 2 and parts[2] in _strings(self.rooms) and not is_open

    def _is_allowed(self, importer: str) -> bool:
        return _capability(importer) in _strings(self.allowed_importers)


def _capability(module: str) -> str:
    return ".".join(module.split(".")[:2])


def _strings(field: Any) -> list[str]:
    """Read a field: after parsing it holds the strings, though its type says otherwise."""
    return list(field or [])
