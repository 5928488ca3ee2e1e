"""From disk to values: documents, the content of a site, its layouts."""
