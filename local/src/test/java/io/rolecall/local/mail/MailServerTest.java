package io.rolecall.local.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailServerTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final MailCatcher catcher = MailCatcher.start(0);
    private final MailServer server = MailServer.start(catcher, 0);

    @AfterEach
    void stop() {
        server.close();
        catcher.close();
    }

    @Test
    void theListHasTheNewestFirstWithMailpitsMembers() throws Exception {
        send("first", "one", null);
        send("Zweite – „Größe“", "two\nlines", null);

        JsonNode list = json(get("/api/v1/messages"));

        assertThat(list.get("total").asInt()).isEqualTo(2);
        assertThat(list.get("messages")).hasSize(2);
        JsonNode newest = list.get("messages").get(0);
        assertThat(newest.get("Subject").asText()).isEqualTo("Zweite – „Größe“");
        assertThat(newest.get("From").get("Address").asText()).isEqualTo("rolecall@example.org");
        assertThat(newest.get("To").get(0).get("Name").asText()).isEqualTo("Ada \"L\"");
        assertThat(newest.get("To").get(0).get("Address").asText()).isEqualTo("ada@example.org");
        assertThat(newest.get("Snippet").asText()).isEqualTo("two lines");
        assertThat(newest.get("MessageID").asText()).contains("@").doesNotContain("<");
        assertThat(json(get("/api/v1/messages?start=1&limit=1"))
                        .get("messages")
                        .get(0)
                        .get("Subject")
                        .asText())
                .isEqualTo("first");
        assertThat(json(get("/api/v1/messages?limit=none&start=-3")).get("messages"))
                .hasSize(2);
    }

    @Test
    void oneMailHasBothItsPartsItsHeadersAndItsSource() throws Exception {
        send("subject", "plain", "<p>rich</p>");
        String id =
                json(get("/api/v1/messages")).get("messages").get(0).get("ID").asText();

        JsonNode mail = json(get("/api/v1/message/" + id));

        assertThat(mail.get("Text").asText()).isEqualTo("plain");
        assertThat(mail.get("HTML").asText()).isEqualTo("<p>rich</p>");
        assertThat(json(get("/api/v1/message/latest")).get("ID").asText()).isEqualTo(id);
        assertThat(json(get("/api/v1/message/" + id + "/headers"))
                        .get("X-Test")
                        .get(0)
                        .asText())
                .isEqualTo("yes");
        assertThat(get("/api/v1/message/" + id + "/raw").body())
                .contains("X-Test: yes")
                .contains("<p>rich</p>");
    }

    @Test
    void deletingForgetsAll() throws Exception {
        send("subject", "plain", null);

        assertThat(delete().body()).isEqualTo("ok");

        assertThat(json(get("/api/v1/messages")).get("total").asInt()).isZero();
    }

    @Test
    void aHostileMailIsTextOnThePageAndHarmlessInItsFrame() throws Exception {
        send("<script>alert(1)</script>", "</pre><img src=x onerror=alert(1)>", "<script>alert(1)</script><p>hi</p>");
        String id = catcher.received().getFirst().id();

        assertThat(get("/").body()).contains("&lt;script&gt;").doesNotContain("<script>");
        HttpResponse<String> page = get("/message/" + id);
        assertThat(page.body()).contains("&lt;img").contains("sandbox=").doesNotContain("<script>", "<img");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy ->
                        assertThat(policy).contains("default-src 'none'").doesNotContain("script-src"));
        assertThat(get("/html/" + id).headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .startsWith("sandbox allow-popups")
                        .contains("default-src 'none'")
                        .doesNotContain("allow-scripts", "allow-same-origin"));
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        for (String path : new String[] {
            "/api/v1/message/1",
            "/api/v1/message/1/raw",
            "/api/v1/message/",
            "/message/1",
            "/html/1",
            "/other",
            "/message/1/2/3"
        }) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(get("/livez").statusCode()).isEqualTo(200);
    }

    @Test
    void aPageOfAnotherNameCannotReadTheMails() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream()
                    .write("GET /api/v1/messages HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 421");
        }
    }

    private void send(String subject, String text, String html) throws Exception {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", catcher.host());
        properties.put("mail.smtp.port", catcher.port());
        MimeMessage mail = new MimeMessage(Session.getInstance(properties));
        mail.setFrom("rolecall@example.org");
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress("ada@example.org", "Ada \"L\""));
        mail.setSubject(subject, "UTF-8");
        mail.setHeader("X-Test", "yes");
        if (html == null) {
            mail.setText(text, "UTF-8");
        } else {
            MimeMultipart parts = new MimeMultipart("alternative");
            MimeBodyPart plain = new MimeBodyPart();
            plain.setText(text, "UTF-8");
            MimeBodyPart rich = new MimeBodyPart();
            rich.setContent(html, "text/html; charset=UTF-8");
            parts.addBodyPart(plain);
            parts.addBodyPart(rich);
            mail.setContent(parts);
        }
        Transport.send(mail);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return CLIENT.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> delete() throws Exception {
        return CLIENT.send(request("/api/v1/messages").DELETE().build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        assertThat(response.statusCode()).isEqualTo(200);
        return new ObjectMapper().readTree(response.body());
    }
}
