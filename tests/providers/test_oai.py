"""OAI-PMH as OJS speaks it, in its Dublin Core and its MARC 21; every article here is made up."""

import pytest

from litreview.errors import ProviderBlocked, ProviderError
from litreview.providers.oai import OaiProvider

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">'
    "<responseDate>2026-01-31T10:00:00Z</responseDate><request>http://rekaan.example/oai</request>"
)
DUBLIN = """<record><header><identifier>oai:rekaan:article/{n}</identifier>
<datestamp>2020-07-15T00:00:00Z</datestamp><setSpec>jar:ART</setSpec></header><metadata>
<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title xml:lang="id-ID">{title}</dc:title><dc:title xml:lang="en-US">Star Fields {n}</dc:title>
<dc:creator>Contoh, Ayu; Universitas Rekaan</dc:creator><dc:creator>Sukarni</dc:creator>
<dc:subject xml:lang="id-ID">komunikasi; desa</dc:subject>
<dc:description xml:lang="id-ID">&lt;p&gt;Abstrak: Isi &amp;amp; tujuan.&lt;/p&gt;</dc:description>
<dc:publisher>Penerbit Rekaan</dc:publisher><dc:date>2020-07-15</dc:date><dc:type>Artikel</dc:type>
<dc:format>application/pdf</dc:format><dc:identifier>https://rekaan.example/article/view/{n}</dc:identifier>
<dc:identifier>10.5555/REKAAN.{n}</dc:identifier>
<dc:source xml:lang="id-ID">Jurnal Antah Berantah; Vol. 3 No. 2 (2020): Juli; 12-22</dc:source>
<dc:source>2088-2815</dc:source><dc:language>ind</dc:language></oai_dc:dc></metadata></record>"""
MARC = """<record><header><identifier>oai:rekaan:article/{n}</identifier></header><metadata>
<record xmlns="http://www.loc.gov/MARC21/slim"><leader>     nmb a2200000Iu 4500</leader>
<datafield tag="022" ind1="#" ind2="#"><subfield code="a">2088-2815</subfield></datafield>
<datafield tag="245" ind1="0" ind2="0"><subfield code="a">Judul {n}</subfield></datafield>
<datafield tag="720" ind1="1" ind2=" "><subfield code="a">Contoh, Ayu</subfield><subfield code="u">U</subfield></datafield>
<datafield tag="720" ind1="1" ind2=" "><subfield code="a">Misal, Budi</subfield></datafield>
<datafield tag="653" ind1=" " ind2=" "><subfield code="a">komunikasi</subfield></datafield>
<dataField tag="260" ind1=" " ind2=" "><subfield code="c">2020-07-15 00:00:00</subfield></dataField>
<datafield id="773" i1="0" i2=" "><subfield label="t">Jurnal Antah Berantah;</subfield>
<subfield label="g">Vol. 3 No. 2 (2020)</subfield></datafield>
<datafield tag="546" ind1=" " ind2=" "><subfield code="a">ind</subfield></datafield></record></metadata></record>"""
DELETED = '<record><header status="deleted"><identifier>oai:rekaan:article/9</identifier></header></record>'
PLAIN = "<metadataFormat><metadataPrefix>oai_dc</metadataPrefix></metadataFormat>"
RICH = PLAIN + "<metadataFormat><metadataPrefix>marcxml</metadataPrefix></metadataFormat>"


def formats(listed=PLAIN) -> str:
    """Return the formats that a journal offers."""
    return f"{HEAD}<ListMetadataFormats>{listed}</ListMetadataFormats></OAI-PMH>"


def batch(*records, token=None) -> str:
    """Return an answer to ListRecords."""
    end = (
        f'<resumptionToken completeListSize="3" cursor="0">{token}</resumptionToken>'
        if token is not None
        else ""
    )
    return f"{HEAD}<ListRecords>{''.join(records)}{end}</ListRecords></OAI-PMH>"


def error(code) -> str:
    """Return an error, which comes with status 200."""
    return f'{HEAD}<error code="{code}">rekaan</error></OAI-PMH>'


def dublin(n, title=None) -> str:
    """Return a record."""
    return DUBLIN.format(n=n, title=title or f"Ladang Bintang {n}")


@pytest.fixture
def journal(httpserver):
    """Return a function that queues answers, in order."""

    def answer(*bodies, **more):
        for body in bodies:
            httpserver.expect_ordered_request("/oai").respond_with_data(
                body, content_type="text/xml", **more
            )

    return answer


def test_a_journal_is_harvested_once(new_run, base, httpserver, journal):
    """Every page by its token; deleted records are left out; the second run asks nothing."""
    journal(
        formats(),
        batch(dublin(1), DELETED, token="abc"),
        batch(dublin(2), dublin(3), token=""),
    )
    for _ in range(2):
        provider = OaiProvider(new_run(), f"{base}/oai")
        found = provider.find({"title": "apa saja"})
        assert [c.id for c in found] == [f"oai:rekaan:article/{n}" for n in (1, 2, 3)]
        assert provider.name == f"oai:{base.partition('://')[2]}"
    asked = [dict(request.args) for request, _ in httpserver.log]
    assert asked == [
        {"verb": "ListMetadataFormats"},
        {"verb": "ListRecords", "metadataPrefix": "oai_dc"},
        {"verb": "ListRecords", "resumptionToken": "abc"},
    ]


