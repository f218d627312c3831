"""Made-up printed entries with the kinds that a reviewer would mark, and those left in peace."""

MARKED: list[tuple[str, list[str]]] = [
    ("Hartono, B. (2019).Tata Kelola Desa. Jurnal Desa, 4(2), 11-20.", ["space-missing"]),
    ("Hartono, B. (2019). Tata Kelola Desa. Jurnal Ilmu Desa,4(2), 11-20.", ["space-missing"]),
    ("Hartono, B. 2019. Tata Kelola Desa. Jurnal Desa Vol.4,No.2,Hal.11-20.", ["space-missing"]),
    ("Hartono, B. (2019). Tata Kelola Desa. Bandung:Alfabeta.", ["space-missing"]),
    ("Hartono, B. (2019). Tata Kelola Desa. Bandung : Alfabeta.", ["space-before-mark"]),
    (
        "Hartono, B. 2019. Tata Kelola Desa. *Jurnal Desa* . Vol. 4 No. 2, 11-20.",
        ["space-before-mark"],
    ),
    ("Hartono, B. (2019). Tata Kelola ( Studi di Bima ). Bandung: Alfabeta.", ["space-in-bracket"]),
    ("Hartono, B. (2019). Tata Kelola [ Studi di Bima ]. Bandung: Alfabeta.", ["space-in-bracket"]),
    ("Rina Hartono, et al.. 2019. Tata Kelola Desa. Bandung: Alfabeta.", ["doubled-mark"]),
    ("Hartono, B. (2019). Tata Kelola Desa,, Kajian Awal. Bandung: Alfabeta.", ["doubled-mark"]),
    (
        "Hartono, B. 2019. Tata Kelola. Jurnal Desa Volume 4, N0. 2, hlm. 11-20.",
        ["digit-for-letter"],
    ),
    ("Hartono, B. 2019. Tata Kelola. Jurnal Desa vol 4no. 2, hlm. 11-20.", ["glued-number"]),
    (
        "Hartono, B. 2019. Tata Kelola. Jurnal Desa Vol. 4 No. 2 Juli2019, hlm. 11-20.",
        ["glued-number"],
    ),
    ("Hartono, B. (2019). Tata Kelola Desa Diindonesia. Bandung: Alfabeta.", ["glued-words"]),
    (
        "Hartono, B. (2019). Tata KelolaDesa. https://desa.id/baca/tata-kelola-desa",
        ["glued-words"],
    ),
    ("Hartono, BS. (2019). Tata Kelola Desa. Bandung: Alfabeta.", ["initials-glued"]),
    ("Hartono, B. (2019). Tata Kelola Desa (Studi di Bima. Bandung: Alfabeta.", ["unbalanced"]),
    ("Hartono, B. (2019). Tata Kelola Desa. Jurnal Desa, 4(Juli), 11-20.", ["issue-is-date"]),
    (
        "Hartono, B. (2019). Tata Kelola Desa. Jurnal Desa, 4(Juli 2018), 11-20.",
        ["dates-disagree", "issue-is-date"],
    ),
    (
        "Hartono, B. (2019). Tata Kelola Desa. Jurnal Desa, 4(2), 11-20. https://doi. org/10.1234/jd.v4i2.1",
        ["doi-split"],
    ),
    (
        "Hartono, B. (2019). Tata Kelola Desa. Jurnal Desa, 4(2), 11-20. https://doi.org/https://doi.org/10.1234/jd.v4i2.1",
        ["doi-doubled"],
    ),
    (
        "Detik.com. (2020). Warga Antre Beras. https://www.tempo.co/read/warga-antre-beras",
        ["host-differs"],
    ),
    (
        "Liputan6.com. (2020). Warga Antre. https://www.liputan6.com/read/warga-antre-31-jam-sehari",
        ["impossible-number"],
    ),
    (
        "Hartono, B., & Sari, D. (2019). Tata Kelola Desa [Skripsi]. Universitas Bima.",
        ["thesis-authors"],
    ),
    ("Liputan6.com. (2020). https://www.liputan6.com/read/warga-antre-beras", ["no-title"]),
]
"""Each entry alone: the kinds that the check of an entry finds, in order of the alphabet."""

SILENT = [
    "Hartono, B. (2019). Tata Kelola Desa. New York: St. Martin's Press.",
    "Hartono, B. (2019). Sungai (e.g. Citarum) dan Kota. Bandung: Alfabeta.",
    "Sartre, J.-P. (2019). Being and Nothingness. London: Routledge.",
    "Hartono, B. (2019). Who governs the village?. Jurnal Desa, 4(2), 11-20.",
    "Hartono, B. (2019). Who governs the village? Jurnal Desa, 4(2), 11-20.",
    "Hartono, B., “Tata Kelola,” Jurnal Desa, vol. 3, no. 2, pp. 1–9, 2019.",
    "Hartono, B. (2019). Tata Kelola. https://desa.go.id/baca.php?id=3,4&hal=2;urut=nama.baru",
    "Hartono, B. (2019). Tata Kelola. Jurnal Desa, 4(2), 11-20. doi:10.1234/jd.v4i2.1",
    "Hartono, B. (2019). Tata Kelola (Studi (Awal) di Bima [NTB]). Bandung: Alfabeta.",
    "Hartono, B. (2019). Uji N,N-dimetil pada 1.000 sampel. Jurnal Kimia, 4(2), 11-20.",
    "Hartono, B. (2019). Belajar ASP.NET dan Vue.js dengan MySQL. Bandung: Informatika.",
    "Hartono, B. (2019). Pengguna WhatsApp dan YouTube... Jurnal Desa, 4(2), 11-20.",
    "Smith AB, Jones C. Village rule. J Rural Stud. 2019 Jan;12(3):45-9.",
    "Hartono, B., dkk. (2019). Tata Kelola, dll., di Desa. Bandung: Alfabeta.",
    "Hartono, B. (2019). Antre 23 jam sehari. Bandung: Alfabeta.",
    "Katadata.co.id. (2020). Desa Digital. https://databoks.katadata.co.id/desa-digital",
    "Hartono, B. (2019). Tata Kelola Desa [Skripsi]. Universitas Bima.",
    "Hartono, B. (2019). Media re-design dan (de)konstruksi. Bandung: Alfabeta.",
    "Hartono, B. (2019). Kabar desa pagi ini. https://www.kabardesa.id/baca/pagi",
    "Hartono, B., Sari, D., . . . Wulan, E. (2019). Tata Kelola Desa. Bandung: Alfabeta.",
    "Müller, Ü. (2019). Größe und Maß der Dörfer. Berlin: Springer.",
    "O'Brien, J. A. (2011). Management Information Systems (10th ed.). McGraw-Hill.",
]
"""Near misses: the check of an entry says nothing."""
