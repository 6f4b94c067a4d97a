package io.rolecall.ingest.form;

import io.rolecall.ingest.form.FieldWords.Around;
import java.util.List;

/** The words of {@link FieldWords}: what feeds call the things that a posting says, each list in the order of trust. */
final class FieldNames {
    /** What these names mean there, from this rank on. */
    record Words(Around around, int rank, Field field, String names) {}

    static final List<Words> ALL = List.of(
            new Words(Around.ITEM, 0, Field.ID, """
                    referencenumber jobid vacancyid postingid positionid offerid offreid idoffre adid advertid annonceid
                    idannonce stillingsid stillingid annonseid annonsid platsannonsid vacatureid stellenid anzeigenid
                    idoferta uniqueid externalid sourceid id guid uid uuid jobreference jobref jobcode jobkey jobnumber
                    vacancynumber reference referenceoffre refoffre refannonce numeroannonce numerooffre numero ref
                    referenznummer kennziffer refnr referanse referanseid referansenummer referencenr vacaturenummer
                    referentie referencia codigo key code identifier number nr orderno referenceapec referenceid
                    identifiant identifiantoffre stillingsnummer stillingsnr annonsenummer idogloszenia numerreferencyjny
                    idnabidky cislonabidky idvaga codigovaga idoffert idofferta codiceofferta uniqid uniqueidentifier
                    controlnumber positioncontrolnumber jobopeningid finnkode codigooferta ilmoitusnumero
                    tyopaikkailmoitus"""),
            new Words(Around.ITEM, 0, Field.REQUISITION_ID, """
                    requisitionid requisitionnumber reqid requisition jobrequisitionid jobreqid reqnumber requisitionno requisitionnr
                    referenceclient refclient referencerecruteur referenceemployeur"""),
            new Words(Around.ITEM, 0, Field.URL, """
                    url link joburl jobpageurl detailurl joblink urldetail urloffre urlannonce lienoffre lien annonceurl
                    offreurl permalink href weburl webpageurl pageurl adurl vacancyurl advertisementurl stillingsurl
                    stillingurl annonseurl annonselenke lenke lank lanktillannons annonsurl anzeigenurl stellenurl
                    vacatureurl enlace urloferta destinationurl landingpage directurl postingurl jobpostingurl positionurl
                    positionuri urldirecte redirection redirecturl urlredirection trackingurl clickurl joburi
                    lienversoffre lienannonce urldelannonce adresseannonce stillingslenke annonseurladresse adresurl
                    linkoferta urlvaga linkvaga urlofferta odkaz applyurl applicationurl applylink urlcandidature
                    urlpostulation lienpostuler liencandidature soknadsurl soknadslenke soknadlink ansokningslank
                    ansokansurl bewerbungsurl bewerbungslink sollicitatieurl urlsolicitud linkki"""),
            new Words(Around.ITEM, 0, Field.TITLE, """
                    jobtitle jobheadline postingtitle positiontitle vacancytitle offertitle stillingstittel intituleposte
                    titreposte intituleoffre titreoffre profilename businesstitle jobpositiontitle functiontitle
                    nazwastanowiska tytul tytulogloszenia nazevpozice nazev nazovpozicie pozice titulovaga nomevaga
                    nomedavaga titolodelposto titoloofferta posizione tehtavanimike otsikko tyotehtava stillingsbetegnelse
                    stillingsoverskrift ansokningsrubrik title titre intitule tittel titel titulo titolo stillingsnavn
                    stillingstitel annonsetittel stellentitel stellenbezeichnung jobtitel annonsrubrik rubrik tjanstetitel
                    vacaturetitel functietitel functienaam nombrepuesto puesto headline heading titleheading overskrift
                    jobname poste libelleposte libelle position functie name nom navn profese cargo stanowisko yrkestitel
                    jobpost titulopuesto titulooferta denominacion"""),
            new Words(Around.ITEM, 0, Field.ORGANIZATION, """
                    company companyname companytitle companylabel hiringorgname employer employername hiringorganization hiringcompany
                    entityname nameofcompany hiringagency companylegalname organisme nometablissement bedriftnavn virksomhetsnavn
                    virksomhetnavn pracodawca nazwafirmy nazwapracodawcy nazevfirmy zamestnavatel firmanazev nomeempresa empregador
                    contratante nomeazienda datoredilavoro tyonantaja yritys nazovfirmy munkaltato organization organisation
                    organizationname organisationname advertiser advertisername clientname entreprise societe nomentreprise nomsociete
                    entreprisenom raisonsociale employeur nomemployeur recruteur nomrecruteur enseigne arbeidsgiver arbeidsgivernavn
                    bedrift bedriftsnavn firma firmanavn firmenname virksomhet virksomhed selskap unternehmen unternehmensname
                    arbeitgeber arbetsgivare arbetsgivarnamn arbetsgivarensnamn foretag foretagsnamn organisatie werkgever bedrijf
                    bedrijfsnaam opdrachtgever empresa nombreempresa azienda client filiale subsidiary publisher agencyname agency
                    etablissement"""),
            new Words(Around.ITEM, 0, Field.ORGANIZATION_URL, """
                    companyurl companywebsite employerurl employerhomepage siteentreprise bedriftsurl"""),
            new Words(Around.ITEM, 0, Field.DESCRIPTION, """
                    description jobdescription fulldescription longdescription descriptionhtml htmldescription
                    positiondescription body content contentencoded text jobtext adtext advertisementtext
                    vacancydescription texte corps descriptif descriptionposte descriptifposte descriptionoffre
                    texteannonce mission missions descriptionmission descriptiondelamission stillingsbeskrivelse
                    beskrivelse annonsetekst stillingstekst tekst innhold arbeidsoppgaver stellenbeschreibung beschreibung
                    anzeigentext stellentext aufgaben annonstext beskrivning brodtext vacaturetekst functieomschrijving
                    omschrijving descripcion descripcionoferta funciones requirements jobrequirements qualifications
                    responsibilities profile candidateprofile profil profilrecherche profilcandidat descriptionprofil
                    kvalifikasjoner personligeegenskaper vitilbyr anforderungen wirbieten kvalifikationer functieeisen
                    requisitos benefits avantages formattedpositiondescription jobbody texteoffre descriptionhtmlformatted
                    missiondescription profildescription applicantprofile jobrequirment jobrequirement requiredqual
                    requiredqualifications minimumqualrequirements preferredskills descriptiondumission profilducandidat
                    opis opisstanowiska wymagania zakresobowiazkow oferujemy popis popispozice naplnprace pozadavky
                    nabizime descricao descricaovaga descricaodavaga atividades requisitosvaga beneficios descrizione
                    descrizioneofferta requisiti kuvaus leiras utlysningstekst annonsebeskrivelse htmlprofile popisprace
                    annonsbeskrivning"""),
            new Words(Around.ITEM, FieldWords.SUMMARY, Field.DESCRIPTION, """
                    summary shortdescription jobsummary ingress resume teaser intro introduction snippet excerpt accroche"""),
            new Words(Around.ITEM, 0, Field.PLACE, """
                    location joblocation locationname fulllocation formattedlocation worklocation place lieu lieutravail lieudetravail
                    lieuposte localisation localite arbeidssted sted stedsnavn arbeitsort standort einsatzort arbetsort arbetsplats
                    plats standplaats werklocatie locatie lugar ubicacion lugartrabajo adress address adresse jobareas libellelieu
                    coverage arbeidsstedsnavn arbeidssteder worklocation1 miejscepracy lokalizacja mistovykonuprace mistoprace lokalita
                    local localdetrabalho localvaga luogo luogodilavoro sededilavoro sijainti munkavegzeshelye positionlocationdisplay
                    joblocationaddress"""),
            new Words(Around.ITEM, 0, Field.CITY, """
                    city town cityname workplacecity municipal ville commune municipality kommune kommunenavn poststed by
                    stadt ort stad plaats ciudad poblacion municipio localidad locality addresslocality gemeente
                    locationcity arbeidsstedkommune arbeidsstedby miasto miejscowosc mesto obec cidade comune citta kunta
                    paikkakunta varos poststedsnavn kommun kommunnamn arbetsplatskommun"""),
            new Words(Around.ITEM, 0, Field.REGION, """
                    state region province county countyname stateprovince statecode addressregion departement fylke
                    fylkenavn bundesland lan provincie provincia regionname administrativearea locationstate
                    departementlibelle arbeidsstedfylke fylkesnavn wojewodztwo kraj estado regione maakunta lansnamn
                    arbetsplatslan"""),
            new Words(Around.ITEM, 0, Field.COUNTRY, """
                    country countrycode countryname pays codepays land landcode landkode landnavn pais addresscountry
                    paysinternational locationcountry locationcountryname locationcountrycode arbeidsstedland panstwo zeme
                    paese geo"""),
            new Words(Around.ITEM, 0, Field.DATE_POSTED, """
                    dateposted datepublished publisheddate publicationdate postingdate posteddate postdate publishdate
                    publishedat firstpublished datepublication datedepublication datedebutpublication dateparution
                    published publisert publiseringsdato publisertdato veroffentlichungsdatum veroffentlicht
                    publiceringsdatum publicerad publicatiedatum plaatsingsdatum fechapublicacion datesinceonline pubdate
                    date dateoffre dateannonce datestart activedate opendate dateopened datecreation datedecreation
                    createdat created datecreated creationdate opprettet startedat registrert registreringsdato validfrom
                    firstactivatedat listdate listedtime originallistedtime postedat datelisted openingdate
                    postingstartdate publicationstartdate dateadded posteddatetime registrertdato forstepubldato
                    datapublikacji datadodania datavlozeni datumvlozeni datumzverejneni datapublicacao datadepublicacao
                    datadipubblicazione julkaisupaiva publication datum dato fecha veroffentlichtam datapubblicazione
                    publiceratdatum"""),
            new Words(Around.ITEM, 0, Field.VALID_THROUGH, """
                    validthrough expirationdate expirydate expiredate expiresat expires expiry applicationdeadline
                    deadline closingdate closedate applyby datelimite datelimitecandidature datecloture dateexpiration
                    datefinpublication datefinvalidite soknadsfrist soeknadsfrist frist utloper utlopsdato bewerbungsfrist
                    bewerbungsschluss ablaufdatum gultigbis sistaansokningsdag ansokningsdatum sistadag sluitingsdatum
                    fechacaducidad fechalimite applicationdue lastapplicationdate lastdateapplication dateend endedat
                    enddate dateexpired expiredon expirydatetime maximumstartdate maximumenddate validto validuntil
                    postuntil applicationclosedate lastdaytoapply datelimitedepot sistepubldato sisteannonsedato waznosc
                    waznedo terminskladaniaaplikacji platnostdo prazo datalimite prazoinscricao scadenza datascadenza
                    hakuaika hakuaikapaattyy jelentkezesihatarido sistaansokningsdatum sistadagforansokan datawaznosci
                    bewerbenbis"""),
            new Words(Around.ITEM, 0, Field.EMPLOYMENT_TYPE, """
                    jobtype employmenttype typeofemployment positiontype contracttype contractlength contract employment typecontrat
                    typedecontrat contrat contrattype naturecontrat worktype workingtime workinghours schedule tempstravail
                    tempsdetravail dureetravail typeemploi rythme ansettelsesform ansettelsestype ansettelse stillingstype heltiddeltid
                    arbeidstid omfang arbeitszeit beschaftigungsart vertragsart anstellungsart anstallningsform omfattning extent
                    dienstverband contractvorm jornada tipocontrato tipojornada fulltimeparttime duration jobtime jobtimetype
                    workschedule employmentstatus jobstatus formattedworktype emptype typeofcontract contracttypename contractname
                    fulltimeparttimeindicator positionschedule workingtimetype dureehebdomadaire typedecontratpropose heltdeltid
                    stillingsomfang wymiarpracy wymiaretatu rodzajumowy uvazek typuvazku druhpracovnihopomeru tipodecontrato
                    regimedecontratacao tipovaga tipodicontratto orariodilavoro tyosuhde"""),
            new Words(Around.ITEM, 0, Field.EMPLOYMENT_SHARE, """
                    stillingsprosent stillingsandel arbeidsprosent pensum arbeitspensum sysselsattningsgrad"""),
            new Words(Around.ITEM, 0, Field.PAY, """
                    salary salarytext salaryrange compensation pay payrate wage wages remuneration salaire salairetexte salairelibelle
                    lonn lonnsinfo gehalt vergutung lohn lon salaris loon salario retribucion salairebrut salaireaffiche salaryestimate
                    salaryoffered jobsalary payrange payratetext salaryinfo remunerationtexte lonnstekst wynagrodzenie plat mzda
                    salariotexto remuneracao salariooferecido stipendio retribuzione palkka"""),
            new Words(Around.ITEM, 0, Field.PAY_MIN, """
                    salarymin minsalary minimumsalary salaryminimum salaryfrom salarylow paymin minpay salairemin salaireminimum
                    salaireminimal lonnfra minlonn gehaltvon mingehalt lonfran salarisvan salarismin salariomin salaryrangefrom
                    salaryminamount salarylowend lowend payfrom minimumpay wynagrodzenieod platod mzdaod salariode"""),
            new Words(Around.ITEM, 0, Field.PAY_MAX, """
                    salarymax maxsalary maximumsalary salarymaximum salaryto salaryhigh paymax maxpay salairemax salairemaximum
                    salairemaximal lonntil makslonn gehaltbis maxgehalt lontill salaristot salarismax salariomax salaryrangeto
                    salarymaxamount salaryhighend highend payto maximumpay wynagrodzeniedo platdo mzdado salarioate"""),
            new Words(Around.ITEM, 0, Field.PAY_CURRENCY, """
                    salarycurrency salarycurrencycode currency currencycode paycurrency devise salairedevise devisesalaire valuta
                    wahrung moneda paycurrencycode currencyiso salarycurr devisesalarie mena waluta moeda"""),
            new Words(Around.ITEM, 0, Field.PAY_PERIOD, """
                    salaryperiod salaryunit salaryinterval salaryfrequency salaryper payperiod salairepériode periodesalaire salairetype
                    lonnsperiode salarytype payunit salarytimeunit salaryrate payinterval"""),
            new Words(Around.ITEM, 0, Field.CATEGORY, """
                    category jobcategory categories categorie jobfunction sector industry department metier famille domaine
                    secteuractivite secteur fonction kategori stillingskategori yrke yrkeskategori fagomrade bransje kategorie
                    berufsfeld branche fachbereich yrkesomrade vakgebied beroepsgroep categoria area occupation function libellefonction
                    libellesecteur jobfamily jobgroup rolecategory industries jobindustry filiere yrkenavn yrkesgruppe branza
                    kategoriastanowiska obor kategoriepozice categoriavaga settore"""),
            new Words(
                    Around.ITEM,
                    0,
                    Field.LANGUAGE,
                    "language languagecode lang langue sprak sprakkode sprache idioma taal"),
            new Words(Around.ITEM, 0, Field.WORKPLACE, """
                    remotetype workplacetype workplace workmodel remote isremote remotework remotestatus locationtype homeoffice
                    teletravail telecommuting telecommute hjemmekontor distansarbete thuiswerken teletrabajo modalidad remoteallowed
                    remotelevel remotepolicy workarrangement workmodality homeworking teletravailpossible hjemmekontormulig trybpracy
                    formapracovani homeofficemozny modalidadetrabalho"""),
            new Words(Around.ITEM, 0, Field.SKILLS, """
                    skills skill keyskills competences competencies kompetanse ferdigheter umiejetnosci dovednosti competencias"""),
            new Words(Around.ORGANIZATION, 0, Field.ORGANIZATION, """
                    name companyname nom navn naam namn nombre raisonsociale displayname libelle title text"""),
            new Words(
                    Around.ORGANIZATION,
                    0,
                    Field.ORGANIZATION_URL,
                    "url website siteweb web homepage nettside hjemmeside webseite link"),
            new Words(Around.PLACE, 0, Field.PLACE, """
                    name text label libelle displayname location fulllocation formatted place lieu sted stedsnavn description nom navn
                    value libellelieu"""),
            new Words(Around.PAY, 0, Field.PAY, """
                    text value amount display label libelle montant name range description salary"""),
            new Words(Around.PAY, 0, Field.PAY_MIN, """
                    min minimum from low minvalue minamount minimumamount de fra von salairemin lowend"""),
            new Words(Around.PAY, 0, Field.PAY_MAX, """
                    max maximum to high maxvalue maxamount maximumamount a til bis salairemax highend"""),
            new Words(Around.PAY, 0, Field.PAY_CURRENCY, "currency currencycode devise valuta wahrung moneda"),
            new Words(Around.PAY, 0, Field.PAY_PERIOD, """
                    period periodicity per unit unittext interval frequency type periode periodicite payperiod basis rate"""),
            new Words(Around.APPLICATION, 100, Field.URL, """
                    internetwebaddress applyurl applicationurl url link href webaddress weburl website"""));

