"""Entries that are nothing but an address: their own where the layout says so."""

import pytest

from litreview.references.split import split_list

ENTRIES = [
    "Abidin, Z. (2019). Keterbukaan Informasi. Jurnal Tata Kelola, 7(2), 145–163.",
    "https://www.harianwarga.example/berita/2020/01/02/antrean-ktp",
    "Dwiyanto, A. (2015). Reformasi Birokrasi. Yogyakarta: Gadjah Mada University Press.",
    "Lipsky, M. (2010). Street-level bureaucracy. New York: Russell Sage.",
    "www.layanankota.example/panduan (diakses 3 Maret 2021)",
    "Sugiyono. (2019). Metode Penelitian. Bandung: Alfabeta.",
    "van Dijk, J. (2020). The digital divide. Cambridge: Polity Press.",
    "Yin, R. K. (2018). Case study research. Thousand Oaks: SAGE.",
    "Zuiderwijk, A. (2014). Open data policies. Information Polity, 19(1), 17–29.",
]
LAYOUTS = {
    "numbered": lambda e: "\n".join(f"{n}. {x}" for n, x in enumerate(e, 1)),
    "brackets": lambda e: "\n".join(f"[{n}] {x}" for n, x in enumerate(e, 1)),
    "bulleted": lambda e: "\n".join(f"• {x}" for x in e),
    "dashes": lambda e: "\n".join(f"- {x}" for x in e),
    "blank lines": "\n\n".join,
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_link_of_its_own(layout):
    """Numbers, bullets and blank lines set a bare address apart."""
    assert [e.text for e in split_list(LAYOUTS[layout](ENTRIES))] == ENTRIES


@pytest.mark.parametrize("layout", ["bulleted", "blank lines"])
@pytest.mark.parametrize(
    ("head", "tail"),
    [
        ("Rahayu, S. (2020). Panduan akun resmi. Diakses dari", "https://kota.example/panduan"),
        ("Rahayu, S. (2020). Panduan akun resmi. Retrieved from:", "https://kota.example/panduan"),
        ("Rahayu, S. (2020). Panduan. Tersedia daring.", "https://kota.example/panduan"),
        ("Rahayu, S. (2020). Panduan. Jurnal A, 2(1), 3–9.", "https://doi.org/10.1234/a.b2"),
    ],
)
def test_a_link_that_was_torn_off(layout, head, tail):
    """An entry that waits for its address, and a DOI, stay one with it."""
    printed = [*ENTRIES[:1], head, tail, *ENTRIES[5:]]
    found = [e.text for e in split_list(LAYOUTS[layout](printed))]
    assert found == [ENTRIES[0], f"{head} {tail}", *ENTRIES[5:]]


def test_links_below_every_entry():
    """Where most paragraphs are addresses, each belongs to the entry above."""
    own = [e for e in ENTRIES if "(" in e[:40] and "http" not in e and "www" not in e]
    text = "\n\n".join(f"{e}\n\nhttps://repo.example/{n}" for n, e in enumerate(own))
    assert [e.text for e in split_list(text)] == [
        f"{e} https://repo.example/{n}" for n, e in enumerate(own)
    ]
