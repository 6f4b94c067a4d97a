package io.rolecall.search;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The picture of the room: project → index ← find ← web; beneath index and find column and rank, beneath find offer. Who may know which engine. */
@AnalyzeClasses(packages = "io.rolecall.search", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule eachPackageKnowsOnlyTheOnesItReads = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("column")
            .definedBy("..search.column..")
            .layer("project")
            .definedBy("..search.project..")
            .layer("rank")
            .definedBy("..search.rank..")
            .layer("index")
            .definedBy("..search.index..")
            .layer("offer")
            .definedBy("..search.offer..")
            .layer("find")
            .definedBy("..search.find..")
            .layer("web")
            .definedBy("..search.web..")
            .whereLayer("column")
            .mayNotAccessAnyLayer()
            .whereLayer("rank")
            .mayNotAccessAnyLayer()
            .whereLayer("index")
            .mayOnlyAccessLayers("column", "rank")
            .whereLayer("project")
            .mayOnlyAccessLayers("index")
            .whereLayer("offer")
            .mayOnlyAccessLayers("rank")
            .whereLayer("find")
            .mayOnlyAccessLayers("column", "index", "rank", "offer", "project")
            .whereLayer("web")
            .mayOnlyAccessLayers("find", "index", "project");

    @ArchTest
    static final ArchRule onlyTheFollowersPackageKnowsKafkaAndMongo = noClasses()
            .that()
            .resideOutsideOfPackage("..search.project..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..", "com.mongodb..", "org.bson..");

    @ArchTest
    static final ArchRule onlyTheIndexAndItsSearcherKnowLucene = noClasses()
            .that()
            .resideOutsideOfPackages("..search.column..", "..search.rank..", "..search.index..", "..search.find..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.lucene..");

    @ArchTest
    static final ArchRule onlyTheWebKnowsHttp = noClasses()
            .that()
            .resideOutsideOfPackage("..search.web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.servlet..", "org.springframework.web..", "org.thymeleaf..", "org.jsoup..");
}
