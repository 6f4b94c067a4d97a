package io.rolecall.bench.deliver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.rolecall.bench.report.Progress;
import io.rolecall.notify.channel.mail.MailSettings;
import io.rolecall.notify.channel.mail.SmtpPool;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** One of the mails again and again to the same catcher, by as many threads, with nothing around it: rates of mails a second. */
final class Floors {
    private final byte[] mail;
    private final int port;
    private final int threads;
    private final int seconds;
    private final Progress progress;

    Floors(Path mail, int port, int threads, int seconds, Progress progress) {
        try {
            this.mail = Files.readAllBytes(mail);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.port = port;
        this.threads = threads;
        this.seconds = seconds;
        this.progress = progress;
    }

    int bytes() {
        return mail.length;
    }

    /** By the service's own connections. */
    double pooled() {
        progress.line("floor: the same mail by SmtpPool alone");
        JavaMailSenderImpl server = new JavaMailSenderImpl();
        server.setHost("127.0.0.1");
        server.setPort(port);
        SmtpPool pool = new SmtpPool(server, new MailSettings(100, Duration.ofSeconds(10), "", ""), Clock.systemUTC());
        double rate = rate(number -> {
            try {
                MimeMessage message = new MimeMessage(pool.session(), new ByteArrayInputStream(mail));
                pool.send(message, new InternetAddress("floor" + number + "@floor.example.org"));
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        });
        pool.destroy();
        return rate;
    }

    /** By a socket each, a mail at a time: what the catcher takes. */
    double bare() {
        progress.line("floor: the same mail by a socket");
        ThreadLocal<Client> clients = ThreadLocal.withInitial(() -> new Client(port));
        return rate(number -> clients.get().send("floor" + number + "@floor.example.org", mail));
    }

    private interface Send {
        void to(long number);
    }

    private double rate(Send send) {
        AtomicLong sent = new AtomicLong();
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        Callable<Void> work = () -> {
            do {
                send.to(sent.incrementAndGet());
            } while (System.nanoTime() < end);
            return null;
        };
        try (ExecutorService all = Executors.newFixedThreadPool(threads)) {
            List<Callable<Void>> each = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                each.add(work);
            }
            for (Future<Void> one : all.invokeAll(each)) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The catcher took no more", e.getCause());
        }
        return sent.get() / ((System.nanoTime() - start) / 1e9);
    }

    /** The least that SMTP asks for. */
    private static final class Client {
        private final BufferedReader in;
        private final OutputStream out;

        @SuppressWarnings("resource") // ends with this run
        Client(int port) {
            try {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                socket.setTcpNoDelay(true);
                in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
                out = socket.getOutputStream();
                answer();
                say("HELO localhost\r\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void send(String to, byte[] mail) {
            try {
                say("MAIL FROM:<floor@rolecall.example>\r\n");
                say("RCPT TO:<" + to + ">\r\n");
                say("DATA\r\n");
                out.write(mail); // of which no line begins with a dot
                say("\r\n.\r\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void say(String line) throws IOException {
            out.write(line.getBytes(ISO_8859_1));
            out.flush();
            answer();
        }

        private void answer() throws IOException {
            String line = in.readLine();
            while (line != null && line.length() > 3 && line.charAt(3) == '-') {
                line = in.readLine();
            }
            if (line == null || line.charAt(0) > '3') {
                throw new IOException("The catcher answers " + line);
            }
        }
    }
}
