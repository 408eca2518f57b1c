package org.cameralucida.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.cameralucida.explain.Family;
import org.cameralucida.explain.Method;
import org.cameralucida.explain.Setting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code methods}: the methods, what their maps mean, and their options, as {@link Method} describes them. */
@Command(name = "methods", mixinStandardHelpOptions = true,
        description = "The methods of explain and compare: what their maps mean, and their options.")
final class MethodsCommand implements Callable<Integer> {

    private static final int WIDTH = 100;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text", description = "text or json.")
    private NetworksCommand.Format format;
    @Parameters(paramLabel = "METHOD", arity = "0..*", description = "Only these.")
    private List<String> names = List.of();

    private final Console console;

    MethodsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var methods = names.isEmpty() ? Method.all() : names.stream().map(Method::named).toList();
        if (format == NetworksCommand.Format.JSON) {
            var all = new JsonArray();
            methods.forEach(method -> all.add(json(method)));
            console.out().println(new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(all));
        } else {
            Family heading = null;
            for (var method : methods) {
                if (names.isEmpty() && method.family() != heading) {
                    heading = method.family();
                    console.out().printf("%s%n%n", heading.title().toString().toUpperCase(Locale.ROOT));
                }
                write(method);
            }
        }
        return Cli.DONE;
    }

    private void write(Method method) {
        console.out().printf("%s: %s%n", method.id(), method.title());
        wrapped(method.meaning().toString());
        for (var setting : method.settings()) {
            console.out().printf("    --option %s=%s  %s: %s%n", setting.key(), setting.standard(), setting.title(),
                    setting.range());
        }
        console.out().println();
    }

    private void wrapped(String text) {
        var line = new StringBuilder("   ");
        for (var word : text.split(" ")) {
            if (line.length() + 1 + word.length() > WIDTH) {
                console.out().println(line);
                line = new StringBuilder("   ");
            }
            line.append(' ').append(word);
        }
        console.out().println(line);
    }

    private static JsonObject json(Method method) {
        var object = new JsonObject();
        object.addProperty("name", method.id());
        object.addProperty("title", method.title().toString());
        object.addProperty("meaning", method.meaning().toString());
        object.addProperty("unit", method.unit().toString());
        object.addProperty("family", method.family().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        object.addProperty("layer", method.hasLayer());
        var options = new JsonArray();
        method.settings().forEach(setting -> options.add(json(setting)));
        object.add("options", options);
        return object;
    }

    private static JsonObject json(Setting setting) {
        var object = new JsonObject();
        object.addProperty("key", setting.key());
        object.addProperty("title", setting.title().toString());
        object.addProperty("default", setting.standard());
        if (setting instanceof Setting.Choice choice) {
            var choices = new JsonArray();
            choice.choices().forEach(choices::add);
            object.add("choices", choices);
        } else if (setting instanceof Setting.Whole whole) {
            object.addProperty("from", whole.low());
            object.addProperty("to", whole.high());
        } else if (setting instanceof Setting.Number number) {
            object.addProperty("from", number.low());
            object.addProperty("to", number.high());
        }
        return object;
    }
}
