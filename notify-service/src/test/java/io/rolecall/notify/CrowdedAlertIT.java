package io.rolecall.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.rolecall.local.mail.CaughtMail;
import io.rolecall.notify.ledger.Forgotten;
import io.rolecall.posting.PostingEvent;
import io.rolecall.testing.Infrastructure;
import io.rolecall.testing.Postings;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A weekly alert that finds more than one document may hold: what has no room waits elsewhere until there is some. */
class CrowdedAlertIT extends TravellingService {
    private static final int FOUND = 5_200;
    private static final int MOST = 5_000;
    private static final int TOLD = 20;
    private static final Pattern TITLE = Pattern.compile("Crowd(\\d+)z");

    @Autowired
    Forgotten forgotten;

    @Test
    void what_is_put_aside_comes_back_and_the_page_of_a_message_shows_all_that_waited_with_it() {
        Api.Mine mine = alert("weekly");
        Instant now = Later.now();
        for (int i = 0; i < FOUND; i++) {
            PostingsTopic.send(new PostingEvent.PostingPublished(
                    now,
                    Postings.aPosting()
                            .title("Crowd" + i + "z " + word)
                            .organization("Employer " + i)
                            .seen(now, now)
                            .build()));
        }
        PostingsTopic.flush();
        await().until(() -> waiting(mine).size() == FOUND);
        Set<String> all = new HashSet<>(waiting(mine));
        assertThat(all).hasSize(FOUND);

        // As the sweep does every five minutes of its clock, which other tests have set far ahead.
        forgotten.waitAgain();
        assertThat(waiting(mine)).hasSize(MOST);
        Set<String> aside = new HashSet<>(all);
        aside.removeAll(waiting(mine));
        assertThat(mongo.getCollection("agenda.rows")
                        .countDocuments(Filters.in(
                                "_id",
                                aside.stream().map(m -> mine.id() + "|" + m).toList())))
                .isEqualTo(FOUND - MOST);

        Later.by(Duration.ofDays(8));
        CaughtMail mail = Mails.first(to);
        assertThat(titles(mail.text())).hasSize(TOLD);
        assertThat(mail.text()).as("also what is put aside").contains("5,180 more follow");
        String page = api.get(Mails.link(mail, "/deliveries/")).body();
        assertThat(titles(page)).as("told, and carried over").hasSize(MOST).containsAll(titles(mail.text()));
        assertThat(TITLE.matcher(page).results().count()).as("each once").isEqualTo(MOST);

        // There is room again, as if many messages had been sent.
        await().until(() -> waiting(mine).size() >= MOST - TOLD);
        List<String> some = waiting(mine).subList(0, 4_000);
        mongo.getCollection("waiting")
                .updateOne(
                        Filters.eq("_id", mine.id()),
                        Updates.combine(Updates.pullAll("rows", some), Updates.inc("size", -some.size())));
        forgotten.waitAgain();
        assertThat(waiting(mine)).containsAll(aside);
        Set<String> together = new HashSet<>(waiting(mine));
        together.addAll(some);
        assertThat(together).as("all but what was told").hasSize(FOUND - TOLD);
        assertThat(waiting(mine)).as("each once").doesNotHaveDuplicates();
        assertThat(Infrastructure.smtp().received(to)).hasSize(1);
    }

    private List<String> waiting(Api.Mine mine) {
        Document batch = mongo.getCollection("waiting")
                .find(Filters.eq("_id", mine.id()))
                .first();
        return batch == null ? List.of() : batch.getList("rows", String.class);
    }

    private static Set<String> titles(String text) {
        return TITLE.matcher(text).results().map(m -> m.group(1)).collect(Collectors.toSet());
    }
}
