package io.rolecall.ingest.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.Pay;
import io.rolecall.posting.Posting;
import io.rolecall.posting.Workplace;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The shapes in which partners send their feeds, each read without options. */
class PartnerFeedsTest {
    @Test
    void positionOpeningsInAnEnvelopeAreRead() {
        Case read = Case.of("xml", """
                <?xml version="1.0" encoding="iso-8859-1"?>
                <e:Envelope xmlns:e="urn:e"><e:Body><p:AddPositions xmlns:p="urn:p"><StillingListe><p:PositionOpening>
                <PositionPostings><PositionPosting><Id><IdValue name="Our number">4411</IdValue></Id></PositionPosting></PositionPostings>
                <PositionSupplier><SupplierId><IdValue>Some system</IdValue></SupplierId><EntityName>Fjellgløtt kommune</EntityName>
                <ContactMethod><Telephone><FormattedNumber>1</FormattedNumber></Telephone></ContactMethod></PositionSupplier>
                <PositionProfile><ProfileName>Vaktmester</ProfileName><PositionDateInfo><StartDate>2027-02-01</StartDate>
                <MaximumStartDate>2026-12-20</MaximumStartDate></PositionDateInfo>
                <Organization>&lt;p&gt;Kommunen ligger ved fjorden.&lt;/p&gt;</Organization>
                <PositionDetail><Company/><PhysicalLocation><Name>Steinkjer</Name><PostalAddress><CountryCode>NO</CountryCode><PostalCode>7713</PostalCode>
                <Recipient><PersonName><FormattedName>Ola Nordmann</FormattedName></PersonName></Recipient></PostalAddress></PhysicalLocation>
                <PositionSchedule percentage="60"/></PositionDetail>
                <FormattedPositionDescription><Value><![CDATA[<p>Stell og vedlikehold.</p>]]></Value></FormattedPositionDescription>
                <HowToApply><PersonName>Kari</PersonName><ApplicationMethod><InternetWebAddress>https://ledig.example/4411</InternetWebAddress>
                <PostalAddress><PostalCode>0001</PostalCode><Municipality>Oslo</Municipality></PostalAddress></ApplicationMethod></HowToApply>
                <DistributionGuidelines validFrom="2026-11-29"/></PositionProfile></p:PositionOpening></StillingListe></p:AddPositions></e:Body></e:Envelope>""");
        assertThat(read.refused).isEmpty();
        Posting p = read.only();
        assertThat(p.externalId()).isEqualTo("4411");
        assertThat(p.title()).isEqualTo("Vaktmester");
        assertThat(p.organization().name()).isEqualTo("Fjellgløtt kommune");
        assertThat(p.url()).isEqualTo("https://ledig.example/4411");
        assertThat(p.locations()).singleElement().satisfies(l -> {
            assertThat(l.city()).isEqualTo("Steinkjer");
            assertThat(l.country()).isEqualTo("NO");
        });
        assertThat(p.employmentTypes()).containsExactly(EmploymentType.PART_TIME);
        assertThat(p.datePosted()).isEqualTo("2026-11-29T00:00:00Z");
        assertThat(p.validThrough()).isEqualTo("2026-12-21T00:00:00Z");
        assertThat(p.descriptionText()).isEqualTo("Stell og vedlikehold.");
    }

    @Test
    void theFrontPageOfAnEmployerIsNoPostingsPage() {
        Posting p = Case.of("xml", """
                <list><PositionOpening><Id><IdValue>1</IdValue></Id><ProfileName>Cook</ProfileName><EntityName>Inn</EntityName>
                <HowToApply><ApplicationMethod><InternetWebAddress>https://inn.example/</InternetWebAddress></ApplicationMethod></HowToApply></PositionOpening></list>""").only();
        assertThat(p.url()).isNull();
        assertThat(p.organization().url()).isEqualTo("https://inn.example/");
    }

    @Test
    void aSupervisorIsNoTitleAndAnEmployersAddressNoPlaceOfWork() {
        Posting p = Case.of("xml", """
                <offers><offer><id>7</id><reference>2026-7</reference><creationDate>20260105</creationDate>
                <customFields><list3 id="4" label="Cercle">Tous</list3></customFields>
                <entityAdress><city/><country>France</country></entityAdress><directUrl>https://emploi.example/7</directUrl>
                <mainSupervisor><FullName>ANNE MARTIN</FullName><Name>MARTIN</Name></mainSupervisor>
                <jobDescription><description>Poser des câbles.</description><title>Alternance - Câbleur F/H</title><country id="79">France</country>
                <contract id="3" code="fulltime">Contrat</contract><location><jobLocation>Lyon</jobLocation><countries><country id="79">France</country></countries>
                <regions><region id="1">Auvergne-Rhône-Alpes</region></regions><customFields><list3 label="Langue">Français</list3></customFields></location></jobDescription>
                <applicantCriteria><country>Belgique</country></applicantCriteria></offer></offers>""").only();
        assertThat(p.externalId()).isEqualTo("7");
        assertThat(p.title()).isEqualTo("Alternance - Câbleur F/H");
        assertThat(p.url()).isEqualTo("https://emploi.example/7");
        assertThat(p.locations()).singleElement().satisfies(l -> {
            assertThat(l.city()).isEqualTo("Lyon");
            assertThat(l.text()).doesNotContain("Langue");
        });
        assertThat(p.descriptionText()).isEqualTo("Poser des câbles.");
        assertThat(p.datePosted()).isEqualTo("2026-01-05T00:00:00Z");
    }

