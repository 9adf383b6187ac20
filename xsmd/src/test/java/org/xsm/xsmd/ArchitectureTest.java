package org.xsm.xsmd;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between modules and between the daemon's packages, as ARCHITECTURE.md draws them. */
@AnalyzeClasses(packages = "org.xsm", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final String SCHEMA = "org.xsm.schema..";
  private static final String JAXB = "org.xsm.schema.jaxb..";

  @ArchTest
  static final ArchRule modulesPointOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .withOptionalLayers(true)
          .layer("schema")
          .definedBy(SCHEMA)
          .layer("cownfs")
          .definedBy("org.xsm.cownfs..")
          .layer("monitor")
          .definedBy("org.xsm.monitor..")
          .layer("provisioner")
          .definedBy("org.xsm.provisioner..")
          .layer("xsmd")
          .definedBy("org.xsm.xsmd..")
          .whereLayer("schema")
          .mayNotAccessAnyLayer()
          .whereLayer("cownfs")
          .mayNotAccessAnyLayer()
          .whereLayer("monitor")
          .mayNotAccessAnyLayer()
          .whereLayer("provisioner")
          .mayOnlyAccessLayers("schema")
          .whereLayer("xsmd")
          .mayOnlyAccessLayers("schema", "cownfs", "monitor", "provisioner");

  @ArchTest
  static final ArchRule theDaemonsPackagesPointOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .withOptionalLayers(true)
          .layer("plan")
          .definedBy("org.xsm.xsmd.plan..")
          .layer("store")
          .definedBy("org.xsm.xsmd.store..")
          .layer("edit")
          .definedBy("org.xsm.xsmd.edit..")
          .layer("trust")
          .definedBy("org.xsm.xsmd.trust..")
          .layer("guest")
          .definedBy("org.xsm.xsmd.guest..")
          .layer("replica")
          .definedBy("org.xsm.xsmd.replica..")
          .layer("api")
          .definedBy("org.xsm.xsmd.api..")
          .layer("cli")
          .definedBy("org.xsm.xsmd.cli..")
          .layer("app")
          .definedBy("org.xsm.xsmd.app..")
          .whereLayer("plan")
          .mayNotAccessAnyLayer()
          .whereLayer("store")
          .mayNotAccessAnyLayer()
          .whereLayer("edit")
          .mayOnlyAccessLayers("store")
          .whereLayer("trust")
          .mayNotAccessAnyLayer()
          .whereLayer("guest")
          .mayOnlyAccessLayers("plan", "store")
          .whereLayer("replica")
          .mayOnlyAccessLayers("plan", "store", "edit", "trust")
          .whereLayer("api")
          .mayOnlyAccessLayers("plan", "store", "trust")
          .whereLayer("cli")
          .mayNotAccessAnyLayer()
          .whereLayer("app")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule onlyTheReplicaKnowsHowTheSiteIsReplicated =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.xsm.xsmd.replica..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.ratis..", "org.jgroups..", "javax.jmdns..");

  @ArchTest
  static final ArchRule onlyTrustKnowsTheCryptographyLibrary =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.xsm.xsmd.trust..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bouncycastle..");

  @ArchTest
  static final ArchRule onlyTheApiKnowsTheWebServer =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.xsm.xsmd.api..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..");

  @ArchTest
  static final ArchRule onlyTheReaderSeesGeneratedClasses =
      noClasses()
          .that(not(resideInAnyPackage(JAXB, "org.xsm.schema.read..")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage(JAXB);

  @ArchTest
  static final ArchRule onlyTheSchemasOwnRoomsKnowXml =
      noClasses()
          .that(
              not(
                  resideInAnyPackage(
                      JAXB,
                      "org.xsm.schema.xml..",
                      "org.xsm.schema.vocabulary..",
                      "org.xsm.schema.read..",
                      "org.xsm.schema.edit..",
                      "org.xsm.schema.merge..",
                      "org.xsm.schema.legacy..")))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "javax.xml..",
                  "org.xml.sax..",
                  "org.w3c.dom..",
                  "org.codehaus.stax2..",
                  "com.ctc.wstx..",
                  "jakarta.xml.."));
}
