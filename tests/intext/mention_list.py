"""A list of references with the traits that linking meets."""

from __future__ import annotations

from litreview.model import Reference

_LIST = """
ahmad18     | Ahmad, Rizal                                  | 2018
alfarizi20  | Suminto, A.; Al Farizi, A.                    | 2020
bappenas21  | {Badan Perencanaan Pembangunan Nasional}      | 2021
bps20       | {Badan Pusat Statistik}                       | 2020
creswell14  | Creswell, John W.                             | 2014
denzin05    | Denzin, Norman K.; Lincoln, Yvonna S.         | 2005
dijk06      | van Dijk, Jan                                 | 2006
eddy01      | Eddy, Sean                                    | 2001
hartono17   | Hartono, Budi                                 | 2017
hartono17s  | Hartono, Slamet                               | 2017
hidayat15   | Hidayat, Rahmat                               | 2015
iivari20    | Iivari, N.; Sharma, S.; Ventä-Olkkonen, L.    | 2020
kaplan10    | Kaplan, A. M.; Haenlein, M.                   | 2010
katadata20  | {Katadata.co.id}                              | 2020
kemdikbud19 | {Kementerian Pendidikan dan Kebudayaan}       | 2019
kemenkes19  | {Kementerian Kesehatan Republik Indonesia}    | 2019
kompas20a   | {Kompas.com}                                  | 2020a
kompas20b   | {Kompas.com}                                  | 2020b
lan03       | {LAN}                                         | 2003
lailiyah17  | Lailiyah, Nuriyatul; Abdulrahman, Wahid       | late 2017
levine90    | Levine, C. H.                                 | 1990
moleong17   | Moleong, Lexy J.                              | 2017
mubarak22   | Mubarak, Fikri Shofin                         | 2022
obrien12    | O'Brien, T.                                   | 2012
powa21      | Powa, Alan Aldo; +                            | 2021
rahman20    | Rahman, A.; Yusuf, B.; Siregar, C.            | 2020
rohayatin17 | Rohayatin, Titin; +                           | 2017
santoso12   | Santoso, Agus                                 | 2012
smith01     | Smith, A.                                     | 2001
smith03a    | Smith, A.                                     | 2003a
smith03b    | Smith, A.                                     | 2003b
smith10     | Smith, John; Jones, Mary                      | 2010
sukarno21   | Sukarno, M.; Winarsih, A. S.; Wijaya, H. H.   | 2021
sugiyono18  | Sugiyono                                      | 2018
taylor05a   | Taylor, B.                                    | 2005
taylor05c   | Taylor, C.                                    | 2005
utami       | Utami, R. A.                                  | n.d.
waluyo22    | Waluyo, Djoko; Syarifuddin                    | 2022
who20       | {World Health Organization}                   | 2020
zuboff19    | Zuboff, Shoshana                              | 2019
"""


def _reference(n: int, line: str) -> Reference:
    identifier, printed, date = (part.strip() for part in line.split("|"))
    authors: list[dict[str, str]] = []
    for name in printed.split(";"):
        family, _, given = name.strip().partition(", ")
        if family.startswith("{"):
            authors.append({"literal": family.strip("{}")})
        elif family != "+":
            authors.append({"family": family, "given": given} if given else {"family": family})
    late = date.startswith("late")
    year = date.removeprefix("late").strip()
    title = f"Judul karya {identifier.rstrip('0123456789')}"
    csl: dict[str, object] = {"author": authors, "title": title}
    if year != "n.d.":
        csl["issued"] = {"date-parts": [[int(year[:4])]]}
    if year[4:]:
        csl["year-suffix"] = year[4:]
    if "+" in printed:
        csl["custom"] = {"et_al": True}
    head = printed.replace("{", "").replace("}", "").replace("; +", ", et al.").replace(";", " &")
    text = f"{head}. {title}. Jurnal, {year}." if late else f"{head}. ({year}). {title}. Jurnal."
    return Reference(identifier, text, n=n, csl=csl)


REFERENCES = [_reference(n, line) for n, line in enumerate(_LIST.strip().splitlines(), start=1)]
