package io.rolecall.local;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** Stands in for a service: it is ready at once, tells its environment, and dies when told to. Only the JDK is on its class path. */
final class FakeService {
    private FakeService() {}

    public static void main(String[] arguments) throws Exception {
        String jar =
                Path.of(System.getProperty("java.class.path")).getFileName().toString();
        String name = jar.substring(0, jar.indexOf('-'));
        if ("yes".equals(System.getenv("FAKE_DIES"))) {
            System.out.println("The database speaks a language that I don't know");
            System.exit(3);
        }
        int port = Integer.parseInt(System.getenv(name.toUpperCase(Locale.ROOT) + "_PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 10);
        server.createContext("/actuator/health/readiness", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.createContext("/environment", exchange -> {
            byte[] value = String.valueOf(System.getenv(exchange.getRequestURI().getQuery()))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, value.length);
            exchange.getResponseBody().write(value);
            exchange.close();
        });
        server.start();
        System.out.println(name + " serves");
    }
}
