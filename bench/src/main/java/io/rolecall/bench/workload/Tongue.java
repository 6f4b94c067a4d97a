package io.rolecall.bench.workload;

import java.util.List;
import java.util.SplittableRandom;

/**
 * What a language is made of, as far as invented text needs it.
 *
 * @param code ISO 639-1
 * @param small its most common words, the most common first
 * @param starts what syllables begin with
 * @param vowels what follows
 * @param closes what words end with
 * @param endings of inflected words
 */
record Tongue(
        String code,
        List<String> small,
        List<String> starts,
        List<String> vowels,
        List<String> closes,
        List<String> endings) {
    static final List<Tongue> ALL = List.of(
            of(
                    "en",
                    "the and to of a in you we with for our is will be are as your on this team work have or from that at by an it"
                            + " all who what can join role experience about they their also more",
                    "b c d f g h l m n p r s t w st tr pl br sh ch",
                    "a e i o u ea ou ai",
                    "n t r ck sh ng ll d st m ss th",
                    "s ing ed"),
            of(
                    "de",
                    "und die der in wir du das für mit sie den ein eine zu auf ist von bei dich dein unser unsere im als oder auch"
                            + " werden sich nicht an aus deine einen suchen bieten arbeit stelle wir über",
                    "b d f g h k l m n r s t w z sch st tr kl br pf",
                    "a e i o u ei au ie ä ö ü",
                    "n t r ch ng ll d st m tz ft rk",
                    "en er e n"),
            of(
                    "fr",
                    "de la le et les des vous en nous un une du pour dans notre votre est au avec sur que qui nos vos à être sont"
                            + " plus poste équipe travail ou par ce cette êtes aux l'équipe d'un",
                    "b c d f g j l m n p r s t v ch tr pl br gr",
                    "a e i o u é è ou oi eau an",
                    "n t r l s ge que re ment tion x",
                    "s es e"),
            of(
                    "es",
                    "de la y en el los a con para las que un una se por del te nuestro tu es como más al o lo equipo trabajo ser"
                            + " experiencia nuestra nos su buscamos ofrecemos empresa años también",
                    "b c d f g h j l m n p r s t v ll tr pl br",
                    "a e i o u ie ue ia",
                    "n r l s ción do dad z ra ta",
                    "s es"),
            of(
                    "nl",
                    "de en het een van je in wij met voor te zijn op bij is aan jij als onze dat ons om er ook jouw die werk team"
                            + " naar of wat hebt bent uit over zoeken bieden kunt",
                    "b d g h k l m n p r s t v w z sch st kl dr",
                    "a e i o u aa ee oo ij ui oe",
                    "n t r k cht ng l d st p",
                    "en s e"),
            of(
                    "sv",
                    "och att i en som för vi av med du på är till det vår har din ett om eller de dig oss kan vara hos inom ska vårt"
                            + " arbete team dina söker erbjuder från även våra arbetar",
                    "b d f g h j k l m n p r s t v sk st tr kl",
                    "a e i o u å ä ö",
                    "n t r k g ng ll d st rk ska",
                    "ar en na or"));

    private static Tongue of(String code, String small, String starts, String vowels, String closes, String endings) {
        return new Tongue(code, words(small), words(starts), words(vowels), words(closes), words(endings));
    }

    private static List<String> words(String text) {
        return List.of(text.split(" ")).stream().distinct().toList();
    }

    static Tongue named(String code) {
        return ALL.stream().filter(t -> t.code.equals(code)).findFirst().orElseThrow();
    }

    /** A word of one to four syllables. */
    String invent(SplittableRandom random) {
        StringBuilder word = new StringBuilder();
        int syllables = 1 + (random.nextInt(10) + 6) / 5;
        for (int i = 0; i < syllables; i++) {
            word.append(one(starts, random)).append(one(vowels, random));
        }
        return word.append(one(closes, random)).toString();
    }

    private static String one(List<String> of, SplittableRandom random) {
        return of.get(random.nextInt(of.size()));
    }
}
