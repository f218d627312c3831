"""Known lists printed as PDF, HTML and DOCX at run time: what the readers are measured with."""

from __future__ import annotations

import html
import io
import json
import re
import textwrap
from collections import Counter
from pathlib import Path

from litreview.papers import parse_file
from litreview.references.split import split_list

ROOT = Path(__file__).resolve().parents[2]
_SYLLABLE = re.compile(r"(?<=[aeiou])(?=[bcdfghjklmnprstvwyz][aeiou])")
BODY = (
    "Media sosial mengubah cara pemerintah daerah berbicara dengan warga. Penelitian ini menelaah bagaimana kanal "
    "digital dipakai untuk menjawab keluhan, mengumumkan layanan, dan membuka anggaran (Arianto, 2021). Sebagian besar "
    "akun hanya mengumumkan kegiatan pejabat; sedikit yang menjawab pertanyaan. Wawancara dengan dua belas pengelola "
    "menunjukkan bahwa kewenangan yang sempit dan tenaga yang terbatas menjadi sebabnya. "
)

OWN = """
Abidin, Z., & Kurniawan, D. (2019). Keterbukaan Informasi Publik di Tingkat Desa: Antara Norma dan Praktik. Jurnal Tata Kelola, 7(2), 145–163. https://doi.org/10.21787/jtk.7.2.2019.145-163
Agustina, R. (2020). Literasi Digital Aparatur Sipil Negara. Bandung: Refika Aditama.
Badan Pusat Statistik. (2022). Statistik Telekomunikasi Indonesia 2021. Jakarta: BPS RI.
Bovens, M. (2007). Analysing and assessing accountability: A conceptual framework. European Law Journal, 13(4), 447–468. https://doi.org/10.1111/j.1468-0386.2007.00378.x
Bovens, M., & Zouridis, S. (2002). From street-level to system-level bureaucracies: How information and communication technology is transforming administrative discretion and constitutional control. Public Administration Review, 62(2), 174–184.
Creswell, J. W., & Poth, C. N. (2018). Qualitative inquiry and research design: Choosing among five approaches (4th ed.). SAGE Publications.
Dwiyanto, A. (2015). Reformasi Birokrasi Kontekstual. Yogyakarta: Gadjah Mada University Press.
Effendi, S., Lestari, W., Rahmawati, N., & Siregar, H. (2021). Pengaruh kepercayaan warga terhadap penggunaan layanan e-government: studi pada tiga kota di Sumatera. Jurnal Administrasi Publik, 18(1), 1–24.
Fadli, M. (2018, 12 Mei). Warga keluhkan antrean KTP elektronik. Harian Nusantara. Diakses dari https://www.hariannusantara.example/berita/2018/05/12/warga-keluhkan-antrean-ktp-elektronik
Gil-Garcia, J. R., Dawes, S. S., & Pardo, T. A. (2018). Digital government and public management research: finding the crossroads. Public Management Review, 20(5), 633–646.
Handayani, P. (2017). Inovasi pelayanan satu pintu. Tesis. Universitas Diponegoro, Semarang.
Hidayat, T. (2016). Administrasi Kependudukan dan Undang-Undang Nomor 24 Tahun 2013. Malang: Setara Press.
Indrajit, R. E. (2006). Electronic Government: Strategi Pembangunan dan Pengembangan Sistem Pelayanan Publik Berbasis Teknologi Digital. Yogyakarta: Andi.
Janssen, M., Charalabidis, Y., & Zuiderwijk, A. (2012). Benefits, adoption barriers and myths of open data and open government. Information Systems Management, 29(4), 258–268. https://doi.org/10.1080/10580530.2012.716740
Kementerian PANRB. (2012). Peraturan Menteri PANRB Nomor 83 Tahun 2012 tentang Pedoman Pemanfaatan Media Sosial Instansi Pemerintah.
Kusumawati, A., & Prasetyo, B. (2020). Adopsi kanal pengaduan daring di kabupaten kepulauan. In S. Wahyuni (Ed.), Prosiding Seminar Nasional Administrasi Negara (pp. 88–102). Makassar: Universitas Hasanuddin Press.
Linders, D. (2012). From e-government to we-government: Defining a typology for citizen coproduction in the age of social media. Government Information Quarterly, 29(4), 446–454.
Lipsky, M. (2010). Street-level bureaucracy: Dilemmas of the individual in public services. Russell Sage Foundation.
Mergel, I. (2013). A framework for interpreting social media interactions in the public sector. Government Information Quarterly, 30(4), 327–334. https://doi.org/10.1016/j.giq.2013.05.015
Mergel, I., Edelmann, N., & Haug, N. (2019). Defining digital transformation: Results from expert interviews. Government Information Quarterly, 36(4), 101385.
Nugraha, Y., & Wicaksono, F. A. (2023). Kota cerdas dan warganya. Jurnal Kebijakan Daerah, 11(3), 201–219.
Ombudsman Republik Indonesia. (2021). Laporan Tahunan 2020: Mengawasi Pelayanan Publik di Masa Pandemi. Jakarta: Ombudsman RI.
Putri, D. A., Santoso, L., & Yulianto, E. (2022). Kepuasan pengguna aplikasi perizinan terpadu. Jurnal Ilmu Sosial dan Humaniora, 9(1), 55–70. https://doi.org/10.33701/jish.v9i1.2210
Rahayu, S. (n.d.). Panduan pengelolaan akun resmi. Retrieved from https://kominfo.example.go.id/panduan/pengelolaan-akun-resmi.pdf
Sugiyono. (2019). Metode Penelitian Kuantitatif, Kualitatif, dan R&D (Edisi ke-2). Bandung: Alfabeta.
Undang-Undang Republik Indonesia Nomor 25 Tahun 2009 tentang Pelayanan Publik.
van Dijk, J. (2020). The digital divide. Polity Press.
Wahid, F. (2013). Themes of research on eGovernment in developing countries: Current map and future roadmap. In 46th Hawaii International Conference on System Sciences (pp. 1645–1653). IEEE.
Yin, R. K. (2018). Case study research and applications: Design and methods (6th ed.). SAGE.
""".strip().splitlines()


