package io.rolecall.bench.relevance;

import io.rolecall.ingest.normalize.Normalizer;
import io.rolecall.posting.Location;
import io.rolecall.posting.Occupation;
import io.rolecall.posting.Posting;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Ten sets of queries, each with the postings that answer it: derived from postings, without people's judgement, the same in each run. */
final class QuerySets {
    private static final int LONGEST_TITLE = 7;

    private final List<Posting> postings;
    private final Map<String, JobTitle> titles = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, List<String>> occupations;
    private final int perSet;

    private QuerySets(List<Posting> postings, int perSet) {
        this.postings = postings;
        this.perSet = perSet;
        this.occupations = occupations();
        postings.forEach(p -> {
            titles.put(p.id(), JobTitle.of(p.title()));
            texts.put(p.id(), " " + String.join(" ", JobTitle.words(p.descriptionText())) + " ");
        });
    }

    /** The queries, set by set. */
    static List<Asked> of(List<Posting> postings, int perSet) {
        QuerySets sets = new QuerySets(postings, perSet);
        List<Asked> all = new ArrayList<>();
        sets.add(all, "title", (p, _) -> sets.titled(p, sets.title(p).all()));
        sets.add(
                all,
                "title without rank",
                (p, _) -> sets.titled(p, sets.title(p).core()));
        sets.add(
                all,
                "title with typing error",
                (p, r) -> sets.titled(p, Typing.error(sets.title(p).core(), r)));
        sets.add(all, "title + organisation", (p, _) -> sets.organization(p));
        sets.add(all, "title + place", (p, _) -> sets.place(p));
        sets.add(all, "title + skill", sets::skill);
        sets.add(all, "words in other order and form", (p, _) -> sets.reordered(p));
        sets.add(all, "synonym that the title lacks", sets::synonym);
        sets.add(all, "name of the occupation", sets::occupation);
        sets.add(all, "phrase from the text", sets::phrase);
        return all;
    }

    private record Draft(List<String> words, Map<String, Integer> grades) {}

    private void add(List<Asked> all, String set, BiFunction<Posting, SplittableRandom, @Nullable Draft> make) {
        Map<String, Asked> made = new LinkedHashMap<>();
        List<Posting> shuffled = postings.stream()
                .sorted(Comparator.comparing((Posting p) -> (p.id() + set).hashCode() * 0x9E3779B9)
                        .thenComparing(Posting::id))
                .toList();
        for (Posting posting : shuffled) {
            Draft draft = make.apply(posting, new SplittableRandom((posting.id() + set).hashCode()));
            if (draft != null && !draft.words.isEmpty() && !draft.grades.isEmpty()) {
                String text = String.join(" ", draft.words);
                made.putIfAbsent(text, new Asked(set, text, draft.grades));
            }
            if (made.size() == perSet) {
                break;
            }
        }
        all.addAll(made.values());
    }

    private JobTitle title(Posting posting) {
        return Objects.requireNonNull(titles.get(posting.id()));
    }

    /** The best are those of the whole title, good are those of the same job. */
    private @Nullable Draft titled(Posting posting, List<String> words) {
        JobTitle title = title(posting);
        return words.size() > LONGEST_TITLE
                ? null
                : new Draft(
                        words,
                        grades(p -> title(p).all().equals(title.all())
                                ? 2
                                : title(p).core().equals(title.core()) ? 1 : 0));
    }

    private @Nullable Draft organization(Posting posting) {
        String name = posting.organization().name();
        return named(posting, JobTitle.words(name), p -> p.organization().name().equals(name));
    }

    private @Nullable Draft place(Posting posting) {
        String city = posting.locations().stream()
                .map(Location::city)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return city == null
                ? null
                : named(
                        posting,
                        JobTitle.words(city),
                        p -> p.locations().stream().anyMatch(l -> city.equals(l.city())));
    }

    /** The job, and a word more that tells which of them are meant. */
    private @Nullable Draft named(Posting posting, List<String> more, Predicate<Posting> meant) {
        List<String> core = title(posting).core();
        List<String> words = new ArrayList<>(core);
        words.addAll(more);
        return core.size() > LONGEST_TITLE
                ? null
                : new Draft(words, grades(p -> title(p).core().equals(core) && meant.test(p) ? 2 : 0));
    }