    /** Elements that are a posting. */
    static final String ITEMS = """
            job offre offer oferta offerta stilling annonce annonse annons anzeige position item vacancy vacature ad row entry
            posting jobposting joblisting listing stelle stellenangebot stellenanzeige vakans record opportunity opening jobad
            jobopening advert advertisement platsannons vacante empleo emploi jobdetails jobinfo joboffer offreemploi
            positionopening jobposition jobopportunity ogloszenie nabidka vaga annuncio ilmoitus positionrecord""";

    /** Elements that hold postings. */
    static final String LISTS = """
            source jobs offres offers ofertas offerte stillinger annonces annonser anzeigen positions items vacancies
            vacatures ads rows entries postings jobpostings joblistings listings listing stellen stellenangebote records
            opportunities openings feed list data result results response channel rss export jobboard xml root vacancylist
            joblist jobfeed document vacantes empleos emplois stillingliste exportoffres envelope body nabidky vagas annunci""";

    /** Markup in texts. */
    static final String HTML = "p br ul ol li div span b i strong em h1 h2 h3 h4 h5 h6 a table u font section article";

    /** People, pictures and questions. */
    static final String OTHER = """
            contact contacts kontakt kontaktperson kontaktpersoner contactperson contactpersoon jobcontact recruiter agence
            agency image images logo media medias photo photos video videos questions question screening attachments author
            user consultant ansprechpartner contactmethod personname recipient deliveryaddress mainsupervisor supervisor
            hiringmanager manager applicantcriteria customfields creator""";

    /** What of an element with others inside is a place, or pay, or how one applies. */
    static final String PLACES =
            "locations joblocations lieux places adresser addresses physicallocation postaladdress entityadress";

    static final String PAYS = "salaries basesalary salarydetails salaryinfo";
    static final String APPLICATIONS = "howtoapply applicationmethod application applyinfo applicationinfo";

    private FieldNames() {}
}