def known_lists() -> dict[str, list[str]]:
    """Return the made-up list and those of the shipped papers, as they would be printed."""
    gold = json.loads((ROOT / "tests/data/gold_entries.json").read_text(encoding="utf-8"))
    lists = {"own": OWN}
    for stem, rows in gold.items():
        if rows:
            lists[stem] = [row["ref"].replace("*", "").replace("\u2010", "-") for row in rows]
    return {name: [" ".join(e.split()) for e in entries] for name, entries in lists.items()}


SHAPES = ("p", "numbered", "bulleted", "hanging", "table", "parts")
"""How a list may be laid out alike in text, HTML and DOCX."""
PARTS = ("Buku", "Jurnal dan Artikel")


def wrap(
    text: str, font: str, size: float, width: float, first: float, hyphenate: bool
) -> list[str]:
    """Break a text into lines as a typesetter does; a link too long for a line is broken inside."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    lines, line, room = [], "", first
    for word in text.split():
        candidate = f"{line} {word}" if line else word
        while stringWidth(candidate, font, size) > room:
            head = line + " " if line else ""
            cut = _break(
                word,
                hyphenate,
                lambda w, h=head, r=room: stringWidth(h + w, font, size) <= r,
                line == "",
            )
            lines.append(head + cut if cut else line)
            word = word[len(cut.removesuffix("-") if cut and not word.startswith(cut) else cut) :]
            line, candidate, room = "", word, width
            if not word:
                break
        line = candidate
    return [*lines, line] if line else lines


def _break(word: str, hyphenate: bool, fits, alone: bool) -> str:
    """Return what of a word still goes on the line: a part of a link, a syllable with its hyphen."""
    if re.match(r"https?://", word):
        cuts = [m.end() for m in re.finditer(r"[/.\-_?=]", word) if m.end() > 8]
    elif "-" in word.strip("-"):
        cuts = [m.end() for m in re.finditer("-", word)]
    else:
        plain = re.fullmatch(r"[a-z]{7,}[.,;:]?", word) and hyphenate
        cuts = (
            [m.start() for m in _SYLLABLE.finditer(word) if 2 < m.start() < len(word) - 3]
            if plain
            else []
        )
        return next((word[:c] + "-" for c in reversed(cuts) if fits(word[:c] + "-")), "")
    found = next((word[:c] for c in reversed(cuts) if c < len(word) and fits(word[:c])), "")
    return found or (word[: len(word) // 2] if alone else "")


LAYOUTS = {
    "one column": {"gap": 6.0},
    "two columns": {"columns": 2, "gap": 5.0, "justify": True, "size": 9.0},
    "running heads and page numbers": {"heads": True, "gap": 6.0},
    "hanging indent": {"hang": 24.0},
    "numbered": {"numbered": True, "hang": 22.0, "heads": True},
    "hyphenated": {"hyphenate": True, "columns": 2, "hang": 14.0, "justify": True, "size": 9.0},
}


def render_pdf(
    entries: list[str],
    *,
    columns: int = 1,
    gap: float = 0.0,
    hang: float = 0.0,
    heads: bool = False,
    numbered: bool = False,
    hyphenate: bool = False,
    justify: bool = False,
    size: float = 11.0,
    body: int = 14,
    font: str = "Times-Roman",
    after: str = "",
) -> bytes:
    """Print a paper with a body and a list of references; pure of clocks, so always the same."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase.pdfmetrics import stringWidth
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    margin, gutter, leading = 72.0, 22.0, size * 1.2
    width = (A4[0] - 2 * margin - gutter * (columns - 1)) / columns
    state = {"column": 0, "y": A4[1] - margin, "page": 101}

    def furniture() -> None:
        canvas.setFont(font, 9)
        if heads:
            canvas.drawString(
                margin, A4[1] - 40, "Jurnal Tata Kelola Digital, Vol. 5 No. 2, Desember 2023"
            )
            canvas.drawCentredString(A4[0] / 2, 36, str(state["page"]))
            canvas.drawRightString(A4[0] - margin, A4[1] - 40, "ISSN 2580-1234")

    def put(
        text: str, x: float, full: bool = False, face: str = font, points: float = size
    ) -> None:
        if state["y"] < margin + 10:
            state["column"] += 1
            state["y"] = A4[1] - margin
            if state["column"] == columns:
                canvas.showPage()
                state["column"], state["page"] = 0, state["page"] + 1
                furniture()
        left = margin + state["column"] * (width + gutter)
        line = canvas.beginText(left + x, state["y"])
        line.setFont(face, points)
        spare = width - x - stringWidth(text, face, points)
        line.setWordSpace(spare / text.count(" ") if justify and full and " " in text else 0)
        line.textOut(text)
        canvas.drawText(line)
        state["y"] -= leading

    def paragraph(text: str, indent: float = 0.0, label: str = "") -> None:
        lines = wrap(text, font, size, width - indent, width - (indent if label else 0), hyphenate)
        for i, line in enumerate(lines):
            if label and i == 0:
                put(label, 0)
                state["y"] += leading
            put(line, indent if i or label else 0, full=i + 1 < len(lines))
        state["y"] -= gap

    furniture()
    put("Media Sosial dan Pelayanan Publik di Kota Kecil", 0, face="Times-Bold", points=14)
    state["y"] -= 12
    put("Ratna Wulandari, Budi Santoso", 0)
    state["y"] -= 12
    put("PENDAHULUAN", 0, face="Times-Bold")
    for _ in range(body):
        paragraph(BODY * 2)
    state["y"] -= 10
    put("DAFTAR PUSTAKA", 0, face="Times-Bold")
    state["y"] -= 6
    for n, entry in enumerate(entries, start=1):
        paragraph(entry, hang, f"[{n}]" if numbered else "")
    if after:
        state["y"] -= 10
        put(after, 0, face="Times-Bold")
        paragraph(BODY)
    canvas.save()
    return out.getvalue()


