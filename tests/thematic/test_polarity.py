"""Whether a sentence says that a thing is there, is lacking, or is needed, in both languages."""

from __future__ import annotations

import pytest

from litreview.thematic.polarity import find_polarity


@pytest.mark.parametrize(
    ("polarity", "sentence"),
    [
        ("present", "Pemerintah desa sudah memiliki [pelatihan] rutin."),
        ("present", "[Pelatihan] diadakan tiga kali setahun."),
        ("present", "Warga memuji [pelatihan] yang diadakan kecamatan."),
        ("present", "Tidak dapat dipungkiri [pelatihan] membantu kader."),
        ("present", "Bukan hanya [pelatihan] yang diadakan, tetapi juga lomba."),
        ("present", "[Pelatihan] tidak hanya bagi kader."),
        ("present", "Kekurangan air diatasi lewat [pelatihan] petani."),
        ("present", "Meskipun dana terbatas, [pelatihan] tetap berjalan."),
        ("present", "Keberhasilan tidak terlepas dari [pelatihan] kader."),
        ("present", "[Pelatihan] mengurangi kesalahan pencatatan."),
        ("present", "Kader rajin mengikuti [pelatihan]."),
        ("present", "Sebelum ada [pelatihan], kader bekerja sendiri."),
        ("lacking", "Belum ada [pelatihan] bagi kader."),
        ("lacking", "[Pelatihan] belum pernah diadakan."),
        ("lacking", "[Pelatihan] tidak pernah diadakan di desa itu."),
        ("lacking", "[Pelatihan] bagi kader jarang diadakan."),
        ("lacking", "Kader jarang mendapat [pelatihan]."),
        ("lacking", "Kader tidak mendapatkan [pelatihan]."),
        ("lacking", "Ketiadaan [pelatihan] menghambat kader."),
        ("lacking", "Minimnya [pelatihan] dikeluhkan."),
        ("lacking", "Kekurangan [pelatihan] dirasakan kader."),
        ("lacking", "Desa kekurangan [pelatihan] teknis."),
        ("lacking", "Tanpa [pelatihan] kader bingung."),
        ("lacking", "[Pelatihan] masih sangat terbatas."),
        ("lacking", "[Pelatihan] yang diberikan kurang memadai."),
        ("lacking", "[Pelatihan] tidak berjalan."),
        ("lacking", "[Pelatihan] tidak optimal."),
        ("lacking", "[Pelatihan] terhenti sejak tahun lalu."),
        ("lacking", "Rendahnya mutu [pelatihan] dikeluhkan."),
        ("lacking", "Tidak semua kader mendapat [pelatihan]."),
        ("needed", "Perlu [pelatihan] bagi kader."),
        ("needed", "[Pelatihan] perlu ditambah."),
        ("needed", "[Pelatihan] sangat dibutuhkan."),
        ("needed", "Desa seharusnya mengadakan [pelatihan]."),
        ("needed", "Penulis menyarankan [pelatihan] lanjutan."),
        ("needed", "Disarankan agar [pelatihan] diperluas."),
        ("needed", "Mendesak untuk mengadakan [pelatihan]."),
        ("needed", "[Pelatihan] harus ditingkatkan."),
        ("needed", "Diharapkan [pelatihan] menjangkau semua kader."),
        ("needed", "Kader membutuhkan [pelatihan]."),
        ("present", "The office holds [training] every month."),
        ("present", "[Training] reduced errors in the ledgers."),
        ("present", "Not only [training] but also visits helped."),
        ("present", "There is no doubt that [training] helped."),
        ("present", "Although funds were limited, [training] went on."),
        ("present", "Residents praised the [training]."),
        ("lacking", "There was no [training] for clerks."),
        ("lacking", "Clerks received little [training]."),
        ("lacking", "Clerks did not receive [training]."),
        ("lacking", "[Training] was never offered."),
        ("lacking", "[Training] has not been offered since."),
        ("lacking", "[Training] is rarely offered."),
        ("lacking", "Few clerks had any [training]."),
        ("lacking", "The absence of [training] was felt."),
        ("lacking", "[Training] remains inadequate."),
        ("lacking", "Clerks hardly got [training]."),
        ("lacking", "A shortage of [training] slowed them."),
        ("needed", "Clerks need more [training]."),
        ("needed", "[Training] should be offered."),
        ("needed", "[Training] is needed."),
        ("needed", "The authors call for [training] of clerks."),
        ("needed", "[Training] ought to be offered."),
        ("needed", "It is necessary to offer [training]."),
        ("present", "Clerks do not need more [training]."),
        ("present", "Tidak perlu [pelatihan] lagi."),
        ("present", "Layanan tidak terbatas pada [pelatihan]."),
        ("present", "The service is not limited to [training]."),
        ("needed", "Lack of skill means that [training] is needed."),
    ],
)  # fmt: skip
def test_polarity(polarity: str, sentence: str) -> None:
    """Of the thing in brackets."""
    start, end = sentence.index("["), sentence.index("]") - 1
    plain = sentence.replace("[", "").replace("]", "")
    assert find_polarity(plain, start, end) == polarity


@pytest.mark.xfail(strict=True, reason="a cue that belongs to another thing of the clause")
@pytest.mark.parametrize(
    ("polarity", "sentence"),
    [("present", "Tidak ada yang meragukan [pelatihan] itu."), ("present", "Staff without shoes attended [training] gladly.")],
)  # fmt: skip
def test_unsolved(polarity: str, sentence: str) -> None:
    """Known to be read wrongly."""
    test_polarity(polarity, sentence)
