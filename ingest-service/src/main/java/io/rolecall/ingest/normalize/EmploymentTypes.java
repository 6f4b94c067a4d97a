package io.rolecall.ingest.normalize;

import io.rolecall.posting.EmploymentType;
import java.text.Normalizer.Form;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The words that sources have for kinds of employment. */
public final class EmploymentTypes {
    private static final Map<String, EmploymentType> WORDS = new HashMap<>();

    static {
        put(
                EmploymentType.FULL_TIME,
                "full",
                "fulltime",
                "fulltimeemployee",
                "vollzeit",
                "tempsplein",
                "jornadacompleta",
                "tiempocompleto",
                "tempopieno",
                "voltijd",
                "fulltimepermanent",
                "permanentfulltime",
                "heltid",
                "tempscomplet",
                "fuldtid",
                "fuldtidsstilling",
                "heltidsstilling",
                "heltidstjanst",
                "fulltid",
                "vollzeitstelle");
        put(
                EmploymentType.PART_TIME,
                "part",
                "parttime",
                "teilzeit",
                "tempspartiel",
                "mediajornada",
                "tiempoparcial",
                "parttimeemployee",
                "deeltijd",
                "deltid",
                "tempoparziale",
                "jornadaparcial",
                "parcial",
                "minijob",
                "450eurojob",
                "520eurojob",
                "538eurojob",
                "geringfugig",
                "geringfugigebeschaftigung",
                "bijbaan",
                "studiejob",
                "deltidsstilling",
                "deltidstjanst",
                "teilzeitstelle",
                "tempoparcial");
        put(
                EmploymentType.CONTRACTOR,
                "contract",
                "contractor",
                "freelance",
                "freelancer",
                "consultant",
                "independentcontractor",
                "freiberuflich",
                "selbststandig",
                "selfemployed",
                "b2b",
                "freiemitarbeit",
                "freiermitarbeiter",
                "independant",
                "prestataire",
                "autonomo",
                "zzp",
                "zzper",
                "liberoprofessionista",
                "partitaiva");
        put(
                EmploymentType.TEMPORARY,
                "temporary",
                "temp",
                "fixedterm",
                "seasonal",
                "befristet",
                "limited",
                "cdd",
                "temporal",
                "interim",
                "fixedtermcontract",
                "contratadureedeterminee",
                "saisonnier",
                "saisonniere",
                "zeitarbeit",
                "arbeitnehmeruberlassung",
                "aushilfe",
                "contratotemporal",
                "tijdelijk",
                "uitzendwerk",
                "uitzendkracht",
                "vikariat",
                "vikar",
                "visstid",
                "visstidsanstallning",
                "sarskildvisstidsanstallning",
                "tidsbegransad",
                "tidsbegransadanstallning",
                "sasongsarbete",
                "sasong",
                "engasjement",
                "midlertidig",
                "tidsbegrnset",
                "tempodeterminato");
        put(
                EmploymentType.INTERN,
                "intern",
                "internship",
                "praktikum",
                "werkstudent",
                "workingstudent",
                "stage",
                "stagiaire",
                "coop",
                "becario",
                "apprentice",
                "apprenticeship",
                "trainee",
                "praktik",
                "alternance",
                "apprentissage",
                "ausbildung",
                "dualesstudium",
                "werkstudententatigkeit",
                "studentenjob",
                "practicas",
                "practicasprofesionales",
                "becaria",
                "werkstage",
                "afstudeerstage",
                "meewerkstage",
                "larling",
                "lrling",
                "tirocinio",
                "estagio",
                "practicante");
        put(
                EmploymentType.VOLUNTEER,
                "volunteer",
                "volunteering",
                "ehrenamt",
                "benevole",
                "voluntario",
                "benevolat",
                "vrijwilliger",
                "volontar",
                "frivillig");
        put(
                EmploymentType.PER_DIEM,
                "perdiem",
                "daily",
                "casual",
                "oncall",
                "prn",
                "zerohours",
                "zerohourscontract",
                "oproepkracht",
                "oproep",
                "nulurencontract",
                "timanstallning",
                "behovsanstallning",
                "tilkallingsvikar",
                "tilkalling",
                "vacataire");
        put(EmploymentType.OTHER, "other", "sonstige");
    }

    private EmploymentTypes() {}

    private static void put(EmploymentType type, String... words) {
        for (String word : words) {
            WORDS.put(word, type);
        }
    }

    /** The kind that a source's word names, however it is written: {@code FullTime}, {@code full-time}, {@code Full Time}. */
    public static Optional<EmploymentType> of(String word) {
        String plain = java.text.Normalizer.normalize(word.toLowerCase(Locale.ROOT), Form.NFD)
                .replaceAll("[^a-z0-9]", "");
        return Optional.ofNullable(WORDS.get(plain));
    }
}