    @Test
    void namesThatSayWhatTheyAreOfAreTakenApart() {
        Posting p = Case.of("xml", """
                <offres><offre><intitule-du-poste>Facteur F/H</intitule-du-poste><reference>F-1</reference><type-de-contrat>CDD</type-de-contrat>
                <company>Courrier</company><localisation-du-poste>Aubenas</localisation-du-poste><localite>07200 AUBENAS</localite>
                <region-du-poste>Auvergne-Rhône-Alpes</region-du-poste><description-de-la-mission>Porter le courrier.</description-de-la-mission>
                <url-de-l-offre>https://courrier.example/f-1</url-de-l-offre><teletravail>Pas_de_télétravail</teletravail><job_end_date>2027-01-31</job_end_date></offre></offres>""").only();
        assertThat(p.title()).isEqualTo("Facteur F/H");
        assertThat(p.url()).isEqualTo("https://courrier.example/f-1");
        assertThat(p.locations())
                .singleElement()
                .satisfies(l -> assertThat(l.city()).isEqualTo("Aubenas"));
        assertThat(p.employmentTypes()).containsExactly(EmploymentType.TEMPORARY);
        assertThat(p.workplace()).isNotEqualTo(Workplace.REMOTE);
        // The end of the job is not the end of its posting.
        assertThat(p.validThrough()).isNull();
        assertThat(p.descriptionText()).isEqualTo("Porter le courrier.");
    }

    @Test
    void nestedPayPlacesAndTypesAreRead() {
        Case read = Case.of("xml", """
                <jobs><job id="1" reference="R1" lang="fr"><title> Vendeur </title><company id="5"><name>Magasin</name><description>Nous</description></company>
                <workplace><locations><location label="Poitiers (86)"><city>Poitiers</city><state code="75">Nouvelle-Aquitaine</state><country code="FR">France</country></location></locations></workplace>
                <contract><types><type code="intern">Stage</type></types><length value="2">2 mois</length></contract><workSchedule><types><type code="full_time">Horaire</type></types></workSchedule>
                <benefits><salary lowEnd="1900" highEnd="2100" currency="EUR" period="month">De 1900 à 2100</salary></benefits></job>
                <job id="2"><title>Serveur</title><company>Bar</company><salary>1 710,00 - 1 823,00 EUR</salary>
                <salary_details><salary_max><amount>1823,00</amount><currencyCode>EUR</currencyCode></salary_max><salary_min><amount>1710,00</amount></salary_min><period>MONTHLY</period></salary_details>
                <region><country>FR</country><state>Arrondissement de Lille; Nord (59); Hauts-de-France</state><city>Lille</city></region></job>
                <job id="3"><title>Chef</title><company>Bar</company><job_locations><location_country_code>fr</location_country_code><location_city>Amiens</location_city></job_locations>
                <salary><min>33000.000</min><max>37000.000</max><currency>EUR</currency><rate/></salary><job_dates><first_activated_at>2026-09-20 09:42:48.000</first_activated_at></job_dates></job></jobs>""");
        assertThat(read.refused).isEmpty();
        Posting first = read.open.get("1");
        assertThat(first.employmentTypes()).containsExactly(EmploymentType.FULL_TIME, EmploymentType.INTERN);
        assertThat(first.pay().min()).isEqualByComparingTo("1900");
        assertThat(first.pay().source()).isEqualTo(Pay.Source.STATED);
        assertThat(first.locations())
                .singleElement()
                .satisfies(l -> assertThat(l.city()).isEqualTo("Poitiers"));
        Posting second = read.open.get("2");
        assertThat(second.pay().max()).isEqualByComparingTo("1823");
        assertThat(second.pay().period()).isEqualTo(Pay.Period.MONTH);
        assertThat(second.locations())
                .singleElement()
                .satisfies(l -> assertThat(l.city()).isEqualTo("Lille"));
        Posting third = read.open.get("3");
        assertThat(third.pay().max()).isEqualByComparingTo("37000");
        assertThat(third.locations().getFirst().city()).isEqualTo("Amiens");
        assertThat(third.datePosted()).isEqualTo("2026-09-20T09:42:48Z");
    }

