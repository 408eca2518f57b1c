package org.cameralucida.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Locale;
import org.cameralucida.inference.EngineInfo;
import org.cameralucida.message.Message;

/** What the engine is and what it can run on, for {@code networks --verbose}. */
final class EngineText {

    private EngineText() {
    }

    /** A line for the engine, and one for each thing that networks could run on. */
    static String text(EngineInfo engine) {
        var text = new StringBuilder().append(Message.of(Cli.class, "engine", engine.version(), engine.folder()
                .<Object>map(Object::toString).orElseGet(() -> Message.of(Cli.class, "engine.own"))));
        engine.providers().forEach(provider ->
                text.append(String.format("%n  %-10s %s", provider.name(), provider.says())));
        return text.toString();
    }

    /** The same. */
    static JsonObject json(EngineInfo engine) {
        var object = new JsonObject();
        object.addProperty("engine", "ONNX Runtime");
        object.addProperty("version", engine.version());
        engine.folder().ifPresent(folder -> object.addProperty("folder", folder.toString()));
        var providers = new JsonArray();
        for (var provider : engine.providers()) {
            var each = new JsonObject();
            each.addProperty("name", provider.name());
            each.addProperty("state", provider.state().name().toLowerCase(Locale.ROOT));
            each.addProperty("says", provider.says().toString());
            providers.add(each);
        }
        object.add("providers", providers);
        return object;
    }
}
