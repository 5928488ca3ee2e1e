"""Frozen values and pure functions: what a site is, and which pages it has. Nothing here touches a disk or a clock."""
