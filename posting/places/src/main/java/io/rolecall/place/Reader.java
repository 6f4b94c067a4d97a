package io.rolecall.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Finds what in one part of a text may name places: all of it, what is left without words like "remote", or some words. */
final class Reader {
    private static final int LONGEST_NAME = 7;
    /** A part with more words than this is a sentence, in which names are chance. */
    private static final int LONGEST_PART = 14;
    /** Words that are codes too: in small letters they are words. */
    private static final Set<String> WORDS_LIKE_CODES = Set.of(
            "in", "or", "me", "no", "as", "is", "it", "to", "be", "at", "on", "by", "an", "my", "so", "am", "pm", "id",
            "hi", "ok", "de", "la", "al", "do", "us", "se", "es", "si", "va", "md", "vs", "and", "are", "can", "per",
            "par", "sur", "don", "bei", "mar", "com");

    private final Atlas atlas;
    private final NameIndex names;

    Reader(Atlas atlas, NameIndex names) {
        this.atlas = atlas;
        this.names = names;
    }

    /** The part as one name, without words at its ends that say nothing of a place; or nothing. */
    List<Mention> whole(Part part) {
        Words words = part.words();
        if (Noise.isAll(words)) {
            return onlyNoise(words);
        }
        int last = words.count();
        while (Noise.is(words, last - 1)) {
            last--;
        }
        for (int from = 0; from == 0 || Noise.is(words, from - 1); from++) {
            for (int to = words.count(); to >= last && to > from; to--) {
                List<Mention> named = name(words, from, to, true);
                if (!named.isEmpty()) {
                    boolean regional = to < words.count() && Noise.regional(words, to);
                    return regional ? regionsOr(named) : named;
                }
            }
        }
        return List.of();
    }

    /** "IN" and "OR" in capitals are states, "South Africa" is a country, and "Union City" is one beside New Jersey. */
    private List<Mention> onlyNoise(Words words) {
        if (words.count() > 1) {
            return name(words, 0, words.count(), true).stream()
                    .map(mention -> new Mention(mention.meanings(), mention.code(), !hasCountry(mention), true))
                    .toList();
        }
        boolean code = isCode(words, 0);
        return code ? name(words, 0, 1, true) : List.of();
    }

    private boolean hasCountry(Mention mention) {
        return Arrays.stream(mention.meanings())
                .anyMatch(meaning -> atlas.kind(NameIndex.ordinal(meaning)) == Place.Kind.COUNTRY
                        || NameIndex.manner(meaning) == NameIndex.FIRST);
    }

    /** Two parts that are one name together: "Frankfurt (Oder)", "Tel Aviv - Yafo". */
    List<Mention> together(Part part, Part next) {
        if (part.words().count() > LONGEST_NAME || next.words().count() > LONGEST_NAME) {
            return List.of();
        }
        int[] meanings = names.meanings(part.words().hashWith(next.words()));
        for (int meaning : meanings) {
            int manner = NameIndex.manner(meaning);
            if (manner == NameIndex.OWN || manner == NameIndex.FIRST) {
                return List.of(new Mention(meanings, false, false, true));
            }
        }
        return List.of();
    }

    /** The names that the part is made of: "Austin TX United States". */
    List<Mention> pieces(Part part) {
        Words words = part.words();
        List<Mention> found = new ArrayList<>(3);
        boolean strange = false;
        boolean lastNamed = false;
        for (int i = 0; i < words.count(); ) {
            int end = 0;
            for (int to = Math.min(words.count(), i + LONGEST_NAME); to > i && end == 0; to--) {
                if (to > i + 1 || !Noise.is(words, i) || (!found.isEmpty() && isCode(words, i))) {
                    List<Mention> named = piece(words, i, to);
                    if (!named.isEmpty()) {
                        found.addAll(named);
                        end = to;
                    }
                }
            }
            lastNamed = end > 0;
            if (end == 0) {
                List<Mention> glued = glued(words, i);
                found.addAll(glued);
                strange |= glued.isEmpty() && !Noise.is(words, i) && !words.hasDigit(i);
                end = i + 1;
            }
            i = end;
        }
        if (!strange) {
            return words.count() <= LONGEST_PART * 3 ? found : List.of();
        }
        if (words.count() > LONGEST_PART) {
            return List.of();
        }
        return found.stream()
                .map(this::known)
                .filter(mention -> mention.meanings().length > 0)
                .limit(lastNamed || !found.isEmpty() ? 1 : 0)
                .toList();
    }

