package org.cameralucida.workspace;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.cameralucida.image.Edit;
import org.cameralucida.network.Preprocessing;
import org.cameralucida.render.Display;
import org.cameralucida.render.ScaleOption;

/** Values of the program as JSON: records by their components' names, enums by theirs in lower case. */
final class StateJson {

    private static final Gson PLAIN = builder().create();

    /** Reads and writes {@link Session} and all that is in it. */
    static final Gson JSON = builder().registerTypeAdapter(Display.class,
            (JsonDeserializer<Display>) (json, type, context) -> display(json))
            .registerTypeAdapter(Preprocessing.class,
                    (JsonDeserializer<Preprocessing>) (json, type, context) -> preprocessing(json)).create();

    private StateJson() {
    }

    private static GsonBuilder builder() {
        return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls()
                .enableComplexMapKeySerialization()
                .registerTypeAdapterFactory(factory(Optional.class, StateJson::optional))
                .registerTypeAdapterFactory(factory(Enum.class, (gson, type) -> enumeration(type)))
                .registerTypeAdapter(OptionalInt.class, optionalInt())
                .registerTypeAdapter(ScaleOption.class, text(ScaleOption::id, text -> ScaleOption.of(text)
                        .orElseThrow(() -> new JsonParseException("no scale: " + text))))
                .registerTypeHierarchyAdapter(Edit.class, text(Edit::text, Edit::of))
                .registerTypeHierarchyAdapter(Path.class,
                        (JsonSerializer<Path>) (path, type, context) -> new JsonPrimitive(path.toString()))
                .registerTypeHierarchyAdapter(Path.class,
                        (JsonDeserializer<Path>) (json, type, context) -> path(json.getAsString()));
    }

    /** What is not there, or has a name that is not known here, is as everything begins. */
    private static Display display(JsonElement json) {
        var known = PLAIN.toJsonTree(Display.DEFAULT).getAsJsonObject();
        for (var option : json.getAsJsonObject().entrySet()) {
            var tried = known.deepCopy();
            tried.add(option.getKey(), option.getValue());
            try {
                PLAIN.fromJson(tried, Display.class);
                known = tried;
            } catch (UnknownName e) {
                // A later version may have more colours and blends than this one.
                continue;
            }
        }
        return PLAIN.fromJson(known, Display.class);
    }

    /** Null where it is of a version that knows other ways: what the network's card says holds then. */
    private static Preprocessing preprocessing(JsonElement json) {
        try {
            return PLAIN.fromJson(json, Preprocessing.class);
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new JsonParseException(e);
        }
    }

    private static final class UnknownName extends JsonParseException {

        private static final long serialVersionUID = 1L;

        UnknownName(String name) {
            super(name);
        }
    }

    private interface Making {
        TypeAdapter<?> make(Gson gson, TypeToken<?> type);
    }

    private static TypeAdapterFactory factory(Class<?> of, Making making) {
        return new TypeAdapterFactory() {

            @Override
            @SuppressWarnings("unchecked")
            public <T> TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
                return of.isAssignableFrom(type.getRawType()) ? (TypeAdapter<T>) making.make(gson, type) : null;
            }
        };
    }

    private static TypeAdapter<?> optional(Gson gson, TypeToken<?> type) {
        return optionalOf(gson.getAdapter(
                TypeToken.get(((ParameterizedType) type.getType()).getActualTypeArguments()[0])));
    }

    private static <T> TypeAdapter<Optional<T>> optionalOf(TypeAdapter<T> each) {
        return new TypeAdapter<>() {

            @Override
            public void write(JsonWriter out, Optional<T> value) throws IOException {
                each.write(out, value.orElse(null));
            }

            @Override
            public Optional<T> read(JsonReader in) throws IOException {
                if (in.peek() == JsonToken.NULL) {
                    in.nextNull();
                    return Optional.empty();
                }
                return Optional.ofNullable(each.read(in));
            }
        };
    }

    private static TypeAdapter<OptionalInt> optionalInt() {
        return new TypeAdapter<>() {

            @Override
            public void write(JsonWriter out, OptionalInt value) throws IOException {
                out.value(value.isPresent() ? value.getAsInt() : (Number) null);
            }

            @Override
            public OptionalInt read(JsonReader in) throws IOException {
                if (in.peek() == JsonToken.NULL) {
                    in.nextNull();
                    return OptionalInt.empty();
                }
                return OptionalInt.of(in.nextInt());
            }
        };
    }

    private static TypeAdapter<Object> enumeration(TypeToken<?> type) {
        var constants = type.getRawType().getEnumConstants();
        return text(StateJson::name, text -> Arrays.stream(constants).filter(each -> name(each).equals(text))
                .findFirst().orElseThrow(() -> new UnknownName(text)));
    }

    private static String name(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <T> TypeAdapter<T> text(java.util.function.Function<T, String> written,
            java.util.function.Function<String, T> meant) {
        return new TypeAdapter<T>() {

            @Override
            public void write(JsonWriter out, T value) throws IOException {
                out.value(value == null ? null : written.apply(value));
            }

            @Override
            public T read(JsonReader in) throws IOException {
                return meant.apply(in.nextString());
            }
        };
    }
}
