"""The same site as the digest's, as far as Pelican makes it unaided: one taxonomy, and no neighbours of an article."""

SITENAME = "The Benchmark Digest"
SITEURL = "https://digest.example"
AUTHOR = "desk"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
DEFAULT_DATE_FORMAT = "%d %B %Y"

PATH = "content"
ARTICLE_PATHS = ["articles"]
PAGE_PATHS: list[str] = []
STATIC_PATHS = ["assets"]
THEME = "theme"
PLUGINS: list[str] = []  # none, and no search for any

ARTICLE_URL = "articles/{slug}/"
ARTICLE_SAVE_AS = "articles/{slug}/index.html"
TAG_URL = "terms/{slug}/"
TAG_SAVE_AS = "terms/{slug}/index.html"
YEAR_ARCHIVE_URL = "{date:%Y}/"
YEAR_ARCHIVE_SAVE_AS = "{date:%Y}/index.html"
MONTH_ARCHIVE_URL = "{date:%Y}/{date:%m}/"
MONTH_ARCHIVE_SAVE_AS = "{date:%Y}/{date:%m}/index.html"
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = ""

DIRECT_TEMPLATES = ["index", "tags", "sitemap"]
TAGS_SAVE_AS = "terms/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"
DEFAULT_PAGINATION = 20
PAGINATION_PATTERNS = (
    (1, "{base_name}/", "{base_name}/index.html"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
)

FEED_ALL_RSS = "feed.xml"
TAG_FEED_RSS = "terms/{slug}/feed.xml"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
FEED_MAX_ITEMS = 20

FORMATTED_FIELDS: list[str] = []  # a summary is plain text
MARKDOWN = {
    "extensions": [
        f"markdown.extensions.{name}"
        for name in ("smarty", "footnotes", "attr_list", "sane_lists", "tables", "md_in_html")
    ],
    "output_format": "html5",
}