def test_dublin_core_as_ojs_writes_it(new_run, base, journal):
    """Journal, volume, issue and pages stand in one element; a journal's markup is taken off."""
    journal(formats(), batch(dublin(1)))
    (record,) = OaiProvider(new_run(), f"{base}/oai").find({})
    assert record.csl == {
        "type": "article-journal",
        "title": "Ladang Bintang 1",
        "author": [{"family": "Contoh", "given": "Ayu"}, {"family": "Sukarni"}],
        "issued": {"date-parts": [[2020, 7, 15]]},
        "publisher": "Penerbit Rekaan",
        "DOI": "10.5555/rekaan.1",
        "URL": "https://rekaan.example/article/view/1",
        "keyword": ["komunikasi", "desa"],
        "abstract": "Isi & tujuan.",
        "language": "id",
        "ISSN": "2088-2815",
        "container-title": "Jurnal Antah Berantah",
        "volume": "3",
        "issue": "2",
        "page": "12-22",
        "custom": {"parallel-title": "Star Fields 1"},
    }


def test_marc_fills_in_what_dublin_core_lacks(new_run, base, journal):
    """Where it is offered, both are harvested; the misspelt elements of OJS are read."""
    bare = dublin(1).replace("<dc:source>2088-2815</dc:source>", "")
    bare = bare.replace("; Vol. 3 No. 2 (2020): Juli; 12-22", "")
    journal(formats(RICH), batch(bare), batch(MARC.format(n=1), MARC.format(n=2)))
    one, two = OaiProvider(new_run(), f"{base}/oai").find({})
    assert (one.csl["title"], one.csl["volume"], one.csl["ISSN"]) == (
        "Ladang Bintang 1",
        "3",
        "2088-2815",
    )
    assert len(one.urls) == 2
    assert two.csl["author"] == [
        {"family": "Contoh", "given": "Ayu"},
        {"family": "Misal", "given": "Budi"},
    ]
    assert two.csl["issued"] == {"date-parts": [[2020, 7, 15]]}
    assert two.csl["container-title"] == "Jurnal Antah Berantah"


def test_no_records_is_an_answer(new_run, base, journal):
    """An empty journal says so, with an error code of its own."""
    journal(formats(), error("noRecordsMatch"))
    assert list(OaiProvider(new_run(), f"{base}/oai").find({})) == []


BROKEN = [
    (error("badArgument"), "badArgument"),
    ("<html><body>Sedang dirawat</body></html>", "a page of HTML"),
    ("", "no whole OAI-PMH"),
    (batch(dublin(1))[:-300], "no whole OAI-PMH"),
    (f"{HEAD}<Identify/></OAI-PMH>", "no ListRecords"),
]


@pytest.mark.parametrize(("body", "said"), BROKEN)
def test_what_is_no_list_is_an_error_and_asked_for_again(new_run, base, journal, body, said):
    """An error in a 200, HTML, half an answer: none is served from the store."""
    journal(formats(), body, batch(dublin(1)))
    with pytest.raises(ProviderError, match=said):
        OaiProvider(new_run(), f"{base}/oai").find({})
    assert len(OaiProvider(new_run(), f"{base}/oai").find({})) == 1


def test_a_broken_harvest_is_taken_up_or_begun_anew(new_run, base, httpserver, journal):
    """Pages that came are kept; where the journal has forgotten its token, it starts again."""
    journal(formats(), batch(dublin(1), token="abc"))
    journal("", status=403)
    journal(
        error("badResumptionToken"),
        batch(dublin(1), token="def"),
        batch(dublin(2)),
    )
    with pytest.raises(ProviderBlocked):
        OaiProvider(new_run(), f"{base}/oai").find({})
    found = OaiProvider(new_run(), f"{base}/oai").find({})
    assert [c.id[-1] for c in found] == ["1", "2"]
    assert len(httpserver.log) == 6


def test_control_characters_and_unknown_entities_harm_nobody(new_run, base, journal):
    """Journals print them; no entity is ever looked up."""
    evil = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    body = batch(dublin(1, "Ladang\x0b Bintang &nbsp;&e;"), dublin(2))
    body = body.replace("?>", f"?>{evil}", 1)
    journal(formats(), body)
    found = OaiProvider(new_run(), f"{base}/oai").find({})
    assert found[0].csl["title"].startswith("Ladang Bintang")
    assert len(found) == 2


def test_a_harvest_can_be_searched(new_run, base, journal):
    """Every word has to occur, in any case; years bound it."""
    journal(formats(), batch(dublin(1), dublin(2, "Kapal dan Badai")))
    provider = OaiProvider(new_run(), f"{base}/oai")
    assert [len(p.candidates) for p in provider.search("BINTANG ladang")] == [1]
    assert [p.total for p in provider.search("komunikasi", years=(2019, 2020))] == [2]
    assert [p.total for p in provider.search("komunikasi", years=(2021, 2022))] == [0]


def test_two_journals_on_one_host_have_two_names(new_run):
    """The path tells them apart; log-in data in an address is not part of the name."""
    transport, host = new_run(), "https://a:b@jurnal.rekaan.example/index.php"
    names = [OaiProvider(transport, f"{host}/{journal}/oai").name for journal in ("satu", "dua")]
    assert names == [f"oai:jurnal.rekaan.example/index.php/{n}" for n in ("satu", "dua")]


def test_a_failed_harvest_is_not_begun_anew(new_run, base, httpserver):
    """Every work of the run gets the same failure, for one request."""
    httpserver.expect_request("/oai").respond_with_data("tidak", status=400)
    provider = OaiProvider(new_run(), f"{base}/oai")
    for _ in range(3):
        with pytest.raises(ProviderError):
            provider.find({"title": "apa saja"})
    assert len(httpserver.log) == 1
