"""Text that breaks programs which take text for code, by the program that it breaks."""

from __future__ import annotations

RUN = "window.__ran=(window.__ran||[]).concat(document.title);alert(1)"
"""What must never run: it leaves a trace and opens a dialog."""

PAGES = [
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f'<img src=x onerror="{RUN}">',
    f"'\"><svg onload={RUN}>",
    f'<iframe srcdoc="<script>parent.{RUN}</script>"></iframe>',
    f"</title></style></textarea><body onload={RUN}>",
    f"<!--<script>{RUN}//-->",
    "<style>*{display:none!important}</style>",
    '<base href="https://evil.example/"><meta http-equiv=refresh content="0;url=https://evil.example/">',
    f"<a href='javascript:{RUN}'>mari</a>",
    "&lt;b&gt; &amp;amp; &#60;script&#62;",
]
"""Markup: for a browser."""

TEMPLATES = ["{{7*7}}", "${7*7}", "{% raw %}", "<%= 7*7 %>", "{0.__class__} %s %(x)s"]
"""For what fills in templates."""

CELLS = [
    '=HYPERLINK("https://evil.example/","klik")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    '=DDE("cmd";"/C calc";"x")',
    "＝1+1",
]
"""For spreadsheets."""

TEX = [
    r"\input{/etc/passwd} \write18{id} \csname x\endcsname",
    r"}{ } {{ \end{document} % gone",
    '$\\alpha_{1}$ ^~#&_ 100% "quoted" \\',
    "}\n}\n@article{stolen, title={Stolen},\n author={Thief}",
]
"""For BibTeX and LaTeX; the last ends its entry and begins another."""

LINES = [
    "Judul\nER  - \n\nTY  - BOOK\nTI  - Curian\nER  - ",
    "Judul\r\nTI  - Curian",
    "Judul\u2028terpotong\u2029dua\x85kali\x0b\x0c",
    "a,b;c\td\"e'f|g",
    "[klik](javascript:alert(1)) ![x](https://evil.example/a.png) | sel | # judul `kode` ***",
    "--- \n+++\n# bukan kepala",
]
"""For formats of lines and for Markdown."""

CHARACTERS = [
    "\u202egnp.exe\u202c terbalik",
    "\u2066\u2067isolasi\u2069 \u061c\u200f\u200e",
    "كتاب الحكمة في الإدارة العامة",
    "ספר החוכמה",
    "nol\u200blebar\u200d\u2060\ufefftak tampak",
    "nul\x00 lonceng\x07 esc\x1b[31mmerah\x1b[0m del\x7f c1\x9b",
    "separuh \ud800 dan \udfff saja",
    "🧪👩‍🔬🏳️‍🌈 dan ünïcode e\u0301\u0301\u0301\u0301",
    "漢字かな交じり文",
    "\ufffe\uffff bukan huruf",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞",
]
"""For what lays text out or encodes it."""

LONG = ["N" * 10_000, "Nama " * 2_000, "<b>" * 3_000]
"""For what assumes that names are short."""

PLACES = [
    "../../../etc/passwd",
    "C:\\Windows\\a",
    "con",
    "a" * 300,
    ".",
    "..",
    "#",
    "%2e%2e%2f",
    "",
    " ",
]
"""For what makes files or addresses of names."""

ADDRESSES = [
    f"javascript:{RUN}",
    f"JaVaScRiPt:{RUN}",
    f"java\tscript:{RUN}",
    f" \x01javascript:{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    f"vbscript:{RUN}",
    "file:///etc/passwd",
    f'https://example.org/"onmouseover="{RUN}',
    "//evil.example/a",
]
"""For what makes links of addresses."""

ALL = [*PAGES, *TEMPLATES, *CELLS, *TEX, *LINES, *CHARACTERS]
