package io.rolecall.ingest.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.Pay;
import io.rolecall.posting.Posting;
import io.rolecall.posting.Workplace;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XmlListTest {
    private static final String INDEED = """
            <?xml version="1.0" encoding="utf-8"?>
            <source><publisher>Some ATS</publisher><publisherurl>https://ats.example</publisherurl>
            <lastBuildDate>Fri, 20 Nov 2026 22:49:39 GMT</lastBuildDate>
            <job><title><![CDATA[Night Nurse &amp; Carer]]></title><date><![CDATA[Mon, 02 Nov 2026 08:15:00 GMT]]></date>
            <referencenumber><![CDATA[n-17]]></referencenumber><requisitionid>REQ-4</requisitionid>
            <url><![CDATA[https://jobs.example/n-17?a=1&b=2]]></url><company><![CDATA[Clinic Hill]]></company>
            <city><![CDATA[Austin]]></city><state><![CDATA[TX]]></state><country><![CDATA[US]]></country><postalcode>73301</postalcode>
            <description><![CDATA[<p>Care at <b>night</b>.</p><script>x</script>]]></description>
            <salary><![CDATA[$30 - $36 per hour]]></salary><education>Diploma</education><jobtype><![CDATA[fulltime, parttime]]></jobtype>
            <category><![CDATA[Health]]></category><experience>2 years</experience><remotetype>Hybrid remote</remotetype>
            <expirationdate>2026-12-31</expirationdate></job>
            <job><title>Porter</title><referencenumber>n-18</referencenumber><url>https://jobs.example/n-18</url><company>Clinic Hill</company>
            <city>Dallas</city><state>TX</state><country>US</country><description>Carry things.</description></job>
            </source>""";

    @Test
    void indeedsNamesAreKnown() {
        Case read = Case.of("xml", INDEED);
        assertThat(read.error).isNull();
        assertThat(read.refused).isEmpty();
        assertThat(read.open).containsOnlyKeys("n-17", "n-18");
        Posting p = read.open.get("n-17");
        assertThat(p.title()).isEqualTo("Night Nurse & Carer");
        assertThat(p.organization().name()).isEqualTo("Clinic Hill");
        assertThat(p.requisitionId()).isEqualTo("REQ-4");
        assertThat(p.url()).isEqualTo("https://jobs.example/n-17?a=1&b=2");
        assertThat(p.descriptionText()).isEqualTo("Care at night.");
        assertThat(p.locations()).singleElement().satisfies(l -> {
            assertThat(l.city()).isEqualTo("Austin");
            assertThat(l.country()).isEqualTo("US");
        });
        assertThat(p.pay().min()).isEqualByComparingTo("30");
        assertThat(p.pay().period()).isEqualTo(Pay.Period.HOUR);
        assertThat(p.employmentTypes()).containsExactly(EmploymentType.FULL_TIME, EmploymentType.PART_TIME);
        assertThat(p.workplace()).isEqualTo(Workplace.HYBRID);
        assertThat(p.category()).isEqualTo("Health");
        assertThat(p.datePosted()).isEqualTo("2026-11-02T08:15:00Z");
        assertThat(p.validThrough()).isEqualTo("2027-01-01T00:00:00Z");
    }

    @Test
    void aFrenchPartnersFeedNeedsNoOptions() {
        Case read = Case.of("xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <offres xmlns="urn:x"><offre id="17"><general><intitule>Boulanger (H/F)</intitule><reference>B-17</reference>
                <datePublication>13/11/2026</datePublication><url>https://emploi.example/17</url></general>
                <entreprise><nom>Fournil &amp; Fils</nom><adresse><ville>Nice</ville></adresse><site>x</site></entreprise>
                <lieu><ville>Lyon</ville><code_postal>69003</code_postal><pays>France</pays></lieu>
                <typeContrat>Temps plein</typeContrat><salaire devise="EUR" periode="mois"><min>2 100,50</min><max>2400</max></salaire>
                <description><![CDATA[<p>Le pain&nbsp;!</p>]]></description><profil>Aimer le matin.</profil></offre>
                <offre id="18"><general><intitule>Vendeuse</intitule><datePublication>02/03/2026</datePublication></general>
                <entreprise><nom>Fournil</nom></entreprise><lieu>Paris</lieu><salaire>1 900 € brut par mois</salaire></offre></offres>""");
        assertThat(read.refused).isEmpty();
        Posting p = read.open.get("17");
        assertThat(p.title()).isEqualTo("Boulanger (H/F)");
        assertThat(p.organization().name()).isEqualTo("Fournil & Fils");
        assertThat(p.locations())
                .singleElement()
                .satisfies(l -> assertThat(l.city()).isEqualTo("Lyon"));
        assertThat(p.employmentTypes()).containsExactly(EmploymentType.FULL_TIME);
        assertThat(p.pay())
                .isEqualTo(new Pay(
                        new java.math.BigDecimal("2100.5"),
                        new java.math.BigDecimal("2400"),
                        "EUR",
                        Pay.Period.MONTH,
                        Pay.Source.STATED));
        assertThat(p.descriptionText()).contains("Le pain").contains("Aimer le matin.");
        // The first date can be read in one way only, so the second is the second of March.
        assertThat(p.datePosted()).isEqualTo("2026-11-13T00:00:00Z");
        Posting second = read.open.get("18");
        assertThat(second.datePosted()).isEqualTo("2026-03-02T00:00:00Z");
        assertThat(second.locations().getFirst().city()).isEqualTo("Paris");
        assertThat(second.pay().max()).isEqualByComparingTo("1900");
    }

    @Test
    void aNorwegianPartnersFeedNeedsNoOptions() {
        Case read = Case.of("xml", """
                <stillinger><stilling><stillingsid>9001</stillingsid><stillingstittel>Sykepleier, natt</stillingstittel>
                <arbeidsgiver><navn>Fjellbygd kommune</navn><hjemmeside>https://fjellbygd.example</hjemmeside></arbeidsgiver>
                <arbeidssteder><arbeidssted><kommune>Bergen</kommune><fylke>Vestland</fylke><land>Norge</land></arbeidssted>
                <arbeidssted><kommune>Oslo</kommune><land>Norge</land></arbeidssted></arbeidssteder>
                <publisert>05.11.2026</publisert><søknadsfrist>30.11.2026</søknadsfrist><stillingsprosent>100 %</stillingsprosent>
                <lenke>https://ledig.example/9001</lenke><beskrivelse>&lt;p&gt;Vi s&oslash;ker deg.&lt;/p&gt;</beskrivelse>
                <kontaktperson><navn>Ola Nordmann</navn><tittel>Rektor</tittel></kontaktperson></stilling>
                <stilling><stillingsid>9002</stillingsid><stillingstittel>Lærer</stillingstittel><arbeidsgiver>Skolen</arbeidsgiver>
                <sted>Tromsø</sted><søknadsfrist>Snarest</søknadsfrist><deltid>Ja</deltid><stillingsprosent>40</stillingsprosent></stilling></stillinger>""");
        assertThat(read.refused).isEmpty();
        Posting p = read.open.get("9001");
        assertThat(p.title()).isEqualTo("Sykepleier, natt");
        assertThat(p.organization().name()).isEqualTo("Fjellbygd kommune");
        assertThat(p.organization().url()).isEqualTo("https://fjellbygd.example");
        assertThat(p.locations()).extracting(l -> l.city()).containsExactly("Bergen", "Oslo");
        assertThat(p.datePosted()).isEqualTo("2026-11-05T00:00:00Z");
        assertThat(p.validThrough()).isEqualTo("2026-12-01T00:00:00Z");
        assertThat(p.employmentTypes()).containsExactly(EmploymentType.FULL_TIME);
        assertThat(p.descriptionText()).isEqualTo("Vi søker deg.");
        Posting second = read.open.get("9002");
        assertThat(second.validThrough()).isNull();
        assertThat(second.employmentTypes()).containsExactly(EmploymentType.PART_TIME);
        assertThat(second.locations().getFirst().country()).isEqualTo("NO");
    }

    @Test
    void theOptionsNameWhatIsCalledOtherwise() {
        Case read = Case.of(
                "xml",
                """
                <data><rec nr="5"><bez>Koch</bez><wo><x c="Wien"/></wo><txt>Kochen</txt></rec><rec nr="6"><bez>Kellner</bez></rec></data>""",
                "item",
                "data/rec",
                "id",
                "@nr",
                "title",
                "bez",
                "city",
                "wo/x/@c",
                "country",
                "=Austria",
                "description",
                "txt");
        assertThat(read.open.keySet()).containsExactly("5", "6");
        assertThat(read.open.get("5").locations().getFirst().city()).isEqualTo("Vienna");
        assertThat(read.open.get("6").organization().name()).isEqualTo("Board");
    }

    @Test
    void anItemWithoutIdentityIsCalledByItsPageOrRefused() {
        Case read = Case.of("xml", """
                <jobs><job><title>A</title><url>http://Jobs.example/a/?utm_source=x&amp;id=1#top</url><company>C</company></job>
                <job><title>B</title><company>C</company><description>D</description></job></jobs>""");
        assertThat(read.open.keySet()).containsExactly("jobs.example/a?id=1");
        assertThat(read.refused).singleElement().satisfies(r -> {
            assertThat(r.field()).isEqualTo("id");
            assertThat(r.message()).isEqualTo("is missing, and so is url");
            assertThat(r.excerpt()).startsWith("<job><title>B</title>");
        });
    }

    @ParameterizedTest
    @CsvSource({"ISO-8859-1", "windows-1252", "UTF-16", "UTF-8", "ISO-8859-15"})
    void theDeclaredEncodingIsRead(String charset) {
        String xml = "<?xml version=\"1.0\" encoding=\"" + charset
                + "\"?><jobs><job><id>1</id><title>Café für Ålesund</title><company>Ö</company><url>https://a.example</url></job></jobs>";
        assertThat(Case.of("xml", xml.getBytes(Charset.forName(charset))).only().title())
                .isEqualTo("Café für Ålesund");
    }

    @Test
    void aMarkBlankLinesControlCharactersAndNamedCharactersAreNoFault() {
        Case read = Case.of(
                "xml",
                ("\ufeff\n\n<?xml version=\"1.0\"?><jobs><job><id>1</id><title>A\u000bB&nbsp;C&eacute;</title><company>Ö</company><url>https://a.example</url></job></jobs>")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(read.only().title()).isEqualTo("A B Cé");
    }

    @Test
    void whatWasReadBeforeAFaultStaysAndTheListIsNotComplete() {
        Case read = Case.of("xml", INDEED.substring(0, INDEED.indexOf("<city>Dallas")));
        assertThat(read.open.keySet()).containsExactly("n-17");
        assertThat(read.error).startsWith("is not well-formed XML, at line ");
    }

    @Test
    void aFeedThatSaysMoreThanItHasIsNotComplete() {
        Case read = Case.of("xml", INDEED.replace("<publisher>", "<expectedJobCount>3</expectedJobCount><publisher>"));
        assertThat(read.open).hasSize(2);
        assertThat(read.error).isEqualTo("says that it has 3 postings, and only 2 are there");
    }

    @Test
    void anEmptyFeedIsAnEmptyListAndAnErrorPageIsNone() {
        assertThat(Case.of("xml", "<source><publisher>x</publisher></source>").error)
                .isNull();
        assertThat(Case.of("xml", "<error><message>No access</message></error>").error)
                .startsWith("has no element that looks like a posting");
        assertThat(Case.of("xml", "<html><body><p>Moved</p></body></html>").error)
                .startsWith("has no element");
        assertThat(Case.of("xml", "{}").error).startsWith("is not well-formed XML");
        assertThat(Case.of("xml", "").error).startsWith("is not well-formed XML");
    }

    @Test
    void optionsAreChecked() {
        assertThatThrownBy(() -> Case.of("xml", INDEED, "dateFormat", "qqqq{"))
                .hasMessageStartingWith("dateFormat is not a pattern");
        assertThatThrownBy(() -> Case.of("xml", INDEED, "title", "a//b")).hasMessageStartingWith("title is not a path");
    }
}
