package io.rolecall.query;

import io.rolecall.posting.PostingField;
import io.rolecall.query.Expression.AllOf;
import io.rolecall.query.Expression.AnyOf;
import io.rolecall.query.Expression.Concept;
import io.rolecall.query.Expression.Filler;
import io.rolecall.query.Expression.In;
import io.rolecall.query.Expression.Not;
import io.rolecall.query.Expression.Phrase;
import io.rolecall.query.Expression.Prefix;
import io.rolecall.query.Expression.Word;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What of a posting a query looks at. */
final class QueryFields {
    private static final Set<PostingField> TITLE = EnumSet.of(PostingField.TITLE, PostingField.LANGUAGE);
    private static final Set<PostingField> ANY_TEXT = EnumSet.of(
            PostingField.TITLE,
            PostingField.ORGANIZATION,
            PostingField.LOCATIONS,
            PostingField.DESCRIPTION,
            PostingField.LANGUAGE);

    private final Set<PostingField> fields = EnumSet.noneOf(PostingField.class);

    private QueryFields() {}

    static Set<PostingField> of(Query query) {
        QueryFields all = new QueryFields();
        query.q().forEach(text -> all.add(text, ANY_TEXT));
        query.title().forEach(text -> all.add(text, TITLE));
        all.add(query.organization(), Set.of(PostingField.ORGANIZATION));
        all.add(query.excludeOrganization(), Set.of(PostingField.ORGANIZATION));
        all.add(query.location(), Set.of(PostingField.LOCATIONS));
        all.add(query.country(), Set.of(PostingField.LOCATIONS));
        all.add(query.applicantCountry(), Set.of(PostingField.LOCATIONS, PostingField.WORKPLACE));
        all.add(query.workplace(), Set.of(PostingField.WORKPLACE));
        all.add(query.employmentType(), Set.of(PostingField.EMPLOYMENT_TYPES));
        all.add(query.level(), Set.of(PostingField.LEVEL));
        all.add(query.pay().any() ? List.of() : List.of(query.pay()), Set.of(PostingField.PAY));
        all.add(query.language(), Set.of(PostingField.LANGUAGE));
        all.add(query.category(), Set.of(PostingField.CATEGORY));
        return all.fields;
    }

    private void add(Collection<?> asked, Set<PostingField> of) {
        if (!asked.isEmpty()) {
            fields.addAll(of);
        }
    }

    /** @param words what a word without a field looks at */
    private void add(Expression text, Set<PostingField> words) {
        switch (text) {
            case AllOf all -> all.parts().forEach(part -> add(part, words));
            case AnyOf any -> any.parts().forEach(part -> add(part, words));
            case Not not -> add(not.part(), words);
            case In in -> fields.addAll(in.field() == Field.TITLE ? TITLE : Set.of(PostingField.ORGANIZATION));
            case Filler _ -> {}
            case Word _, Concept _, Phrase _, Prefix _ -> fields.addAll(words);
        }
    }
}
