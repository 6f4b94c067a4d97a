package io.rolecall.ingest.catalog;

import com.mongodb.WriteConcern;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** How the catalog uses the database: a write counts when a majority has it in its journal, and an outage is told soon. */
@Configuration
class CatalogConfiguration {
    @Bean
    MongoClientSettingsBuilderCustomizer durable() {
        return settings -> settings.writeConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    /** Before Spring's own, so that of times what the connection string says goes. */
    @Bean
    @Order(-1)
    MongoClientSettingsBuilderCustomizer impatient() {
        return settings -> settings.applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(5, TimeUnit.SECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(5, TimeUnit.SECONDS).readTimeout(60, TimeUnit.SECONDS));
    }
}
