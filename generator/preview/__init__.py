"""Show a site while it is written: a change is seen, the site is built aside, and browsers are told."""
