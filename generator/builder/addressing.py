"""The addresses of assets: each has a hash of what is delivered there, so that browsers may keep it for ever."""

from hashlib import blake2b
from pathlib import Path

from generator.model.layout import ASSETS, closure_assets
from generator.readers.layouts import Layouts, locate
from generator.render.minified import minified

_HASH_BYTES = 5


def with_hashes(root: Path, layouts: Layouts) -> Layouts:
    """Give *layouts* with the hashes of the assets that they ask for, which the digests of those layouts then cover."""
    asked = {name: sorted(closure_assets(name, layouts.templates)) for name in layouts.templates}
    hashes: dict[str, str] = {}
    for name in sorted(set().union(*asked.values())):
        if (origin := layouts.assets.get(f"{ASSETS}/{name}")) and (found := _hash(root, origin)):
            hashes[name] = found
    closures = dict(layouts.closures)
    for name, assets in asked.items():
        if assets:
            content = "".join([f"{asset} {hashes.get(asset)}\n" for asset in assets])
            closures[name] = blake2b(closures[name] + content.encode(), digest_size=16).digest()
    return layouts._replace(closures=closures, hashes=hashes)


def _hash(root: Path, origin: str) -> str:
    """Hash what is delivered of an asset; "" for one that cannot be read, of which a build tells when it copies it."""
    try:
        content = Path(locate(root, origin)).read_bytes()
    except OSError:
        return ""
    return blake2b(minified(origin, content), digest_size=_HASH_BYTES).hexdigest()