def render_html(entries: list[str], shape: str = "p") -> bytes:
    """Print an OJS-like article page; the list as ``p``, ``li``, ``ol``, ``div`` or ``br``."""
    safe = [html.escape(e) for e in entries]
    block = {
        "p": "".join(f"<p>{e}</p>\n" for e in safe),
        "li": "<ul>" + "".join(f"<li>{e}</li>" for e in safe) + "</ul>",
        "ol": "<ol>" + "".join(f"<li><span>{e}</span>\n</li>" for e in safe) + "</ol>",
        "div": "".join(f"<div class='csl-entry'>{e}</div>" for e in safe),
        "br": "<p>" + "<br />\n".join(safe) + "</p>",
        "brbr": "<div>" + "<br><br>".join(safe) + "</div>",
        "numbered": "<ol>" + "".join(f"<li>{e}</li>" for e in safe) + "</ol>",
        "bulleted": "<ul>" + "".join(f"<li>{e}</li>" for e in safe) + "</ul>",
        "hanging": "".join(f'<p style="margin-left:3em;text-indent:-3em">{e}</p>' for e in safe),
        "parts": "".join(
            (f"<h3>{PARTS[n > 0]}</h3>" if n in (0, len(safe) // 2) else "") + f"<p>{e}</p>"
            for n, e in enumerate(safe)
        ),
        "table": "<table>"
        + "".join(f"<tr><td>[{n}]</td><td>{e}</td></tr>" for n, e in enumerate(safe, 1))
        + "</table>",
    }[shape]
    page = f"""<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>Media Sosial | Jurnal</title>
<meta name="citation_title" content="Media Sosial dan Pelayanan Publik di Kota Kecil"/>
<meta name="citation_author" content="Ratna Wulandari"/><meta name="citation_author" content="Budi Santoso"/>
<meta name="citation_date" content="2023/12/20"/><meta name="citation_journal_title" content="Jurnal Tata Kelola Digital"/>
<meta name="citation_volume" content="5"/><meta name="citation_issue" content="2"/>
<meta name="citation_firstpage" content="101"/><meta name="citation_lastpage" content="119"/>
<meta name="citation_doi" content="10.33701/jtkd.v5i2.3201"/><meta name="citation_keywords" content="media sosial; pelayanan"/>
<meta name="DC.Source.ISSN" content="2580-1236"/><script>var x = "References";</script></head>
<body><nav><ul><li>Home</li><li>References</li></ul></nav>
<h1 class="page_title">Media Sosial dan Pelayanan Publik di Kota Kecil</h1>
<section class="item abstract"><h2 class="label">Abstrak</h2><p>{BODY}</p></section>
<section class="item references"><h2 class="label">References</h2><div class="value">{block}</div></section>
<div class="item downloads"><h2>Downloads</h2><p>Download data is not yet available.</p></div>
<footer><p>Platform &amp; workflow by OJS / PKP</p></footer></body></html>"""
    return page.encode()


def render_docx(entries: list[str], shape: str = "p") -> bytes:
    """Save the same paper as a Word document; the list in one of `SHAPES`."""
    import docx
    from docx.shared import Pt

    document = docx.Document()
    document.add_heading("Media Sosial dan Pelayanan Publik di Kota Kecil", 0)
    document.add_heading("Pendahuluan", 1)
    document.add_paragraph(BODY)
    _add_table(document, [["No", "Zonasi"], ["1", "Hijau"]])
    document.add_heading("Daftar Pustaka", 1)
    if shape == "table":
        _add_table(document, [[f"[{n}]", e] for n, e in enumerate(entries, 1)])
    for n, entry in enumerate(entries if shape != "table" else []):
        if shape == "parts" and n in (0, len(entries) // 2):
            document.add_heading(PARTS[n > 0], 2)
        style = {"numbered": "List Number", "bulleted": "List Bullet"}.get(shape)
        paragraph = document.add_paragraph(entry, style=style)
        if shape == "hanging":
            paragraph.paragraph_format.left_indent = Pt(36)
            paragraph.paragraph_format.first_line_indent = Pt(-36)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _add_table(document, rows: list[list[str]]) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def render_text(entries: list[str], shape: str = "p") -> bytes:
    """Write the same paper as plain text; hanging paragraphs are wrapped."""
    lines = {
        "p": [f"{e}\n" for e in entries],
        "numbered": [f"{n}. {e}" for n, e in enumerate(entries, 1)],
        "bulleted": [f"• {e}" for e in entries],
        "hanging": [_hang(e) for e in entries],
        "table": [f"[{n}]\t{e}" for n, e in enumerate(entries, 1)],
        "parts": [
            f"{PARTS[n > 0]}\n\n{e}\n" if n in (0, len(entries) // 2) else f"{e}\n"
            for n, e in enumerate(entries)
        ],
    }[shape]
    return ("PENDAHULUAN\n\n" + BODY + "\n\nDAFTAR PUSTAKA\n\n" + "\n".join(lines)).encode()


def _hang(entry: str) -> str:
    return textwrap.fill(
        entry, 90, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False
    )


def read_entries(data: bytes, name: str) -> list[str]:
    """Return the printed entries that the readers and the splitter find."""
    (paper,) = parse_file(data, name)
    regions = [r for r in paper.regions if r.kind == "references"]
    return [e.text for r in regions for e in split_list(paper.text, r.start, r.end)]


def exact_f1(found: list[str], expected: list[str]) -> float:
    """Return F1 of exact strings, order aside."""
    right = sum((Counter(found) & Counter(expected)).values())
    return 2 * right / max(1, len(found) + len(expected))
