"""Paragraphs with bracketed mentions, and what they hold."""

from __future__ import annotations

BRACKETS: list[tuple[str, list[str]]] = [
    # one work in a bracket
    ("Hal ini luas (Sugiyono, 2018).", ["(Sugiyono, 2018) = sugiyono18 exact"]),
    ("Hal ini luas (Sugiyono 2018).", ["(Sugiyono 2018) = sugiyono18 exact"]),
    ("Hal ini luas (Sugiyono,2018) dan", ["(Sugiyono,2018) = sugiyono18 exact"]),
    ("Hal ini luas (SUGIYONO, 2018).", ["(SUGIYONO, 2018) = sugiyono18 exact"]),
    ("Hal ini luas (sugiyono, 2018).", ["(sugiyono, 2018) = sugiyono18 exact"]),
    ("Hal ini luas (Sugiyono: 2018).", ["(Sugiyono: 2018) = sugiyono18 exact"]),
    ("Hal ini luas [Sugiyono, 2018].", ["[Sugiyono, 2018] = sugiyono18 exact"]),
    ("Hal ini luas (*Sugiyono*, 2018).", ["(*Sugiyono*, 2018) = sugiyono18 exact"]),
    (
        "Hal ini luas (Sugi\nyono, 2018) (Sugiyono,\n2018).",
        ["(Sugi\nyono, 2018) = sugiyono18 exact", "(Sugiyono,\n2018) = sugiyono18 exact"],
    ),
    ("It grew (Kaplan & Haenlein, 2010).", ["(Kaplan & Haenlein, 2010) = kaplan10 exact"]),
    ("It grew (Kaplan and Haenlein 2010).", ["(Kaplan and Haenlein 2010) = kaplan10 exact"]),
    ("Kian luas (Kaplan dan Haenlein, 2010).", ["(Kaplan dan Haenlein, 2010) = kaplan10 exact"]),
    (
        "Kian luas (Kaplan serta Haenlein, 2010).",
        ["(Kaplan serta Haenlein, 2010) = kaplan10 exact"],
    ),
    (
        "Kian luas (Kaplan, A. M., & Haenlein, M., 2010).",
        ["(Kaplan, A. M., & Haenlein, M., 2010) = kaplan10 exact"],
    ),
    (
        "It grew (Iivari, Sharma, & Ventä-Olkkonen, 2020).",
        ["(Iivari, Sharma, & Ventä-Olkkonen, 2020) = iivari20 exact"],
    ),
    ("It grew (Iivari et al., 2020).", ["(Iivari et al., 2020) = iivari20 exact"]),
    ("It grew (Iivari et.al, 2020).", ["(Iivari et.al, 2020) = iivari20 exact"]),
    ("Kian luas (Rahman dkk., 2020).", ["(Rahman dkk., 2020) = rahman20 exact"]),
    ("Kian luas (Rahman, Dkk, 2020).", ["(Rahman, Dkk, 2020) = rahman20 exact"]),
    (
        "Kian luas (Rahman dan kawan-kawan, 2020).",
        ["(Rahman dan kawan-kawan, 2020) = rahman20 exact"],
    ),
    ("Kian luas (Rahman, 2020).", ["(Rahman, 2020) = rahman20 et-al-dropped"]),
    ("Kian luas (Powa, 2021).", ["(Powa, 2021) = powa21 et-al-dropped"]),
    (
        "Kian luas (Titin Rohayatin et al., 2017).",
        ["(Titin Rohayatin et al., 2017) = rohayatin17 full-name"],
    ),
    ("Kian luas (Titin et al., 2017).", ["(Titin et al., 2017) = rohayatin17 name-part"]),
    ("Kian luas (Mubarok, 2022).", ["(Mubarok, 2022) = mubarak22 spelling"]),
    (
        "Kian luas (Lailiyah & Abdulrahman, 2017).",
        ["(Lailiyah & Abdulrahman, 2017) = lailiyah17 year-at-end"],
    ),
    ("Kian luas (Waluyo & Syarifudin, 2022).", ["(Waluyo & Syarifudin, 2022) = waluyo22 spelling"]),
    ("It grew (van Dijk, 2006).", ["(van Dijk, 2006) = dijk06 exact"]),
    ("It grew (Van Dijk, 2006; Dijk, 2006).", ["(Van Dijk, 2006; Dijk, 2006) = dijk06 exact"]),
    ("Kian luas (Suminto & Al Farizi, 2020).", ["(Suminto & Al Farizi, 2020) = alfarizi20 exact"]),
    ("It grew (O’Brien, 2012).", ["(O’Brien, 2012) = obrien12 exact"]),
    ("It grew (A. Smith, 2001).", ["(A. Smith, 2001) = smith01 exact"]),
    ("It grew (Utami, n.d.).", ["(Utami, n.d.) = utami exact"]),
    ("Kian luas (Utami, t.t.).", ["(Utami, t.t.) = utami exact"]),
    ("Kian luas (Zubof, 2019).", ["(Zubof, 2019) = zuboff19 spelling"]),
    ("Kian luas (Zuboff, 2018).", ["(Zuboff, 2018) = zuboff19 year-drift"]),
    # bodies, acronyms, sites
    ("Naik (BPS, 2020).", ["(BPS, 2020) = bps20 acronym"]),
    (
        "Naik (Badan Pusat Statistik [BPS], 2020).",
        ["(Badan Pusat Statistik [BPS], 2020) = bps20 exact"],
    ),
    (
        "Naik (Badan Pusat Statistik (BPS), 2020).",
        ["(Badan Pusat Statistik (BPS), 2020) = bps20 exact"],
    ),
    (
        "Naik (Kementerian Kesehatan RI, 2019).",
        ["(Kementerian Kesehatan RI, 2019) = kemenkes19 exact"],
    ),
    ("Naik (Kemenkes RI, 2019).", ["(Kemenkes RI, 2019) = kemenkes19 acronym"]),
    (
        "Naik (Kementerian Pendidikan dan Kebudayaan, 2019).",
        ["(Kementerian Pendidikan dan Kebudayaan, 2019) = kemdikbud19 exact"],
    ),
    (
        "Naik (Lembaga Administrasi Negara, 2003).",
        ["(Lembaga Administrasi Negara, 2003) = lan03 acronym"],
    ),
    ("Naik (Kompas.com, 2020a).", ["(Kompas.com, 2020a) = kompas20a exact"]),
    ("Naik (Kompas, 2020b).", ["(Kompas, 2020b) = kompas20b exact"]),
    ("Naik (Kompas.com, 2020).", ["(Kompas.com, 2020) ? kompas20a kompas20b"]),
    ("Naik (katadata.co.id, 2020).", ["(katadata.co.id, 2020) = katadata20 exact"]),
    ("Rose (WHO, 2020).", ["(WHO, 2020) = who20 acronym"]),
    (
        "Rose (World Health Organization, 2020).",
        ["(World Health Organization, 2020) = who20 exact"],
    ),
    ("WHO (2020) menyatakan hal itu.", ["WHO (2020) = who20 acronym"]),
    (
        "Laporan World Health Organization (2020) terbit.",
        ["World Health Organization (2020) = who20 exact"],
    ),
    (
        "Menurut Badan Pusat Statistik (2020), angka naik.",
        ["Badan Pusat Statistik (2020) = bps20 exact"],
    ),
    (
        "Menurut Kementerian Pendidikan dan Kebudayaan (2019) begitu.",
        ["Kementerian Pendidikan dan Kebudayaan (2019) = kemdikbud19 exact"],
    ),
    # several works in one bracket, prefixes, locators
    (
        "So (Eddy, 2001; Kaplan & Haenlein, 2010).",
        ["(Eddy, 2001; Kaplan & Haenlein, 2010) = eddy01 kaplan10 exact"],
    ),
    ("So (Eddy, 2001, Zuboff, 2019).", ["(Eddy, 2001, Zuboff, 2019) = eddy01 zuboff19 exact"]),
    ("So (Eddy 2001 and Zuboff 2019).", ["(Eddy 2001 and Zuboff 2019) = eddy01 zuboff19 exact"]),
    ("So (Smith, 2001, 2003a, b).", ["(Smith, 2001, 2003a, b) = smith01 smith03a smith03b"]),
    (
        "So (Smith, 2003a,b; Eddy, 2001).",
        ["(Smith, 2003a,b; Eddy, 2001) = smith03a smith03b eddy01"],
    ),
    ("So (Smith, 2003a; 2003b).", ["(Smith, 2003a; 2003b) = smith03a smith03b"]),
    ("So (Smith & Jones, 2010; Widada, 2018).", ["(Smith & Jones, 2010; Widada, 2018) ! smith10"]),
    ("Maka (lihat Hidayat, 2015).", ["(lihat Hidayat, 2015) = hidayat15 exact"]),
    ("Maka (Lihat juga Hidayat, 2015).", ["(Lihat juga Hidayat, 2015) = hidayat15 exact"]),
    (
        "So (see also Eddy, 2001; cf. Zuboff, 2019).",
        ["(see also Eddy, 2001; cf. Zuboff, 2019) = eddy01 zuboff19 exact"],
    ),
    ("So (e.g., Eddy, 2001).", ["(e.g., Eddy, 2001) = eddy01 exact"]),
    (
        "Maka (misalnya Hidayat, 2015, untuk hal lain).",
        ["(misalnya Hidayat, 2015, untuk hal lain) = hidayat15 exact"],
    ),
    ("Maka (Moleong, 2017: 6).", ["(Moleong, 2017: 6) = moleong17 exact"]),
    ("Maka (Moleong, 2017:1990).", ["(Moleong, 2017:1990) = moleong17 exact"]),
    ("So (Smith & Jones, 2010, p. 5).", ["(Smith & Jones, 2010, p. 5) = smith10 exact"]),
    ("Maka (Creswell, 2014, hlm. 4-5).", ["(Creswell, 2014, hlm. 4-5) = creswell14 exact"]),
    (
        "Maka (Creswell, 2014, hal. 4; Moleong, 2017, hal. 9).",
        ["(Creswell, 2014, hal. 4; Moleong, 2017, hal. 9) = creswell14 moleong17 exact"],
    ),
    ("Hal (Eddy, 2001) [3] lain.", ["(Eddy, 2001) = eddy01 exact"]),
]
"""Text → its mentions: ``marker = ids how`` linked, ``? ids`` ambiguous, ``! ids`` missing."""
