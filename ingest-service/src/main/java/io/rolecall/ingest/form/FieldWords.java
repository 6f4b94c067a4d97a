package io.rolecall.ingest.form;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names that feeds have for what a posting says, in the languages of their makers. Names are compared by their letters and
 * digits alone, without case and accents. Those of a field are in the order of trust: where several occur, the first is taken.
 */
final class FieldWords {
    /** What a name means, and how far down its field's words it stands. */
    record Meaning(Field field, int rank) {}

    /** What surrounds a name and so decides what it means. */
    enum Around {
        ITEM,
        ORGANIZATION,
        PLACE,
        PAY,
        /** People, pictures and questions, which say nothing of the posting. */
        OTHER
    }

    /** From this rank on, texts are taken for a description only where there is none before it. */
    static final int SUMMARY = 1_000;

    private static final Map<Around, Map<String, Meaning>> WORDS = new HashMap<>();
    private static final Map<String, Around> CONTAINERS = new HashMap<>();
    private static final Set<String> ITEMS = set("""
            job offre offer oferta offerta stilling annonce annonse annons anzeige position item vacancy vacature ad row entry
            posting jobposting joblisting listing stelle stellenangebot stellenanzeige vakans record opportunity opening jobad
            jobopening advert advertisement platsannons vacante empleo emploi jobdetails jobinfo joboffer offreemploi""");
    private static final Set<String> LISTS = set("""
            source jobs offres offers ofertas offerte stillinger annonces annonser anzeigen positions items vacancies vacatures
            ads rows entries postings jobpostings joblistings listings listing stellen stellenangebote records opportunities openings
            feed list data result results response channel rss export jobboard xml root vacancylist joblist jobfeed document
            vacantes empleos emplois""");
    private static final Set<String> HTML =
            set("p br ul ol li div span b i strong em h1 h2 h3 h4 h5 h6 a table u font section article");

