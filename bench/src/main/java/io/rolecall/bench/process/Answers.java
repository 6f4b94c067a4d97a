package io.rolecall.bench.process;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/** Whether a part or a service is there, as {@link Child#await} asks again and again. */
public final class Answers {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private Answers() {}

    /** Whether somebody takes connections at a port of this machine. */
    public static boolean port(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether a store does what it is asked. */
    public static boolean store(int port) {
        if (!port(port)) {
            return false;
        }
        try (MongoClient client = client("mongodb://127.0.0.1:" + port)) {
            client.getDatabase("admin").runCommand(new Document("ping", 1));
            return true;
        } catch (MongoException e) {
            return false;
        }
    }

    /** A client that finds out within two seconds that nobody is there; the caller's to close. */
    public static MongoClient client(String uri) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .applyToClusterSettings(c -> c.serverSelectionTimeout(2, TimeUnit.SECONDS))
                .build());
    }

    /** Whether a service says that it can do its work. */
    public static boolean service(HttpClient http, int port) {
        URI readiness = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
        try {
            return http.send(
                                    HttpRequest.newBuilder(readiness)
                                            .timeout(TIMEOUT)
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
