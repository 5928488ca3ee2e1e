"""From values to text: Markdown, layouts, dates."""
