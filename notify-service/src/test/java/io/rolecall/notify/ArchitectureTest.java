package io.rolecall.notify;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.rolecall", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule the_rooms_follow_the_data = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("agenda")
            .definedBy("io.rolecall.notify.agenda..")
            .layer("pulse")
            .definedBy("io.rolecall.notify.pulse..")
            .layer("subscriber")
            .definedBy("io.rolecall.notify.subscriber..")
            .layer("alert")
            .definedBy("io.rolecall.notify.alert..")
            .layer("ledger")
            .definedBy("io.rolecall.notify.ledger..")
            .layer("index")
            .definedBy("io.rolecall.notify.index..")
            .layer("match")
            .definedBy("io.rolecall.notify.match..")
            .layer("channel")
            .definedBy("io.rolecall.notify.channel..")
            .layer("deliver")
            .definedBy("io.rolecall.notify.deliver..")
            .layer("retain")
            .definedBy("io.rolecall.notify.retain..")
            .layer("health")
            .definedBy("io.rolecall.notify.health..")
            .layer("operator")
            .definedBy("io.rolecall.notify.operator..")
            .layer("web")
            .definedBy("io.rolecall.notify.web..")
            .whereLayer("agenda")
            .mayNotAccessAnyLayer()
            .whereLayer("pulse")
            .mayNotAccessAnyLayer()
            .whereLayer("subscriber")
            .mayOnlyAccessLayers("agenda")
            .whereLayer("alert")
            .mayOnlyAccessLayers("agenda", "subscriber")
            .whereLayer("ledger")
            .mayOnlyAccessLayers("agenda", "subscriber", "alert")
            .whereLayer("index")
            .mayNotAccessAnyLayer()
            .whereLayer("match")
            .mayOnlyAccessLayers("pulse", "subscriber", "alert", "ledger", "index")
            .whereLayer("channel")
            .mayOnlyAccessLayers("subscriber", "alert", "ledger")
            .whereLayer("deliver")
            .mayOnlyAccessLayers("agenda", "subscriber", "alert", "ledger", "channel")
            .whereLayer("retain")
            .mayOnlyAccessLayers("subscriber", "alert", "ledger", "channel", "deliver")
            .whereLayer("health")
            .mayOnlyAccessLayers("pulse", "subscriber", "alert", "ledger", "match", "channel", "deliver")
            .whereLayer("operator")
            .mayOnlyAccessLayers("subscriber", "alert", "ledger", "channel", "deliver", "health")
            .whereLayer("web")
            .mayOnlyAccessLayers("health", "subscriber", "alert", "ledger", "channel", "deliver");

    @ArchTest
    static final ArchRule no_other_service_is_known = noClasses()
            .that()
            .resideInAPackage("io.rolecall.notify..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.rolecall.search..", "io.rolecall.ingest..", "io.rolecall.local..");

    @ArchTest
    static final ArchRule kafka_is_for_match_and_the_alerts_topic = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.rolecall.notify.ledger..",
                    "io.rolecall.notify.channel..",
                    "io.rolecall.notify.deliver..",
                    "io.rolecall.notify.web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..");

    @ArchTest
    static final ArchRule mails_and_webhooks_are_for_channels = noClasses()
            .that()
            .resideOutsideOfPackage("io.rolecall.notify.channel..")
            .and()
            .resideInAPackage("io.rolecall.notify..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.mail..", "org.springframework.mail..", "org.apache.hc..");

    @ArchTest
    static final ArchRule lucene_is_for_nobody_here = noClasses()
            .that()
            .resideInAPackage("io.rolecall.notify..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.lucene..");
}
