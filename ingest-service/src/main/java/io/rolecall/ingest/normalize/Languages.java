package io.rolecall.ingest.normalize;

import com.github.pemistahl.lingua.api.IsoCode639_1;
import com.github.pemistahl.lingua.api.Language;
import com.github.pemistahl.lingua.api.LanguageDetector;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The language of a posting: what the source declares, otherwise what its text most likely is, otherwise none. */
final class Languages {
    /** Below this, in letters, a text could be anything. */
    private static final int SHORTEST = 60;
    /** A language shows in its first sentences; the rest costs milliseconds. */
    private static final int LONGEST = 600;

    private static final double SURE = 0.1;

    /** Loaded at the first text. The languages of most boards: each costs memory and makes the others less sure. */
    private static final class Detector {
        static final LanguageDetector IT = LanguageDetectorBuilder.fromLanguages(
                        Language.ENGLISH,
                        Language.GERMAN,
                        Language.FRENCH,
                        Language.SPANISH,
                        Language.ITALIAN,
                        Language.PORTUGUESE,
                        Language.DUTCH,
                        Language.SWEDISH,
                        Language.DANISH,
                        Language.BOKMAL,
                        Language.FINNISH,
                        Language.POLISH,
                        Language.CZECH,
                        Language.HUNGARIAN,
                        Language.ROMANIAN,
                        Language.TURKISH,
                        Language.RUSSIAN,
                        Language.UKRAINIAN,
                        Language.GREEK,
                        Language.HEBREW,
                        Language.ARABIC,
                        Language.JAPANESE,
                        Language.CHINESE,
                        Language.KOREAN)
                .withLowAccuracyMode()
                .withMinimumRelativeDistance(SURE)
                .build();
    }

    private static final Map<String, String> OTHER_CODES = Map.of(
            "eng", "en", "deu", "de", "ger", "de", "fra", "fr", "fre", "fr", "spa", "es", "no", "nb", "nn", "nb");

    private Languages() {}

    static @Nullable String of(@Nullable String declared, String title, String text) {
        String code = code(declared);
        return code != null ? code : detected(text.isEmpty() ? title : text);
    }

    /** ISO 639-1 of a tag such as {@code de-AT}; null where it is none. */
    private static @Nullable String code(@Nullable String declared) {
        if (declared == null) {
            return null;
        }
        String first = declared.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        String code = OTHER_CODES.getOrDefault(first, first);
        return code.matches("[a-z]{2}") ? code : null;
    }

    private static @Nullable String detected(String text) {
        String plain = FrequentWords.language(text);
        return plain != null ? plain : likely(text);
    }

    private static @Nullable String likely(String text) {
        String sample = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        if (sample.codePoints().filter(Character::isLetter).limit(SHORTEST).count() < SHORTEST
                && sample.codePoints().filter(Character::isIdeographic).count() < SHORTEST / 4) {
            return null;
        }
        Language language = Detector.IT.detectLanguageOf(sample);
        return language == Language.UNKNOWN || language.getIsoCode639_1() == IsoCode639_1.NONE
                ? null
                : language.getIsoCode639_1().toString();
    }
}