    static {
        words(Around.ITEM, Field.ID, """
                referencenumber jobid vacancyid postingid positionid offerid offreid idoffre adid advertid annonceid idannonce
                stillingsid stillingid annonseid annonsid platsannonsid vacatureid stellenid anzeigenid idoferta uniqueid
                externalid sourceid id guid uid uuid jobreference jobref jobcode jobkey jobnumber vacancynumber reference
                referenceoffre refoffre refannonce numeroannonce numerooffre numero ref referenznummer kennziffer refnr
                referanse referanseid referansenummer referencenr vacaturenummer referentie referencia codigo key code
                identifier number nr orderno""");
        words(Around.ITEM, Field.REQUISITION_ID, "requisitionid requisitionnumber reqid requisition jobrequisitionid");
        words(Around.ITEM, Field.URL, """
                url link joburl jobpageurl detailurl joblink urldetail urloffre urlannonce lienoffre lien annonceurl offreurl
                permalink href weburl webpageurl pageurl adurl vacancyurl advertisementurl stillingsurl stillingurl
                annonseurl annonselenke lenke lank lanktillannons annonsurl anzeigenurl stellenurl vacatureurl enlace urloferta
                destinationurl landingpage applyurl applicationurl applylink urlcandidature urlpostulation lienpostuler
                liencandidature soknadsurl soknadslenke soknadlink ansokningslank ansokansurl bewerbungsurl bewerbungslink
                sollicitatieurl urlsolicitud""");
        words(Around.ITEM, Field.TITLE, """
                jobtitle positiontitle vacancytitle offertitle stillingstittel intituleposte titreposte intituleoffre titreoffre
                title titre intitule tittel titel titulo titolo stillingsnavn stillingstitel annonsetittel stellentitel
                stellenbezeichnung jobtitel annonsrubrik rubrik tjanstetitel vacaturetitel functietitel functienaam
                nombrepuesto puesto headline heading titleheading overskrift jobname poste libelleposte libelle position functie
                name nom navn""");
        words(Around.ITEM, Field.ORGANIZATION, """
                company companyname employer employername hiringorganization hiringcompany organization organisation
                organizationname organisationname advertiser advertisername clientname entreprise societe nomentreprise
                nomsociete entreprisenom raisonsociale employeur nomemployeur recruteur nomrecruteur enseigne arbeidsgiver
                arbeidsgivernavn bedrift bedriftsnavn firma firmanavn firmenname virksomhet virksomhed selskap unternehmen
                unternehmensname arbeitgeber arbetsgivare arbetsgivarnamn arbetsgivarensnamn foretag foretagsnamn organisatie
                werkgever bedrijf bedrijfsnaam opdrachtgever empresa nombreempresa azienda client""");
        words(Around.ITEM, Field.ORGANIZATION_URL, "companyurl companywebsite employerurl siteentreprise bedriftsurl");
        words(Around.ITEM, Field.DESCRIPTION, """
                description jobdescription fulldescription longdescription descriptionhtml htmldescription positiondescription
                body content contentencoded text jobtext adtext advertisementtext vacancydescription texte corps descriptif
                descriptionposte descriptifposte descriptionoffre texteannonce mission missions descriptionmission
                stillingsbeskrivelse beskrivelse annonsetekst stillingstekst tekst innhold arbeidsoppgaver stellenbeschreibung
                beschreibung anzeigentext stellentext aufgaben annonstext beskrivning brodtext vacaturetekst
                functieomschrijving omschrijving descripcion descripcionoferta funciones requirements jobrequirements
                qualifications responsibilities profile candidateprofile profil profilrecherche profilcandidat
                descriptionprofil kvalifikasjoner personligeegenskaper vitilbyr anforderungen wirbieten kvalifikationer
                functieeisen requisitos benefits avantages""");
        words(Around.ITEM, SUMMARY, Field.DESCRIPTION, """
                summary shortdescription jobsummary ingress resume teaser intro introduction snippet excerpt accroche""");
        words(Around.ITEM, Field.PLACE, """
                location joblocation locationname fulllocation formattedlocation worklocation place lieu lieutravail lieudetravail
                lieuposte localisation localite arbeidssted sted stedsnavn arbeitsort standort einsatzort arbetsort arbetsplats
                plats standplaats werklocatie locatie lugar ubicacion lugartrabajo adress address adresse""");
        words(Around.ITEM, Field.CITY, """
                city town cityname ville commune municipality kommune kommunenavn poststed by stadt ort stad plaats ciudad
                poblacion municipio localidad locality addresslocality gemeente""");
        words(Around.ITEM, Field.REGION, """
                state region province county stateprovince statecode addressregion departement fylke fylkenavn bundesland lan
                provincie provincia regionname administrativearea""");
        words(Around.ITEM, Field.COUNTRY, """
                country countrycode countryname pays codepays land landcode landkode landnavn pais addresscountry
                paysinternational""");
        words(Around.ITEM, Field.DATE_POSTED, """
                dateposted datepublished publisheddate publicationdate postingdate posteddate postdate publishdate publishedat
                firstpublished datepublication datedepublication datedebutpublication dateparution published publisert
                publiseringsdato publisertdato veroffentlichungsdatum veroffentlicht publiceringsdatum publicerad
                publicatiedatum plaatsingsdatum fechapublicacion datesinceonline pubdate date dateoffre dateannonce datestart
                activedate opendate dateopened datecreation datedecreation createdat created datecreated creationdate opprettet
                registrert registreringsdato publication datum dato fecha""");
        words(Around.ITEM, Field.VALID_THROUGH, """
                validthrough expirationdate expirydate expiredate expiresat expires expiry applicationdeadline deadline
                closingdate closedate applyby datelimite datelimitecandidature datecloture dateexpiration datefinpublication
                datefinvalidite soknadsfrist soeknadsfrist frist utloper utlopsdato bewerbungsfrist bewerbungsschluss
                ablaufdatum gultigbis sistaansokningsdag ansokningsdatum sistadag sluitingsdatum fechacaducidad fechalimite
                dateend enddate""");
        words(Around.ITEM, Field.EMPLOYMENT_TYPE, """
                jobtype employmenttype typeofemployment positiontype contracttype contractlength contract employment typecontrat
                typedecontrat contrat contrattype naturecontrat worktype workingtime workinghours schedule tempstravail tempsdetravail
                dureetravail typeemploi rythme ansettelsesform ansettelsestype ansettelse stillingstype heltiddeltid arbeidstid
                omfang arbeitszeit beschaftigungsart vertragsart anstellungsart anstallningsform omfattning dienstverband
                contractvorm jornada tipocontrato tipojornada fulltimeparttime duration""");
        words(
                Around.ITEM,
                Field.EMPLOYMENT_SHARE,
                "stillingsprosent stillingsandel arbeidsprosent pensum arbeitspensum sysselsattningsgrad");
        words(Around.ITEM, Field.PAY, """
                salary salarytext salaryrange compensation pay payrate wage wages remuneration salaire salairetexte
                salairelibelle lonn lonnsinfo gehalt vergutung lohn lon salaris loon salario retribucion""");
        words(Around.ITEM, Field.PAY_MIN, """
                salarymin minsalary minimumsalary salaryminimum salaryfrom salarylow paymin minpay salairemin salaireminimum
                salaireminimal lonnfra minlonn gehaltvon mingehalt lonfran salarisvan salarismin salariomin""");
        words(Around.ITEM, Field.PAY_MAX, """
                salarymax maxsalary maximumsalary salarymaximum salaryto salaryhigh paymax maxpay salairemax salairemaximum
                salairemaximal lonntil makslonn gehaltbis maxgehalt lontill salaristot salarismax salariomax""");
        words(
                Around.ITEM,
                Field.PAY_CURRENCY,
                "salarycurrency salarycurrencycode currency currencycode paycurrency devise salairedevise devisesalaire valuta wahrung moneda");
        words(
                Around.ITEM,
                Field.PAY_PERIOD,
                "salaryperiod salaryunit salaryinterval salaryfrequency salaryper payperiod salairepériode periodesalaire salairetype lonnsperiode salarytype");
        words(Around.ITEM, Field.CATEGORY, """
                category jobcategory categories categorie jobfunction sector industry department metier famille domaine
                secteuractivite secteur fonction kategori stillingskategori yrke yrkeskategori fagomrade bransje kategorie
                berufsfeld branche fachbereich yrkesomrade vakgebied beroepsgroep categoria area occupation function""");
        words(Around.ITEM, Field.LANGUAGE, "language languagecode lang langue sprak sprakkode sprache idioma taal");
        words(Around.ITEM, Field.WORKPLACE, """
                remotetype workplacetype workplace workmodel remote isremote remotework remotestatus locationtype homeoffice
                teletravail telecommuting telecommute hjemmekontor distansarbete thuiswerken teletrabajo modalidad""");
        words(Around.ITEM, Field.SKILLS, "skills skill");

        words(Around.ORGANIZATION, Field.ORGANIZATION, """
                name companyname nom navn naam namn nombre raisonsociale displayname libelle title text""");
        words(Around.ORGANIZATION, Field.ORGANIZATION_URL, """
                url website siteweb web homepage nettside hjemmeside webseite link""");
        words(Around.PLACE, Field.PLACE, """
                name text label libelle displayname location fulllocation formatted place lieu sted stedsnavn description
                nom navn value""");
        copy(Around.PLACE, Field.CITY, Field.REGION, Field.COUNTRY);
        words(Around.PAY, Field.PAY, "text value amount display label libelle montant name range description salary");
        words(Around.PAY, Field.PAY_MIN, "min minimum from low minvalue minamount minimumamount de fra von salairemin");
        words(Around.PAY, Field.PAY_MAX, "max maximum to high maxvalue maxamount maximumamount a til bis salairemax");
        words(Around.PAY, Field.PAY_CURRENCY, "currency currencycode devise valuta wahrung moneda");
        words(Around.PAY, Field.PAY_PERIOD, """
                period periodicity per unit unittext interval frequency type periode periodicite payperiod basis""");
        copy(Around.PAY, Field.PAY_MIN, Field.PAY_MAX, Field.PAY_CURRENCY, Field.PAY_PERIOD);
        containers(Around.ORGANIZATION, Field.ORGANIZATION, "");
        containers(Around.PLACE, Field.PLACE, "locations joblocations lieux places adresser addresses");
        containers(Around.PAY, Field.PAY, "salaries basesalary");
        containers(Around.OTHER, null, """
                contact contacts kontakt kontaktperson kontaktpersoner contactperson contactpersoon jobcontact recruiter agence
                agency image images logo media medias photo photos video videos questions question screening attachments author
                user consultant ansprechpartner""");
    }