    /** A name among other words: not one that only a village has beside its own. */
    private List<Mention> piece(Words words, int from, int to) {
        return name(words, from, to, false).stream()
                .map(mention -> new Mention(
                        Arrays.stream(mention.meanings())
                                .filter(this::plausible)
                                .toArray(),
                        mention.code(),
                        false,
                        false))
                .filter(mention -> mention.meanings().length > 0)
                .toList();
    }

    private boolean plausible(int meaning) {
        int place = NameIndex.ordinal(meaning);
        if (atlas.kind(place) != Place.Kind.CITY) {
            return true;
        }
        return switch (NameIndex.manner(meaning)) {
            case NameIndex.OTHER -> atlas.population(place) >= Resolver.KNOWN;
            case NameIndex.OWN -> atlas.population(place) >= Chain.ALONE;
            default -> true;
        };
    }

    private static boolean isCode(Words words, int word) {
        return words.capitals(word)
                && words.length(word) == 2
                && !words.word(word).equals("eu");
    }

    /** Of a name among strange words only what nearly everybody knows by it. */
    private Mention known(Mention mention) {
        int[] known = Arrays.stream(mention.meanings())
                .filter(meaning -> {
                    int manner = NameIndex.manner(meaning);
                    int place = NameIndex.ordinal(meaning);
                    boolean own = manner == NameIndex.FIRST
                            || (manner == NameIndex.OWN && atlas.population(place) >= Resolver.KNOWN);
                    return own && !mention.code();
                })
                .toArray();
        return new Mention(known, mention.code(), false, false);
    }

    /** "SeattleHQ", and scripts without spaces: "東京都港区". */
    private List<Mention> glued(Words words, int word) {
        int length = words.length(word);
        if (words.unspaced(word)) {
            for (int prefix = length - 1; prefix >= 2; prefix--) {
                int[] meanings = names.meanings(words.prefixHash(word, prefix));
                if (meanings.length > 0) {
                    return List.of(new Mention(meanings, false, false, false));
                }
            }
        } else if (length > 5 && words.word(word).endsWith("hq")) {
            int[] meanings = names.meanings(words.prefixHash(word, length - 2));
            return meanings.length == 0 ? List.of() : List.of(new Mention(meanings, false, false, true));
        }
        return List.of();
    }

    private List<Mention> name(Words words, int from, int to, boolean whole) {
        if (to <= from) {
            return List.of();
        }
        boolean small = to - from == 1 && words.length(from) <= 3;
        boolean code = small && words.capitals(from);
        if (small && !code) {
            String word = words.word(from);
            boolean spelt = whole || to == words.count();
            if (words.length(from) < 3
                    && word.charAt(0) < 0x80
                    && (!spelt || WORDS_LIKE_CODES.contains(word) && !only(words, word))) {
                return List.of();
            }
            if (!whole && WORDS_LIKE_CODES.contains(word)) {
                return List.of();
            }
            code = words.length(from) == 2;
        }
        int[] meanings = names.meanings(words.hash(from, to));
        if (small && !code) {
            meanings = withoutCodesOfCountries(meanings);
        }
        return meanings.length == 0 ? List.of() : List.of(new Mention(meanings, code, false, whole));
    }

    /** "Muş" is a town, and MUS in capitals Mauritius. */
    private int[] withoutCodesOfCountries(int[] meanings) {
        return Arrays.stream(meanings)
                .filter(meaning -> NameIndex.manner(meaning) != NameIndex.OTHER
                        || atlas.kind(NameIndex.ordinal(meaning)) != Place.Kind.COUNTRY)
                .toArray();
    }

    /** "us", "de" and "la" alone are what a hurried reader types. */
    private static boolean only(Words words, String word) {
        return words.count() == 1 && (word.equals("us") || word.equals("de") || word.equals("la"));
    }

    /** "Washington State": only regions, if one has the name. */
    private List<Mention> regionsOr(List<Mention> all) {
        Mention mention = all.getFirst();
        int[] regions = Arrays.stream(mention.meanings())
                .filter(meaning -> atlas.kind(NameIndex.ordinal(meaning)) == Place.Kind.REGION)
                .toArray();
        return regions.length == 0 ? all : List.of(new Mention(regions, mention.code(), false, mention.whole()));
    }
}
