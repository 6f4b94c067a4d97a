package io.rolecall.ingest.intake;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much is taken in at once.
 *
 * @param batch how many postings are stored at once
 * @param ahead how many batches of one push or source are read while another is stored
 */
@ConfigurationProperties("ingest.intake")
record IntakeSettings(
        @DefaultValue("250") int batch, @DefaultValue("2") int ahead) {
    IntakeSettings {
        if (batch < 1 || batch > 1_000 || ahead < 1 || ahead > 10) {
            throw new IllegalArgumentException("ingest.intake: batch must be 1 to 1000, ahead 1 to 10");
        }
    }
}