    private FieldWords() {}

    private static Set<String> set(String words) {
        return Set.copyOf(new HashSet<>(java.util.List.of(words.strip().split("\\s+"))));
    }

    private static void words(Around around, Field field, String words) {
        words(around, 0, field, words);
    }

    private static void words(Around around, int rank, Field field, String words) {
        int next = rank;
        for (String word : words.strip().split("\\s+")) {
            WORDS.computeIfAbsent(around, _ -> new HashMap<>()).putIfAbsent(plain(word), new Meaning(field, next++));
        }
    }

    private static void copy(Around around, Field... fields) {
        Set<Field> wanted = Set.of(fields);
        Map<String, Meaning> to = WORDS.computeIfAbsent(around, _ -> new HashMap<>());
        WORDS.getOrDefault(Around.ITEM, Map.of()).forEach((word, meaning) -> {
            if (wanted.contains(meaning.field())) {
                to.putIfAbsent(word, meaning);
            }
        });
    }

    private static void containers(Around around, @Nullable Field field, String more) {
        WORDS.getOrDefault(Around.ITEM, Map.of()).forEach((word, meaning) -> {
            if (meaning.field() == field) {
                CONTAINERS.put(word, around);
            }
        });
        set("none " + more).forEach(word -> CONTAINERS.put(word, around));
    }

    /** A name's letters and digits, in lower case and without accents. */
    static String plain(String name) {
        boolean already = true;
        for (int i = 0; i < name.length() && already; i++) {
            char c = name.charAt(i);
            already = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
        }
        if (already) {
            return name;
        }
        String lower = name.toLowerCase(Locale.ROOT)
                .replace("ø", "o")
                .replace("æ", "ae")
                .replace("ß", "ss");
        return Normalizer.normalize(lower, Normalizer.Form.NFD).replaceAll("[^a-z0-9]", "");
    }

    /** What a plain name means there; null where it means nothing. */
    static @Nullable Meaning meaning(Around around, String plain) {
        return WORDS.getOrDefault(around, Map.of()).get(plain);
    }

    /** What an element of that plain name with others inside is; null where it adds no meaning. */
    static @Nullable Around container(String plain) {
        return CONTAINERS.get(plain);
    }

    static boolean item(String plain) {
        return ITEMS.contains(plain);
    }

    static boolean list(String plain) {
        return LISTS.contains(plain);
    }

    /** Whether an element of that plain name inside a text is markup. */
    static boolean markup(String plain) {
        return HTML.contains(plain);
    }
}
