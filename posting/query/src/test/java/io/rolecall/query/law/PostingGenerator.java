package io.rolecall.query.law;

import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.Level;
import io.rolecall.posting.Location;
import io.rolecall.posting.Occupation;
import io.rolecall.posting.Organization;
import io.rolecall.posting.Pay;
import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingParts;
import io.rolecall.posting.Workplace;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws postings from a vocabulary; each field is sometimes unknown. */
final class PostingGenerator {
    static final List<String> AMOUNTS = List.of(
            "0", "19.5", "19.4999", "20", "3333.34", "40000", "40000.01", "40560", "41600", "999999999999.9999");

    private final Choice choose;
    private final Mangled mangled;
    private final Vocabulary vocabulary;
    private int next;

    PostingGenerator(Random random, Vocabulary vocabulary) {
        this.choose = new Choice(random);
        this.mangled = new Mangled(choose);
        this.vocabulary = vocabulary;
    }

    Posting next() {
        String externalId = "p" + next++;
        String source = choose.among("acme", "greenhouse.acme", "push");
        String text = words(9);
        return new PostingParts(
                        source,
                        externalId,
                        words(3) + choose.of(vocabulary.words()),
                        new Organization(choose.of(vocabulary.organizations()), null))
                .locations(places())
                .workplace(choose.among(Workplace.values()))
                .applicantLocations(choose.percent(70) ? List.of() : places())
                .employmentTypes(types())
                .level(choose.among(Level.values()))
                .pay(pay())
                .description(text)
                .descriptionText(text)
                .language(choose.percent(20) ? null : choose.of(vocabulary.languages()))
                .category(
                        choose.among(null, "Engineering", "engineering", "Sales & Marketing", "Sales", "***", "ﬁnance"))
                .occupation(
                        choose.percent(60)
                                ? null
                                : new Occupation(choose.among("2221", "2512", "5120"), "a group", "title: something"))
                .clusterId("cluster")
                .posting();
    }

    private String words(int most) {
        StringBuilder text = new StringBuilder();
        for (int i = choose.upTo(most); i > 0; i--) {
            String word = choose.of(vocabulary.words());
            text.append(choose.percent(10) ? mangled.word(word) : word)
                    .append(choose.among(" ", " ", " ", ", ", "/", ".\n", " – ", "-", "'", "", " (", ") "));
        }
        return text.toString();
    }

    private List<Location> places() {
        return Stream.generate(() -> choose.of(Places.POSTED))
                .limit(choose.upTo(2))
                .toList();
    }

    private Set<EmploymentType> types() {
        Set<EmploymentType> types = EnumSet.noneOf(EmploymentType.class);
        for (int i = choose.upTo(2); i > 0; i--) {
            types.add(choose.among(EmploymentType.FULL_TIME, EmploymentType.PART_TIME, EmploymentType.INTERN));
        }
        return types;
    }

    private @Nullable Pay pay() {
        if (choose.percent(30)) {
            return null;
        }
        BigDecimal one = new BigDecimal(choose.of(AMOUNTS));
        BigDecimal other = new BigDecimal(choose.of(AMOUNTS));
        int shape = choose.upTo(4);
        return new Pay(
                shape == 0 ? null : one.min(other),
                shape == 1 ? null : one.max(other),
                choose.among("EUR", "EUR", "USD", "GBP", "JPY", "ARS"),
                choose.among(Pay.Period.values()),
                Pay.Source.STATED);
    }
}
