package org.cameralucida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.cameralucida.catalog.Catalog;
import org.cameralucida.explain.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MethodsCommandTest {

    @TempDir
    private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Cli.run(new Catalog(folder), new PrintWriter(out), new PrintWriter(err), arguments);
    }

    @Test
    void everyMethodIsThereWithWhatItMeansAndItsOptions() {
        assertThat(run("methods")).isZero();
        for (var method : Method.all()) {
            assertThat(out.toString()).contains(method.id() + ": " + method.title());
        }
        assertThat(out.toString()).contains("--option masks=2000  Masks: 1…20000");
        assertThat(out.toString().lines()).allMatch(line -> line.length() <= 120);
    }

    @Test
    void theOptionsAreReadByProgramsToo() {
        assertThat(run("methods", "--format", "json", "integrated-gradients")).isZero();
        var methods = JsonParser.parseString(out.toString()).getAsJsonArray();
        assertThat(methods).hasSize(1);
        var options = methods.get(0).getAsJsonObject().getAsJsonArray("options").asList().stream()
                .map(JsonElement::getAsJsonObject).toList();
        JsonObject steps = options.get(0);
        assertThat(steps.get("key").getAsString()).isEqualTo("steps");
        assertThat(steps.get("default").getAsString()).isEqualTo("50");
        assertThat(steps.get("from").getAsInt()).isEqualTo(2);
        assertThat(options.get(1).getAsJsonArray("choices").asList()).extracting(JsonElement::getAsString)
                .contains("trapezoid", "gauss-legendre");
    }

    @Test
    void aMethodThatThereIsNotIsASentence() {
        assertThat(run("methods", "magic")).isEqualTo(Cli.FAILED);
        assertThat(err.toString()).contains("magic").contains("gradcam");
    }
}
