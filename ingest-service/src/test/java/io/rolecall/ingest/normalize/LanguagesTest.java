package io.rolecall.ingest.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    -     | en | You will work with our team to build the tools that our customers use, and you will be responsible for the quality of this work.
                    -     | de | Du arbeitest mit unserem Team an den Werkzeugen für unsere Kunden und bist für die Qualität der Arbeit verantwortlich.
                    -     | fr | Vous travaillerez avec notre équipe pour construire les outils que nos clients utilisent dans toute la France.
                    -     | es | Trabajarás con nuestro equipo para construir las herramientas que usan los clientes de nuestra empresa en toda España.
                    -     | ja | 私たちのチームと一緒に、お客様が毎日使う道具を作り、その品質に責任を持っていただきます。東京のオフィスで働きます。
                    -     | cs | Budete pracovat s naším týmem na nástrojích, které používají naši zákazníci, a budete odpovídat za jejich kvalitu.
                    -     | -  | Java Kafka MongoDB
                    de-AT | de | You will work with our team.
                    eng   | en | x
                    xx-   | xx | x
                    1     | -  | x
                    """)
    void declaredFirstThenDetected(String declared, String language, String text) {
        assertThat(Languages.of(declared, "Title", text)).isEqualTo(language);
    }
}
