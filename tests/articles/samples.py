"""One article in every format, made here."""

import csv
import gzip
import io
import json
from email.message import EmailMessage
from importlib.util import find_spec

TITLE = "Envoys meet in Geneva"
PARAGRAPHS = (
    "The foreign ministers of Russia and the United States met in Geneva on Tuesday to discuss the withdrawal of troops.",
    "They agreed to meet again in June, the Russian foreign ministry said in a statement after the talks had ended.",
    "Germany and France had asked both sides to return to the table, where they had not sat together since the spring.",
)
TEXT = "\n\n".join(PARAGRAPHS)
URL = "https://gazette.example/world/envoys"
ITEM = {"id": "envoys-1", "title": TITLE, "published": "2021-06-15", "source": "The Gazette", "url": URL, "text": TEXT}

PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{TITLE} | The Gazette</title>
<link rel="canonical" href="{URL}"><meta property="og:site_name" content="The Gazette"><meta property="og:title" content="{
    TITLE
}">
<script type="application/ld+json">{
    json.dumps(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": TITLE,
            "datePublished": "2021-06-15T08:00:00Z",
            "dateModified": "2022-01-01T00:00:00Z",
        }
    )
}</script></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>{TITLE}</h1>{"".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)}</article>
<aside><h3>Most read</h3><ul><li><a href="/a">Ten recipes for summer</a></li></ul></aside>
<footer>Copyright 2024. Follow us on WhatsApp.</footer></body></html>"""

FEED = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Gazette</title>
<item><title>{TITLE}</title><link>{URL}</link><guid>envoys-1</guid><pubDate>Tue, 15 Jun 2021 08:00:00 GMT</pubDate>
<description>Short.</description>
<content:encoded><![CDATA[{"".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)}]]></content:encoded></item>
</channel></rss>"""


def json_lines() -> bytes:
    return json.dumps(ITEM).encode() + b"\n"


def table() -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, [*ITEM, "views"])
    writer.writeheader()
    writer.writerow({**ITEM, "views": 7})
    return out.getvalue().encode()


def parquet(rows=(ITEM,)) -> bytes:
    import pyarrow
    from pyarrow.parquet import write_table

    out = io.BytesIO()
    write_table(pyarrow.Table.from_pylist(list(rows)), out)
    return out.getvalue()


def warc_record(kind: str, number: int, content: bytes, **headers) -> bytes:
    named = {"WARC-Type": kind, "WARC-Record-ID": f"<urn:uuid:00000000-0000-4000-8000-{number:012}>"}
    named |= {"WARC-Date": "2024-01-02T03:04:05Z", "Content-Length": str(len(content))}
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in {**named, **headers}.items() if value is not None]
    return "\r\n".join(["WARC/1.0", *lines, "", ""]).encode() + content + b"\r\n\r\n"


def response(page: bytes, content_type="text/html; charset=utf-8", status="200 OK", **headers) -> bytes:
    """A page as a server sends it."""
    named = {"Content-Type": content_type, "Content-Length": len(page), **headers}
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in named.items()]
    return "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode() + page


def warc(*responses: bytes) -> bytes:
    """A crawl that got these responses, one page if none are given."""
    about = warc_record("warcinfo", 999, b"software: test\r\n", Content_Type="application/warc-fields")
    kind = "application/http; msgtype=response"
    pages = responses or (response(PAGE.encode()),)
    return about + b"".join(
        warc_record("response", n, page, WARC_Target_URI=URL, Content_Type=kind) for n, page in enumerate(pages)
    )


def message(html=False, **headers) -> EmailMessage:
    mail = EmailMessage()
    named = {"From": "The Gazette <desk@gazette.example>", "To": "reader@example.org", "Subject": TITLE}
    named |= {"Date": "Tue, 15 Jun 2021 23:30:00 -0500", "Message-ID": "<envoys-1@gazette.example>"}
    for name, value in (named | {name.replace("_", "-"): value for name, value in headers.items()}).items():
        mail[name] = value
    if html:
        mail.set_content("".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS), subtype="html")
    else:
        mail.set_content(TEXT)
        mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    return mail


def mailbox(count=2) -> bytes:
    parts = []
    for number in range(count):
        body = message(Message_ID=f"<envoys-{number}@gazette.example>").as_bytes()
        parts.append(b"From desk@gazette.example Tue Jun 15 08:00:00 2021\n" + body + b"\n")
    return b"".join(parts)


def pdf(pages=PARAGRAPHS) -> bytes:
    """A file with a line of text on each page."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>"]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects.append(f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode())
    objects.append(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
    for number, page in enumerate(pages):
        drawn = b"BT /F1 9 Tf 40 700 Td (%s) Tj ET" % page.encode("cp1252")
        box = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 800 800]/Contents {5 + 2 * number} 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
        objects += [box.encode(), b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn)]
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def zstd(data: bytes) -> bytes:
    import zstandard

    return zstandard.ZstdCompressor().compress(data)


LIBRARIES = {"html": "trafilatura", "warc": "warcio", "feed": "feedparser", "parquet": "pyarrow", "pdf": "pypdf"}
MAKERS = {
    "text": TEXT.encode,
    "jsonl": json_lines,
    "csv": table,
    "parquet": parquet,
    "html": PAGE.encode,
    "warc": warc,
    "feed": FEED.encode,
    "pdf": pdf,
    "mail": lambda: message().as_bytes(),
    "mbox": lambda: mailbox(1),
}
PACKERS = {"": lambda data: data, ".gz": gzip.compress, ".zst": zstd}


def missing(format_name: str) -> str | None:
    """The library that this format needs and that is not there."""
    library = LIBRARIES.get(format_name)
    return library if library and not find_spec(library) else None
