package io.rolecall.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.PostingEvent;
import io.rolecall.testing.Infrastructure;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
            var answer = push("application/json", """
                    {"externalId": "a1", "source": "thin", "title": "Java Engineer", "organization": "Acme",
                     "locations": ["Germany"], "description": "<p>Hello <script>x</script></p>"}""");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("\"accepted\":1");
            PostingEvent event = topic.await("thin:a1");
            assertThat(event).isInstanceOf(PostingEvent.PostingPublished.class);
        }
    }

    private HttpResponse<String> push(String type, String body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v1/postings"))
                                .header("Authorization", "Bearer " + Infrastructure.API_KEY)
                                .header("Content-Type", type)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
