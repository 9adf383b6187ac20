package org.xsm.xsmd;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** House rules that a compiler cannot hold: names, fields, and where the world may be touched. */
@AnalyzeClasses(packages = "org.xsm", importOptions = DoNotIncludeTests.class)
final class HouseRulesTest {
  private static final String GENERATED = "org.xsm.schema.jaxb..";
  private static final String[] MODULES = {
    "org.xsm.schema..",
    "org.xsm.cownfs..",
    "org.xsm.monitor..",
    "org.xsm.provisioner..",
    "org.xsm.xsmd.."
  };

  @ArchTest
  static final ArchRule namesSayWhatAClassIs =
      noClasses()
          .should()
          .haveNameMatching(".*[.$](Abstract[A-Z]\\w*|\\w*(Utils?|Common|Manager|Impl|Helper))")
          .because("a class is named after its one idea; if no name fits, it holds two");

  @ArchTest
  static final ArchRule publicFieldsNeverChange =
      fields()
          .that()
          .arePublic()
          .and()
          .areDeclaredInClassesThat()
          .resideOutsideOfPackage(GENERATED)
          .should()
          .beFinal()
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule theSchemaTouchesNoFiles =
      noClasses()
          .that()
          .resideInAPackage("org.xsm.schema..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.nio.file..")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.io\\.(File|FileInputStream|FileOutputStream|FileReader|FileWriter)")
          .because("reading, checking, comparing, merging and editing are functions of a text");

  @ArchTest
  static final ArchRule theSchemaHasNoClockAndNoChance =
      noClasses()
          .that()
          .resideInAPackage("org.xsm.schema..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo("java.time.Clock")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo("java.util.random.RandomGenerator")
          .orShould()
          .callMethodWhere(target(name("now")).and(targetOwner(resideInAPackage("java.time.."))))
          .orShould()
          .callMethodWhere(target(nameMatching("currentTimeMillis|nanoTime|randomUUID")));

  @ArchTest
  static final ArchRule onlyTheProgramsStartReadsItsSurroundings =
      noClasses()
          .that()
          .resideInAnyPackage(MODULES)
          .and()
          .resideOutsideOfPackage("org.xsm.xsmd.app..")
          .should()
          .callMethodWhere(
              target(nameMatching("getProperty|getProperties|getenv"))
                  .and(targetOwner(assignableTo(System.class))))
          .because("settings are read and judged once, where the program starts");
}
