"""Bring what is in output/ to where it is read: compare first, refuse what must not go, then send in order."""
