"""What an editor does with articles and records: review, names, why. Files are changed line by line."""
