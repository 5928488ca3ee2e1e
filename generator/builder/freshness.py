"""Is output/ what a build would make now? Found out by deriving the site as a build does, and rendering nothing."""

from datetime import datetime

from generator.builder.build import is_same
from generator.builder.deriving import derive_site
from generator.builder.full_text import is_stale
from generator.builder.plan import plan_build
from generator.builder.surroundings import look_around
from generator.builder.update import Places, find_touched, look_back, with_touched
from generator.config import read_config
from generator.errors import counted
from generator.model.content import Content
from generator.readers.cache import RecordCache
from generator.readers.content import read_content


def out_of_date(places: Places, now: datetime, names: tuple[str, ...] = (), content: Content | None = None) -> str:
    """
    Say that a build would render or delete files of *places*, and which; "" where it would not.

    *names* are those of what the last build took in, if that is known: then, where nothing changed, no record is read.
    None is read either where the *content* is given. Nothing is locked or written. Raises UserError for what no build
    could be made of.
    """
    root = places.root
    config = read_config(root)
    past = look_back(places)
    if not (last := past.last):
        return "of a build that nobody remembers: run `digest build`"
    past = with_touched(past, find_touched(places.output_folder(), past))
    survey, layouts, assets, inputs = look_around(root, config, names)
    if is_stale(places, last):
        return "without the texts in its search that the settings want: run `digest build`"
    if is_same(past, inputs, now):
        return ""
    cache = RecordCache(places.memory, config.time_zone, survey.settled)
    content = content or read_content(root, config, cache, survey)
    derivation = derive_site(places, config, content, now, layouts, assets, past, ahead=False).derivation
    present = past.present()
    plan = plan_build(derivation.wanted, past.written, present, owned=past.owned, carried=derivation.carried)
    changes = sorted({*plan.stale, *(plan.orphans & present.keys())})
    if not changes:
        return ""
    return f"not what the content says ({counted(len(changes), 'file')}, such as {changes[0]}): run `digest build`"