    private @Nullable Draft skill(Posting posting, SplittableRandom random) {
        if (posting.skills().isEmpty()) {
            return null;
        }
        String skill = posting.skills().get(random.nextInt(posting.skills().size()));
        List<String> core = title(posting).core();
        List<String> head = core.subList(Math.max(0, core.size() - 2), core.size());
        List<String> words = new ArrayList<>(JobTitle.words(skill));
        words.addAll(head);
        return new Draft(
                words,
                grades(p -> !p.skills().contains(skill) || !title(p).core().containsAll(head)
                        ? 0
                        : title(p).core().equals(core) ? 2 : 1));
    }

    private @Nullable Draft reordered(Posting posting) {
        List<String> core = title(posting).core();
        if (core.size() < 2 || core.size() > LONGEST_TITLE) {
            return null;
        }
        List<String> words = new ArrayList<>(core);
        String last = words.removeLast();
        words.addFirst(last.endsWith("s") || last.length() < 4 ? last : last + "s");
        return titled(posting, words);
    }

    private @Nullable Draft synonym(Posting posting, SplittableRandom random) {
        List<String> common = SameMeaning.common(title(posting).core());
        return SameMeaning.otherwise(title(posting).core(), random)
                .map(words -> new Draft(
                        words, grades(p -> SameMeaning.common(title(p).core()).equals(common) ? 2 : 0)))
                .orElse(null);
    }

    private @Nullable Draft occupation(Posting posting, SplittableRandom random) {
        Occupation occupation = posting.occupation();
        List<String> names = occupation == null ? List.of() : occupations.getOrDefault(occupation.code(), List.of());
        if (occupation == null || names.isEmpty()) {
            return null;
        }
        return new Draft(
                List.of(names.get(random.nextInt(names.size())).split(" ")),
                grades(p -> p.occupation() != null && p.occupation().code().equals(occupation.code()) ? 2 : 0));
    }

    /** Four to six words in a row of one sentence; not what stands in many postings. */
    private @Nullable Draft phrase(Posting posting, SplittableRandom random) {
        List<String> sentences = Arrays.stream(posting.descriptionText().split("[.,;:!?()\\n•–—\"]+"))
                .filter(s -> s.strip().split("\\s+").length >= 7)
                .toList();
        if (sentences.isEmpty()) {
            return null;
        }
        List<String> sentence = JobTitle.words(sentences.get(random.nextInt(sentences.size())));
        int length = 4 + random.nextInt(3);
        if (sentence.size() <= length) {
            return null;
        }
        int from = random.nextInt(sentence.size() - length);
        List<String> words = sentence.subList(from, from + length);
        String sought = " " + String.join(" ", words) + " ";
        Map<String, Integer> grades =
                grades(p -> Objects.requireNonNull(texts.get(p.id())).contains(sought) ? 2 : 0);
        return grades.size() > 2 * Ndcg.DEPTH ? null : new Draft(words, grades);
    }

    private Map<String, Integer> grades(Function<Posting, Integer> grade) {
        Map<String, Integer> grades = new HashMap<>();
        postings.forEach(p -> {
            int g = grade.apply(p);
            if (g > 0) {
                grades.put(p.id(), g);
            }
        });
        return grades;
    }

    /** Names of occupations by code, as ingest-service has them from ESCO. */
    private static Map<String, List<String>> occupations() {
        Map<String, List<String>> names = new HashMap<>();
        try (InputStream packed = Normalizer.class.getResourceAsStream("occupations.tsv.gz");
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Objects.requireNonNull(packed)), StandardCharsets.UTF_8))) {
            lines.lines()
                    .map(line -> line.split("\t"))
                    .filter(cells -> cells.length == 2)
                    .forEach(cells -> names.computeIfAbsent(cells[0], _ -> new ArrayList<>())
                            .addAll(List.of(cells[1].split("\\|"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
