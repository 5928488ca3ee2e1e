"""What is installed beside the package has a licence that lets anybody use, change and pass it on."""

import re
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution

# Parts of the names of licences. Of several, as text-unidecode has, everybody may choose one; GPL alone will not do.
ALLOWED = re.compile(
    r"MIT|BSD|Apache|ISC|Python Software Foundation|PSF|Artistic|Mozilla|MPL|LGPL|Lesser General|Zlib|Unlicense|HPND",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Za-z0-9._-]+")


def required(name: str, found: dict[str, Distribution]) -> dict[str, Distribution]:
    """Add to *found* the distribution *name* with all that it requires here, extras aside."""
    key = re.sub(r"[-_.]+", "-", name).lower()
    if key not in found:
        try:
            known = found[key] = distribution(name)
        except PackageNotFoundError:  # for another system or version of Python
            return found
        for requirement in known.requires or []:
            plain = _NAME.match(requirement)
            if plain and "extra ==" not in requirement:
                required(plain[0], found)
    return found


def licence(of: Distribution) -> str:
    """Give the licence of a package as its metadata have it, in one line."""
    stated = of.metadata.get("License-Expression") or ""
    classified = [line for line in of.metadata.get_all("Classifier") or [] if line.startswith("License ::")]
    brief = (of.metadata.get("License") or "").strip().partition("\n")[0]
    return stated or "; ".join(line.rpartition(":: ")[2] for line in classified) or brief


def listed() -> Iterator[str]:
    """List the packages that the generator requires, with their licences."""
    for name, package in sorted(required("lastword", {}).items()):
        yield f"{name} {package.version}: {licence(package)}"


def test_every_dependency_has_a_licence_that_is_allowed() -> None:
    """All that the core requires, directly or not; `python tests/security/test_licences.py` lists them."""
    lines = list(listed())
    assert len(lines) > 10
    assert [line for line in lines if not ALLOWED.search(line.partition(": ")[2])] == []


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in listed())
