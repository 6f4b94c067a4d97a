package io.rolecall.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The picture of package-info.java, as a rule. */
@AnalyzeClasses(packages = "io.rolecall.ingest", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule roomsKnowOnlyTheRoomsOnTheirWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("source")
            .definedBy("..ingest.source..")
            .layer("page")
            .definedBy("..ingest.page..")
            .layer("form")
            .definedBy("..ingest.form..")
            .layer("fetch")
            .definedBy("..ingest.fetch..")
            .layer("push")
            .definedBy("..ingest.push..")
            .layer("web")
            .definedBy("..ingest.web..")
            .layer("intake")
            .definedBy("..ingest.intake..")
            .layer("normalize")
            .definedBy("..ingest.normalize..")
            .layer("cluster")
            .definedBy("..ingest.cluster..")
            .layer("catalog")
            .definedBy("..ingest.catalog..")
            .layer("publish")
            .definedBy("..ingest.publish..")
            .whereLayer("page")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("source")
            .mayOnlyBeAccessedByLayers("page")
            .whereLayer("push")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("web")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("publish")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("normalize")
            .mayOnlyBeAccessedByLayers("source", "form", "push", "intake")
            .whereLayer("intake")
            .mayOnlyBeAccessedByLayers("source", "push")
            .whereLayer("form")
            .mayOnlyBeAccessedByLayers("source")
            .whereLayer("fetch")
            .mayOnlyBeAccessedByLayers("source", "form")
            .whereLayer("cluster")
            .mayOnlyBeAccessedByLayers("catalog", "web")
            .whereLayer("catalog")
            .mayOnlyBeAccessedByLayers("source", "push", "intake", "web", "publish");

    @ArchTest
    static final ArchRule noCircles =
            slices().matching("io.rolecall.ingest.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule kafkaOnlyWhereWePublish = noClasses()
            .that()
            .resideOutsideOfPackage("..publish..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..");

    @ArchTest
    static final ArchRule databaseOnlyInClusterCatalogAndSource = noClasses()
            .that()
            .resideOutsideOfPackages("..cluster..", "..catalog..", "..source..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.mongodb..", "org.bson..", "org.springframework.data..");

    @ArchTest
    static final ArchRule outgoingHttpOnlyInFetch = noClasses()
            .that()
            .resideOutsideOfPackage("..fetch..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.hc..", "java.net.http..");

    @ArchTest
    static final ArchRule normalizingIsPure = noClasses()
            .that()
            .resideInAPackage("..normalize..")
            .and()
            // Reads the tables that come with the code, once.
            .doNotHaveSimpleName("Patterns")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "java.io..", "java.nio.file..", "java.util.concurrent..");
}
