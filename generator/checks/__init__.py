"""May this be published? One question a module; each answers with findings."""
