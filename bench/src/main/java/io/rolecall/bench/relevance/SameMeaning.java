package io.rolecall.bench.relevance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Words of titles that people use for each other: the answer key of one set of queries, and no part of the service. */
final class SameMeaning {
    private static final List<List<List<String>>> PAIRS = """
            site reliability engineer=sre
            software engineer=swe
            software engineer=software developer
            product manager=pm
            machine learning=ml
            artificial intelligence=ai
            quality assurance=qa
            human resources=hr
            vice president=vp
            sales development representative=sdr
            business development representative=bdr
            account executive=ae
            customer success manager=csm
            user experience=ux
            user interface=ui
            go to market=gtm
            forward deployed engineer=fde
            information technology=it
            chief of staff=cos
            executive assistant=ea
            full stack=fullstack
            front end=frontend
            back end=backend
            kubernetes=k8s
            javascript=js
            typescript=ts
            counsel=lawyer
            counsel=attorney
            recruiter=talent acquisition partner
            developer=programmer
            engineer=eng
            manager=mgr
            representative=rep
            operations=ops
            business development=biz dev
            marketing=mktg
            administrator=admin
            accountant=accounting specialist
            teacher=educator
            designer=design specialist
            scientist=researcher
            analyst=analytics specialist
            """.lines().map(line ->
            Arrays.stream(line.split("=")).map(side -> List.of(side.split(" "))).toList()).toList();

    private SameMeaning() {}

    /** The same job in other words. */
    static Optional<List<String>> otherwise(List<String> words, SplittableRandom random) {
        List<List<String>> others = new ArrayList<>();
        for (List<List<String>> pair : PAIRS) {
            replaced(words, pair.get(0), pair.get(1)).ifPresent(others::add);
            replaced(words, pair.get(1), pair.get(0)).ifPresent(others::add);
        }
        return others.isEmpty() ? Optional.empty() : Optional.of(others.get(random.nextInt(others.size())));
    }

    /** One spelling for all that mean the same. */
    static List<String> common(List<String> words) {
        List<String> common = words;
        for (List<List<String>> pair : PAIRS) {
            common = replaced(common, pair.get(1), pair.get(0)).orElse(common);
        }
        return common;
    }

    private static Optional<List<String>> replaced(List<String> words, List<String> part, List<String> by) {
        int at = Collections.indexOfSubList(words, part);
        if (at < 0) {
            return Optional.empty();
        }
        List<String> replaced = new ArrayList<>(words.subList(0, at));
        replaced.addAll(by);
        replaced.addAll(words.subList(at + part.size(), words.size()));
        return Optional.of(replaced);
    }
}
