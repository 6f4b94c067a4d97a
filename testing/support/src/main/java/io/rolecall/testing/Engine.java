package io.rolecall.testing;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.dockerclient.TransportConfig;
import org.testcontainers.shaded.com.github.dockerjava.core.DefaultDockerClientConfig;
import org.testcontainers.shaded.com.github.dockerjava.core.DockerClientImpl;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;

/**
 * Finds out in bounded time whether a Docker engine has the images of the tests, or can fetch them. Testcontainers alone
 * would try each image for two minutes, in each JVM, where there is an engine but no way to a registry.
 */
final class Engine {
    private final Duration silence;
    private final Duration longest;
    private volatile String doing = "looking for a Docker engine";
    private volatile long heard;

    /**
     * @param silence how long nothing may be heard from the engine
     * @param longest how long it may take to have all images, whatever is heard
     */
    Engine(Duration silence, Duration longest) {
        this.silence = silence;
        this.longest = longest;
    }

    /** Why containers of the images can't be run here; empty when they can. */
    Optional<String> obstacle(List<String> images) {
        return watched(() -> {
            TransportConfig way;
            try {
                way = DockerClientFactory.instance().getTransportConfig();
            } catch (IllegalStateException e) {
                return Optional.of("no Docker engine answers");
            }
            fetch(way, images);
            now("starting the container with which Testcontainers clears up");
            DockerClientFactory.instance().client();
            return Optional.empty();
        });
    }

    /** Why the images are not in the engine that is reached this way; empty when they are. */
    Optional<String> missing(TransportConfig way, List<String> images) {
        return watched(() -> {
            fetch(way, images);
            return Optional.empty();
        });
    }

    private void fetch(TransportConfig way, List<String> images) throws Exception {
        now("asking the Docker engine");
        try (DockerClient engine = client(way)) {
            for (String image : images) {
                // The same other name or registry as Testcontainers will ask for, where the developer has set one.
                String name = ImageNameSubstitutor.instance()
                        .apply(DockerImageName.parse(image))
                        .asCanonicalNameString();
                try {
                    engine.inspectImageCmd(name).exec();
                } catch (NotFoundException e) {
                    now("pulling " + name);
                    engine.pullImageCmd(name).exec(new Pull()).awaitCompletion();
                }
            }
        }
    }

    /** Not Testcontainers' own client, which asks the engine that it has found for a registry's address before it pulls. */
    private static DockerClient client(TransportConfig way) {
        return DockerClientImpl.getInstance(
                DefaultDockerClientConfig.createDefaultConfigBuilder()
                        .withDockerHost(way.getDockerHost().toString())
                        .build(),
                new ZerodepDockerHttpClient.Builder()
                        .dockerHost(way.getDockerHost())
                        .sslConfig(way.getSslConfig())
                        .build());
    }

    /** In a thread that can be left behind: an engine that takes a call and never answers would hold us for ever. */
    private Optional<String> watched(Callable<Optional<String>> question) {
        FutureTask<Optional<String>> answer = new FutureTask<>(question);
        long begin = System.nanoTime();
        heard = begin;
        Thread.ofPlatform().daemon().name("docker-engine").start(answer);
        try {
            while (true) {
                try {
                    return answer.get(50, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    if (System.nanoTime() - heard > silence.toNanos()) {
                        return Optional.of(doing + ": nothing was heard for " + seconds(silence));
                    }
                    if (System.nanoTime() - begin > longest.toNanos()) {
                        return Optional.of(
                                doing + ": not done after " + seconds(longest) + "; docker pull has more patience");
                    }
                }
            }
        } catch (ExecutionException e) {
            String failure = String.valueOf(e.getCause()).replaceFirst("^[\\w.$]+: ", "");
            return Optional.of(doing + ": " + failure.replaceAll("\\s+", " ").strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(doing + ": interrupted");
        } finally {
            answer.cancel(true);
        }
    }

    private void now(String step) {
        doing = step;
        heard = System.nanoTime();
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 1000.0 + " s";
    }

    private final class Pull extends PullImageResultCallback {
        @Override
        public void onNext(PullResponseItem item) {
            heard = System.nanoTime();
            super.onNext(item);
        }
    }
}
