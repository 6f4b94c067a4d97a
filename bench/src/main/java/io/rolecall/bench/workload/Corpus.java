package io.rolecall.bench.workload;

import io.rolecall.posting.Location;
import io.rolecall.posting.Organization;
import io.rolecall.posting.Pay;
import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingParts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * As many open postings as are wanted, made of fewer texts: each text is published again by other organisations, in other
 * places, for other pay. Equal settings give equal ones. Safe for use by many threads.
 */
public final class Corpus {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final int SOURCES = 40;
    private static final int CATEGORIES = 120;

    /** Two of a hundred postings are of a vacancy that another one has too. */
    private static final int SHARED = 50;

    private final Workload workload;
    private final AtomicReferenceArray<@Nullable Posting> texts;
    private final Zipf sources = new Zipf(SOURCES, 1);
    private final Zipf categories = new Zipf(CATEGORIES, 1);

    /** @param texts how many different ones there are */
    public Corpus(Workload workload, int texts) {
        this.workload = workload;
        this.texts = new AtomicReferenceArray<>(texts);
    }

    /** Made when it is wanted first: a run over an index that was kept needs few of them. */
    private Posting text(int number) {
        Posting made = texts.get(number);
        if (made == null) {
            made = workload.posting(number);
            texts.set(number, made);
        }
        return made;
    }

    /** Makes all texts, so that nobody who is measured waits for one. */
    public void make() {
        IntStream.range(0, texts.length()).parallel().forEach(this::text);
    }

    /** The moment at which the corpus is searched. */
    public Instant now() {
        return NOW;
    }

    /** The posting of a number in its first version. */
    public Posting posting(long number) {
        return posting(number, 1);
    }

    /** The posting of a number as it is after some changes, which touch its pay and its dates. */
    public Posting posting(long number, long version) {
        SplittableRandom random = workload.random(number, 3);
        Posting text = text((int) (number % texts.length()));
        List<Location> places = new ArrayList<>();
        for (int i = random.nextInt(12) == 0 ? 3 : 1; i > 0; i--) {
            Cities.City city = workload.cities().draw(random);
            places.add(new Location(
                    city.text(),
                    city.place().name(),
                    city.place().region(),
                    city.place().country(),
                    city.place().lat(),
                    city.place().lon(),
                    city.place().id()));
        }
        long cluster = number % SHARED == 1 ? number - 1 : number;
        int source = sources.draw(random);
        Instant posted = NOW.minus(Duration.ofMinutes((long) (90 * 1440 * Math.pow(random.nextDouble(), 2))))
                .plusSeconds(version - 1);
        PostingParts parts = new PostingParts(
                        "source-" + source,
                        Long.toString(number),
                        text.title(),
                        new Organization(workload.organization(random), null))
                .url("https://jobs.example.com/" + number)
                .locations(places)
                .workplace(text.workplace())
                .employmentTypes(text.employmentTypes())
                .level(text.level())
                .description(text.description())
                .descriptionText(text.descriptionText())
                .language(text.language())
                .category(random.nextInt(4) == 0 ? null : "Category " + categories.draw(random))
                .occupation(text.occupation())
                .skills(text.skills())
                .datePosted(posted)
                .seen(posted, NOW)
                .clusterId("vacancy-" + cluster)
                .version(version);
        Pay pay = text.pay();
        if (pay != null && pay.min() != null && pay.max() != null) {
            BigDecimal more = BigDecimal.valueOf((number / texts.length() * 700 + version * 100) % 20_000);
            parts.pay(new Pay(pay.min(), pay.max().add(more), pay.currency(), pay.period(), pay.source()));
        }
        return parts.posting();
    }
}
