package io.rolecall.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.Posting;
import org.junit.jupiter.api.Test;

class PostingsTest {
    @Test
    void eachHasAnIdOfItsOwn() {
        assertThat(Postings.aPosting().build().id())
                .isNotEqualTo(Postings.aPosting().build().id());
    }

    @Test
    void aPostingRebuiltIsTheSame() {
        Posting posting = Postings.closed(Postings.javaEngineerInBerlin());

        assertThat(new PostingBuilder(posting).build()).isEqualTo(posting);
    }

    @Test
    void theTextFollowsTheDescription() {
        assertThat(Postings.javaEngineerInBerlin().descriptionText())
                .isEqualTo("You build services with Java 25, Spring Boot and Kafka.\nC++ is a plus.");
    }
}
