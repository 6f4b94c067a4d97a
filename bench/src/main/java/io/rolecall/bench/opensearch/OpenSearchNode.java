package io.rolecall.bench.opensearch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.opensearch.Version;
import org.opensearch.action.admin.indices.create.CreateIndexRequest;
import org.opensearch.action.search.SearchRequest;
import org.opensearch.common.settings.Settings;
import org.opensearch.common.unit.TimeValue;
import org.opensearch.common.xcontent.XContentType;
import org.opensearch.env.Environment;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.node.NodeValidationException;
import org.opensearch.percolator.PercolatorModulePlugin;
import org.opensearch.plugins.Plugin;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.search.builder.SearchSourceBuilder;
import org.opensearch.transport.Netty4ModulePlugin;
import org.opensearch.transport.client.Client;

/** One node of OpenSearch with one index, which nobody outside this machine can reach. */
public final class OpenSearchNode implements AutoCloseable {
    public static final String INDEX = "postings";

    private final Node node;

    /**
     * To be called before anything logs: the node knows no other way of logging than this, which would not be found beside ours. And it
     * asserts that it runs on the Lucene that it was built for.
     */
    public static void prepare() {
        ClassLoader.getSystemClassLoader().setPackageAssertionStatus("org.opensearch", false);
        System.setProperty("log4j2.loggerContextFactory", "org.apache.logging.log4j.core.impl.Log4jContextFactory");
    }

    private static final class Alone extends Node {
        Alone(Environment environment) {
            super(
                    environment,
                    List.of(
                            plugin(Netty4ModulePlugin.class),
                            plugin(PercolatorModulePlugin.class),
                            plugin(SameAnalysis.class)),
                    false);
        }

        private static PluginInfo plugin(Class<? extends Plugin> plugin) {
            return new PluginInfo(
                    plugin.getName(), "", "1", Version.CURRENT, "21", plugin.getName(), null, List.of(), false);
        }
    }

    /**
     * Starts it.
     *
     * @param folder where its data are
     * @param index settings and mappings of its one index, which is made where there is none yet
     */
    public OpenSearchNode(Path folder, String index) throws IOException {
        Settings settings = Settings.builder()
                .put("path.home", folder.toAbsolutePath().toString())
                .put("path.data", folder.resolve("data").toAbsolutePath().toString())
                .put("cluster.name", "bench")
                .put("node.name", "bench")
                .put("discovery.type", "single-node")
                .put("transport.type", Netty4ModulePlugin.NETTY_TRANSPORT_NAME)
                .put("http.type", Netty4ModulePlugin.NETTY_HTTP_TRANSPORT_NAME)
                .put("network.host", "127.0.0.1")
                .put("transport.port", "0")
                .put("http.port", "0")
                .put("search.max_buckets", Integer.MAX_VALUE) // as many as there are alerts that match
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .build();
        this.node = new Alone(InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> "bench"));
        try {
            node.start();
        } catch (NodeValidationException e) {
            throw new IOException(e);
        }
        if (!client().admin().indices().prepareExists(INDEX).get().isExists()) {
            client().admin()
                    .indices()
                    .create(new CreateIndexRequest(INDEX).source(index, XContentType.JSON))
                    .actionGet();
        }
        client().admin()
                .cluster()
                .prepareHealth(INDEX)
                .setWaitForYellowStatus()
                .setTimeout(TimeValue.timeValueMinutes(2))
                .get();
    }

    public Client client() {
        return node.client();
    }

    /** Makes what was written visible and safe. */
    public void safe() {
        client().admin().indices().prepareFlush(INDEX).setForce(true).get();
        client().admin().indices().prepareRefresh(INDEX).get();
    }

    public long count() {
        client().admin().indices().prepareRefresh(INDEX).get();
        return client().search(new SearchRequest(INDEX)
                        .source(new SearchSourceBuilder().size(0).trackTotalHits(true)))
                .actionGet()
                .getHits()
                .getTotalHits()
                .value();
    }

    @Override
    public void close() throws IOException {
        node.close();
    }
}
