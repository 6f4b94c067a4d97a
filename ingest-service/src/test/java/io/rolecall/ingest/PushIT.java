package io.rolecall.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.PostingEvent;
import io.rolecall.testing.Infrastructure;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PushIT {
    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) {
        Infrastructure.properties(
                registry, "push" + UUID.randomUUID().toString().substring(0, 8));
    }

    @LocalServerPort
    int port;

    @Test
    void aPushedPostingReachesTheTopic() throws Exception {
        try (Topic topic = new Topic()) {
            var answer = new Service(port).push("""
                    {"externalId": "a1", "source": "thin", "title": "Java Engineer", "organization": "Acme",
                     "locations": ["Germany"], "description": "<p>Hello <script>x</script></p>"}""");
            assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
            assertThat(answer.number("/accepted")).isEqualTo(1);
            PostingEvent event = topic.await("thin:a1");
            assertThat(event).isInstanceOf(PostingEvent.PostingPublished.class);
        }
    }
}
