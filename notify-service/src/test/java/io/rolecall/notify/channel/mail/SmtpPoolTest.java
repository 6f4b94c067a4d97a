package io.rolecall.notify.channel.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.notify.alert.Alerted;
import io.rolecall.notify.alert.Destination;
import io.rolecall.notify.channel.Notice;
import io.rolecall.notify.channel.Notices;
import jakarta.mail.internet.InternetAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class SmtpPoolTest {
    /** More of them tell more of the rate, {@code -Dmails=10000}. */
    private static final int MAILS = Integer.getInteger("mails", 1_000);

    private static final int THREADS = 8;

    /** The channel's own part: mails of five postings written and handed over on loopback. */
    @Test
    void a_thousand_mails_need_few_connections_and_little_time() throws Exception {
        AtomicInteger connections = new AtomicInteger();
        AtomicInteger taken = new AtomicInteger();
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            Thread.ofVirtual().start(() -> accept(server, connections, taken));
            JavaMailSenderImpl sender = new JavaMailSenderImpl();
            sender.setHost("127.0.0.1");
            sender.setPort(server.getLocalPort());
            SmtpPool pool =
                    new SmtpPool(sender, new MailSettings(100, Duration.ofSeconds(10), "", ""), Clock.systemUTC());
            MailComposer composer = MailComposerTest.composer();
            var alert = Alerted.alert("A1", "{\"q\": \"nurse\"}", "ada@example.org");
            Notice notice = Notices.of(
                    Notice.Kind.MATCHES,
                    Locale.ENGLISH,
                    new Destination.Email("ada@example.org"),
                    Notices.many(5, 20, alert),
                    0,
                    null,
                    alert);
            List<Callable<Void>> sends = new ArrayList<>();
            for (int i = 0; i < MAILS; i++) {
                String to = "ada" + i + "@example.org";
                sends.add(() -> {
                    pool.send(composer.compose(pool.session(), notice, to), new InternetAddress(to));
                    return null;
                });
            }
            finish(threads.invokeAll(sends.subList(0, MAILS / 2)));
            long warm = System.nanoTime();
            finish(threads.invokeAll(sends.subList(MAILS / 2, MAILS)));
            double seconds = (System.nanoTime() - warm) / 1e9;
            System.out.printf(
                    "%d mails over %d connections, %.0f a second%n", MAILS, connections.get(), MAILS / 2 / seconds);
            assertThat(taken).hasValue(MAILS);
            assertThat(connections.get()).isBetween(1, MAILS / 100 + THREADS);
            pool.destroy();
        }
    }

    private static void finish(List<Future<Void>> sent) throws Exception {
        for (Future<Void> one : sent) {
            one.get();
        }
    }

    private static void accept(ServerSocket server, AtomicInteger connections, AtomicInteger taken) {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                client.setTcpNoDelay(true);
                connections.incrementAndGet();
                Thread.ofPlatform().daemon().start(() -> serve(client, taken));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void serve(Socket client, AtomicInteger taken) {
        try (client;
                BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
                OutputStream out = client.getOutputStream()) {
            say(out, "220 ready");
            String line;
            while ((line = in.readLine()) != null && !line.equals("QUIT")) {
                if (line.equals("DATA")) {
                    say(out, "354 go on");
                    do {
                        line = in.readLine();
                    } while (line != null && !line.equals("."));
                    taken.incrementAndGet();
                }
                say(out, "250 fine");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(US_ASCII));
        out.flush();
    }
}
