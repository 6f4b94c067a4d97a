package io.rolecall.ingest.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.rolecall.ingest.fetch.NearPages;
import io.rolecall.ingest.normalize.Draft;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists that are larger than the memory of the JVM that reads them: {@code -Dlists.megabytes=500} for one of half a gigabyte. */
class LargeListTest {
    private static final int MEGABYTES = Integer.getInteger("lists.megabytes", 50);
    private static final String HEAP = "-Xmx40m";

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"xml, gzip", "csv, file"})
    void aListIsReadInLessMemoryThanItHas(String type, String way) throws Exception {
        Path output = directory.resolve("output");
        Process reader = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reader.class.getName(),
                        type,
                        way,
                        "" + MEGABYTES,
                        directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(reader.waitFor(10, TimeUnit.MINUTES)).isTrue();
        } finally {
            reader.destroyForcibly();
        }
        String said = Files.readString(output);
        System.out.println(type + " " + way + ", " + MEGABYTES + " MB in " + HEAP + ": " + said.strip());
        assertThat(said).contains(" of " + MEGABYTES * 200 + " items in ");
        assertThat(said).startsWith(MEGABYTES * 200 + " of");
    }

    /** Reads such a list, in a JVM of its own. */
    static final class Reader implements Items {
        private static final String TEXT =
                "A sentence about what there is to do, for whom, and what it is worth. ".repeat(70);
        private int open;

        public static void main(String[] args) throws IOException {
            String type = args[0];
            int items = Integer.parseInt(args[2]) * 200;
            Path directory = Path.of(args[3]);
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                exchange.sendResponseHeaders(200, 0);
                try (OutputStream out = new BufferedOutputStream(new GZIPOutputStream(exchange.getResponseBody()))) {
                    write(type, items, out);
                }
                exchange.close();
            });
            server.start();
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/list";
            if (args[1].equals("file")) {
                File file = directory.resolve("list").toFile();
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file.toPath()))) {
                    write(type, items, out);
                }
                url = file.toURI().toString();
            }
            Reader reader = new Reader();
            long start = System.nanoTime();
            ListForms.of(type)
                    .orElseThrow()
                    .read(
                            new Listing("s", url, "Board", null, Map.of(), null),
                            NearPages.first(directory.toString()),
                            reader);
            server.stop(0);
            System.out.println(
                    reader.open + " of " + items + " items in " + (System.nanoTime() - start) / 1_000_000 + " ms");
        }

        private static void write(String type, int items, OutputStream out) throws IOException {
            boolean xml = type.equals("xml");
            out.write(bytes(xml ? "<?xml version='1.0'?><jobs>\n" : "id;title;company;url;description\n"));
            for (int i = 0; i < items; i++) {
                String item = xml
                        ? "<job><id>%d</id><title>Job %d</title><company>Acme</company><url>https://a.example/%d</url><description><![CDATA[<p>%s</p>]]></description></job>\n"
                        : "%d;Job %d;Acme;https://a.example/%d;\"<p>%s\nand more</p>\"\n";
                out.write(bytes(item.formatted(i, i, i, TEXT)));
            }
            out.write(bytes(xml ? "</jobs>" : ""));
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public void open(Draft draft, Object same) {
            open++;
        }

        @Override
        public void notOpen(String externalId) {}

        @Override
        public void refused(@Nullable String externalId, String field, String message, String excerpt) {
            throw new IllegalStateException(externalId + " " + field + " " + message);
        }

        @Override
        public boolean sameAsBefore(String externalId, Object same) {
            return false;
        }

        @Override
        public void reached(String cursor) {}
    }
}
