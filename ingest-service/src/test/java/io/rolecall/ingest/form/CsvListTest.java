package io.rolecall.ingest.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.Posting;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvListTest {
    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void theDelimiterIsFound(String delimiter) {
        Case read = Case.of("csv", """
                Job ID^Title^Company^City^Country^Description^Posted Date
                7^"Cook^ night"^Inn^Berlin^DE^"One
                two ""three"", four; five| six"^13/02/2026
                8^Waiter^Inn^Berlin^DE^Serve^02/03/2026
                """.replace("^", delimiter).replace("Cook" + delimiter, "Cook" + delimiter));
        assertThat(read.refused).isEmpty();
        assertThat(read.error).isNull();
        Posting cook = read.open.get("7");
        assertThat(cook.title()).startsWith("Cook").contains("night");
        assertThat(cook.descriptionText()).isEqualTo("One\ntwo \"three\", four; five| six");
        assertThat(cook.locations().getFirst().city()).isEqualTo("Berlin");
        assertThat(read.open.get("8").datePosted()).isEqualTo("2026-03-02T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16"})
    void theEncodingIsFound(String charset) {
        byte[] table = "id,titre,entreprise,ville\n1,Café manager,Ö,Nîmes\n".getBytes(Charset.forName(charset));
        assertThat(Case.of("csv", table).only().title()).isEqualTo("Café manager");
    }

    @Test
    void anEncodingCanBeNamed() {
        byte[] table = "id;tytuł;firma\n1;Księgowość;Ś\n".getBytes(Charset.forName("windows-1250"));
        Case read = Case.of("csv", table, "charset", "windows-1250", "title", "tytuł", "organization", "firma");
        assertThat(read.only().title()).isEqualTo("Księgowość");
        assertThatThrownBy(() -> Case.of("csv", table, "charset", "klingon"))
                .hasMessageStartingWith("charset is not known");
    }

    @Test
    void aRowOfAnotherLengthIsRefusedWithItsLine() {
        Case read = Case.of("csv", "id,title,company\n1,\"A\nB\",C\n2,D\n3,E,F,G\n4,H,I,\n");
        assertThat(read.open.keySet()).containsExactly("1", "4");
        assertThat(read.refused)
                .extracting(Case.Refusal::message)
                .containsExactly(
                        "has 2 columns at line 4, and the heading has 3",
                        "has 4 columns at line 5, and the heading has 3");
    }

    @Test
    void optionsNameColumnsAndConstants() {
        Case read = Case.of(
                "csv",
                "Nr;Was;Wer;Umfang\nx1;Koch;Gasthaus;Vollzeit\n",
                "id",
                "nr",
                "title",
                "Was",
                "organization",
                "Wer",
                "employmentType",
                "Umfang",
                "country",
                "=AT");
        Posting p = read.only();
        assertThat(p.id()).isEqualTo("s:x1");
        assertThat(p.organization().name()).isEqualTo("Gasthaus");
        assertThat(p.employmentTypes()).containsExactly(EmploymentType.FULL_TIME);
        assertThat(p.locations().getFirst().country()).isEqualTo("AT");
        assertThat(Case.of("csv", "a;b\n1;2\n", "title", "c").error)
                .isEqualTo("has no column c, which the option title names; it has a, b");
    }

    @Test
    void whatIsNoSuchTableIsSaidWhy() {
        assertThat(Case.of("csv", "").error).isEqualTo("is empty, without even a heading");
        assertThat(Case.of("csv", "a,b\n1,2\n").error)
                .isEqualTo("has no column with a title, which the option title can name; it has a, b");
        assertThat(Case.of("csv", "id,title,company\n").error).isNull();
    }

    @Test
    void aFieldThatDoesNotEndIsNotKept() {
        Case read = new Case("csv")
                .stream(
                        "/list",
                        () -> HostileListTest.repeated("id,title,company\n1,A,B\n2,\"", "x".repeat(100_000), 200, ""));
        read.read("/list");
        assertThat(read.open).hasSize(1);
        assertThat(read.error)
                .startsWith("is not CSV that can be read to its end")
                .hasSizeLessThan(400);
    }

    @Test
    void aMarkIsNoPartOfTheHeading() {
        assertThat(Case.of("csv", "\ufeffid,title,company\n1,A,B\n".getBytes(StandardCharsets.UTF_8))
                        .only()
                        .externalId())
                .isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            windows-1250 ! Numer referencyjny;Stanowisko;Pracodawca;Miejsce pracy;Wynagrodzenie od;Wynagrodzenie do;Waluta;Data ważności#A1;Księgowość;Łąka;Łódź;7000,00;9000,00;PLN;31.12.2026 ! Księgowość ! Łódź ! PL
            windows-1250 ! ID nabídky;Název pozice;Zaměstnavatel;Místo výkonu práce;Kraj;Data vložení#7;Kuchař;Hospoda;Brno;Jihomoravský;1.11.2026 ! Kuchař ! Brno ! CZ
            UTF-8 ! Código da vaga,Título da vaga,Nome da empresa,Cidade,País#9,Cozinheiro,Bar,São Paulo,Brasil ! Cozinheiro ! São Paulo ! BR
            UTF-8 ! Código oferta;Título del puesto;Nombre de la empresa;Localidad;País#1;Cocinero;Bar;Sevilla;España ! Cocinero ! Seville ! ES
            windows-1252 ! stilling-id;overskrift;arbeidsgiver;sted;publisert;søknadsfrist;lenke#5;Lærer på Ås;Skolen;Tromsø;22.11.2026;15.12.2026;https://a.example/5 ! Lærer på Ås ! Tromsø ! NO
            UTF-8 ! Annons-id;Rubrik;Arbetsgivare;Kommun;Län;Sista ansökningsdatum#1;Kock;Krog;Malmö;Skåne län;2026-12-01 ! Kock ! Malmö ! SE
            UTF-8 ! Ilmoitusnumero;Tehtävänimike;Työnantaja;Kunta;Hakuaika päättyy#1;Kokki;Ravintola;Tampere;30.11.2026 ! Kokki ! Tampere ! FI
            """)
    void headingsOfOtherLanguagesAndEncodingsNeedNoOptions(
            String charset, String table, String title, String city, String country) {
        Case read = Case.of("csv", table.replace('#', '\n').getBytes(Charset.forName(charset)));
        assertThat(read.refused).isEmpty();
        Posting p = read.only();
        assertThat(p.title()).isEqualTo(title);
        assertThat(p.organization().name()).isNotEqualTo("Board");
        assertThat(p.locations().getFirst().city()).isEqualTo(city);
        assertThat(p.locations().getFirst().country()).isEqualTo(country);
    }
}
