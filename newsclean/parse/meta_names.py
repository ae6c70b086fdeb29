"""What the names of `<meta>`, of microdata and of schema.org stand for."""

from __future__ import annotations

from collections.abc import Mapping

# Names of one field come in no order: the values are ranked later, by where they agree.
_META = {
    "title": "og:title title dc.title dcterms.title parsely-title sailthru.title article:title "
    "headline cxenseparse:title hdl",
    "twitter_title": "twitter:title twitter:text:title",
    "author": "author article:author og:article:author og:author book:author dc.creator dc.contributor "
    "dcterms.creator byl byline parsely-author sailthru.author cxenseparse:author article.author authors "
    "creator article:author_name article-author article:byline content-author citation_author rbauthors "
    "ob_author",
    "published": "article:published_time og:article:published_time article:published og:published_time og:pubdate "
    "datepublished date pubdate publishdate publish-date publish_date publication_date publication-date "
    "publishing-date published_time published-date dc.date dc.date.issued dc.date.created dcterms.date "
    "dcterms.created dcterms.issued parsely-pub-date sailthru.date article.published article.created "
    "article_date_original article:post_date originalpublicationdate iso-8601-publish-date "
    "cxenseparse:recs:publishtime cxenseparse:publishtime cxenseparse:recs:published_time "
    "cxenseparse:recs:articlepublishtime bt:pubdate citation_publication_date citation_date "
    "analyticsattributes.articledate ptime pdate rnews:datepublished displaydate vr:published_time "
    "created datecreated video:release_date og:video:release_date",
    "modified": "article:modified_time og:article:modified_time article:modified og:updated_time og:modified_time "
    "datemodified last-modified last_modified lastmod modified_time date.modified updated_time "
    "dc.date.modified dcterms.modified article.updated revision_date iso-8601-modified-date bt:moddate "
    "utime",
    "language": "content-language language dc.language dcterms.language og:locale inlanguage",
    "site_name": "og:site_name cre source-name",
    "publisher": "dc.publisher dcterms.publisher publisher citation_journal_title",
    "app_name": "application-name apple-mobile-web-app-title al:ios:app_name al:android:app_name "
    "twitter:app:name:iphone",
    "section": "article:section og:section section parsely-section sailthru.section cxenseparse:recs:category "
    "articlesection article.section dc.subject.section category article:section:name",
    "tag": "article:tag og:article:tag keywords news_keywords parsely-tags sailthru.tags cxenseparse:recs:tags",
    "description": "og:description description twitter:description dc.description dcterms.description dcterms.abstract "
    "abstract sailthru.description",
    "image": "og:image og:image:url og:image:secure_url twitter:image twitter:image:src thumbnail thumbnailurl "
    "parsely-image-url sailthru.image.full",
    "canonical_url": "og:url twitter:url parsely-link",
    "access": "article:content_tier isaccessibleforfree article:opinion:content_tier content_tier",
    "paywall": "cxenseparse:recs:paywall cxenseparse:recs-ispaidcontent lp:paywall paywall ispaid premium",
    "type": "og:type parsely-type",
}
META: Mapping[str, str] = {name: field for field, names in _META.items() for name in names.split()}

# schema.org, as JSON-LD and as microdata.
SCHEMA: Mapping[str, str] = {
    "headline": "title",
    "name": "name",
    "alternativeHeadline": "alternative_title",
    "alternateName": "alternative_title",
    "author": "author",
    "creator": "creator",
    "datePublished": "published",
    "dateCreated": "created",
    "uploadDate": "created",
    "dateModified": "modified",
    "inLanguage": "language",
    "articleSection": "section",
    "keywords": "tag",
    "description": "description",
    "image": "image",
    "thumbnailUrl": "image",
    "url": "canonical_url",
    "mainEntityOfPage": "canonical_url",
    "isAccessibleForFree": "access",
    "articleBody": "article_body",
}

_ARTICLES = """
    Article NewsArticle AnalysisNewsArticle AskPublicNewsArticle BackgroundNewsArticle OpinionNewsArticle
    ReportageNewsArticle ReviewNewsArticle AdvertiserContentArticle SatiricalArticle Report ScholarlyArticle
    SocialMediaPosting BlogPosting LiveBlogPosting DiscussionForumPosting TechArticle MedicalScholarlyArticle
"""
_PARTS = """
    VideoObject AudioObject MediaObject ImageObject PodcastEpisode NewsVideo ImageGallery MediaGallery VideoGallery
    TVEpisode RadioEpisode Episode Clip ClaimReview Review CriticReview Recipe
"""
_PAGES = """
    WebPage ItemPage CollectionPage AboutPage ContactPage ProfilePage FAQPage QAPage SearchResultsPage CreativeWork
    Blog MedicalWebPage Product Event HowTo Quiz Dataset Book Movie Course Question
"""
# How much a type says that a node is what the page is about.
RANK: Mapping[str, int] = {
    **dict.fromkeys(_PAGES.split(), 1),
    **dict.fromkeys(_PARTS.split(), 2),
    **dict.fromkeys(_ARTICLES.split(), 3),
}


def rank_of(kind: str) -> int:
    """Return how much a type says, 0 to 3; one of the many kinds of articles need not be listed."""
    return RANK.get(kind, RANK["Article"] if kind.endswith("Article") else 0)