    @Test
    void fieldsThatAreNamedByAnAttributeAreRead() {
        Posting p = Case.of("xml", """
                <ads><ad><field name="id" value="88"/><field name="title" value="Tømrer"/><field name="company"><field name="name" value="Bygg AS"/><field name="address" value="Oslo"/></field>
                <field name="location"><field name="city" value="Bergen"/><field name="country" value="Norge"/></field><field name="application_deadline" value="22.12.2026"/>
                <field name="description">Bygge hus.</field></ad></ads>""").only();
        assertThat(p.externalId()).isEqualTo("88");
        assertThat(p.title()).isEqualTo("Tømrer");
        assertThat(p.organization().name()).isEqualTo("Bygg AS");
        assertThat(p.locations())
                .singleElement()
                .satisfies(l -> assertThat(l.city()).isEqualTo("Bergen"));
        assertThat(p.validThrough()).isEqualTo("2026-12-23T00:00:00Z");
    }

    @Test
    void itemsOfRssWithoutLinksAndTitlesWithMarkupAreRead() {
        Case read = Case.of("feed", """
                <rss><channel><item><postingId>a1</postingId><title><a href="/x">Vigneron <b>H/F</b></a></title><CompanyName>Domaine</CompanyName><JobCity>Dinan</JobCity><Country>FR</Country>
                <JobStatus>FULL_TIME</JobStatus><JobBody><![CDATA[<p>La vigne</p>]]></JobBody><JobActiveDate>2026-11-02</JobActiveDate><guid>https://emploi.example/a1</guid></item></channel></rss>""");
        Posting p = read.only();
        assertThat(p.title()).isEqualTo("Vigneron H/F");
        assertThat(p.url()).isEqualTo("https://emploi.example/a1");
        assertThat(p.locations().getFirst().city()).isEqualTo("Dinan");
        assertThat(p.employmentTypes()).containsExactly(EmploymentType.FULL_TIME);
        assertThat(p.descriptionText()).isEqualTo("La vigne");
        assertThat(p.datePosted()).isEqualTo("2026-11-02T00:00:00Z");
    }

    @Test
    void anEncodingThatIsNotTheDeclaredOneIsSeen() {
        String body = "<jobs><job><id>1</id><title>Kjøkkensjef på Ås</title><company>Ö</company></job></jobs>";
        byte[] utf8 = ("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>" + body).getBytes(StandardCharsets.UTF_8);
        assertThat(Case.of("xml", utf8).only().title()).isEqualTo("Kjøkkensjef på Ås");
        byte[] latin = ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + body).getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Case.of("xml", latin).only().title()).isEqualTo("Kjøkkensjef på Ås");
    }

    @Test
    void aListWithoutAnyNamesNamesItsPostingsByWhatTheySay() {
        String list = """
                <jobs><job><title>Cook</title><company>Inn</company><city>Bonn</city><date>2026-11-02</date><description>Cook soup.</description></job>
                <job><title>Cook</title><company>Inn</company><city>Bonn</city><date>2026-11-02</date><description>Cook fish.</description></job>
                <job><title>Cook</title><company>Inn</company><city>Bonn</city><date>2026-11-02</date><description>Cook fish.</description></job>
                <job><company>Inn</company><description>No title</description></job></jobs>""";
        Case read = Case.of("xml", list);
        assertThat(read.open).hasSize(2);
        assertThat(read.refused)
                .extracting(Case.Refusal::message)
                .containsExactly("occurs more than once", "is missing, and so is url");
        Case again = Case.of("xml", list.replace("Cook soup", "Cook better soup"));
        assertThat(again.open.keySet()).containsExactlyElementsOf(read.open.keySet());
        assertThat(Case.of("csv", "title,company,location,id\nCook,Inn,Bonn,\nMaid,Inn,Bonn,\n").open)
                .hasSize(2);
    }

    @Test
    void aMomentOfTheDayInWordsIsRead() {
        Posting p = Case.of("xml", """
                <jobs><job><id>1</id><title>A</title><company>B</company><listDate>September 15, 2026 at 8:14:58 PM UTC</listDate>
                <expirationDate>November 30, 2026 at 10:17:52 AM UTC</expirationDate><employmentStatus>PART_TIME</employmentStatus></job></jobs>""").only();
        assertThat(p.datePosted()).isEqualTo("2026-09-15T20:14:58Z");
        assertThat(p.validThrough()).isEqualTo("2026-11-30T10:17:52Z");
        assertThat(p.employmentTypes()).containsExactly(EmploymentType.PART_TIME);
    }
}
