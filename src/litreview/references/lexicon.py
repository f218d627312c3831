"""Words that announce a field of a reference, by class, in Indonesian and English first.

General words only (designators, months, kinds of journal, publisher, thesis and law): no
name of a person, place, journal or work is listed. A further language is more words here.
"""

from __future__ import annotations

_WORDS = {
    "VOL": "vol volume vols jilid jil jld bd band tome tomo jg juz",
    "NO": "no nos nomor nomer number num nr issue iss bil heft fasc nomor",
    "PG": "p pp pg pages page hal hlm halaman h hh seiten seite art article artikel",
    "IN": "in dalam",
    "ED": "ed eds editor editors edited penyunting peny disunting hrsg hg",
    "EDN": "edisi edition edn cet cetakan aufl auflage revisi revised rev",
    "ACC": "diakses accessed retrieved diunduh dikutip diambil diperoleh dilihat cited downloaded "
    "viewed visited access dipetik",
    "FRM": "from dari melalui sumber available tersedia online daring situs laman",
    "DOI": "doi http https www url dx",
    "MON": "januari january jan februari pebruari february feb peb maret march mar april apr mei "
    "may juni june jun juli july jul agustus august agu ags agt aug september sep sept oktober "
    "october okt oct november nopember nov nop desember december des dec spring summer autumn "
    "winter fall",
    "JRN": "jurnal journal jur majalah buletin bulletin review reviews annals acta transactions "
    "letters proceedings proceeding prosiding proc archives quarterly magazine revista revue "
    "zeitschrift lett rev trans res annual berkala warta",
    "CNF": "conference konferensi seminar simposium symposium workshop kongres congress lokakarya "
    "semnas conf symp meeting",
    "PUB": "press penerbit publisher publishers publishing publications pustaka pt cv verlag books "
    "wiley sage springer elsevier routledge percetakan media grafika publika yayasan",
    "UNI": "universitas university université universität univ fakultas faculty institut institute "
    "sekolah school politeknik polytechnic stikes stie iain uin stain jurusan prodi program "
    "departemen department college akademi fisip fkip pascasarjana",
    "THS": "skripsi tesis disertasi thesis theses dissertation phd doctoral magister masters "
    "undergraduate bachelor tugas akhir diss",
    "LAW": "undang uu perpu perppu peraturan permen perpres pp perda pergub perbup perwali keppres "
    "inpres keputusan kepmen instruksi putusan qanun surat edaran ketetapan lembaran",
    "ETA": "al dkk dll kawan",
    "AND": "and dan und et y serta",
    "GOV": "kementerian ministry badan dinas pemerintah government republik republic lembaga komisi "
    "dewan agency",
    "REP": "laporan report working paper kertas kerja dokumen statistik tech",
    "ISN": "issn isbn pmid pmcid arxiv",
}

WORD_CLASS: dict[str, str] = {
    word: name for name, words in _WORDS.items() for word in words.split()
}
"""Word class by lower-cased word."""
WORD_CLASS["&"] = "AND"
