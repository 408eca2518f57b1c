package org.cameralucida.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.cameralucida.localize.Box;
import org.cameralucida.message.Problem;

/**
 * Reads annotations in the form of PASCAL VOC, which ILSVRC uses too. Numbers are taken as they are: ILSVRC counts from
 * 0 in some files and from 1 in others, and its own measure takes them so. What is called a part of an object is not an
 * object.
 */
final class VocXml {

    private static final long MOST_BYTES = 16 << 20;

    private final Path file;
    private final List<TrueBox> objects = new ArrayList<>();
    private final Map<String, String> size = new HashMap<>();
    private Map<String, String> object = Map.of();

    private VocXml(Path file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @return empty for XML that is something else altogether
     * @throws Problem if it cannot be read
     */
    static Optional<Annotation> read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IOException("more than " + MOST_BYTES + " bytes");
            }
            return new VocXml(file).parse();
        } catch (IOException | XMLStreamException | RuntimeException e) {
            throw Annotations.damaged(file, e);
        }
    }

    /** What a file names is not fetched, be it a file, an address or a definition of its own. */
    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("it refers to " + systemId);
        });
        return factory;
    }

    private Optional<Annotation> parse() throws IOException, XMLStreamException {
        Deque<String> path = new ArrayDeque<>();
        try (var stream = Files.newInputStream(file)) {
            var reader = factory().createXMLStreamReader(stream);
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        path.addLast(reader.getLocalName());
                        if (path.size() == 1 && !"annotation".equals(reader.getLocalName())) {
                            return Optional.empty();
                        }
                        begin(String.join("/", path));
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(String.join("/", path), reader);
                    case XMLStreamConstants.END_ELEMENT -> {
                        end(String.join("/", path));
                        path.removeLast();
                    }
                    default -> { }
                }
            }
        }
        return Optional.of(new Annotation(file, number(size, "width"), number(size, "height"), objects));
    }

    private void begin(String path) {
        if (path.equals("annotation/object")) {
            object = new HashMap<>();
        }
    }

    private void text(String path, XMLStreamReader reader) {
        switch (path) {
            case "annotation/size/width", "annotation/size/height" -> put(size, path, reader);
            case "annotation/object/name", "annotation/object/bndbox/xmin", "annotation/object/bndbox/ymin",
                    "annotation/object/bndbox/xmax", "annotation/object/bndbox/ymax" -> put(object, path, reader);
            default -> { }
        }
    }

    private static void put(Map<String, String> values, String path, XMLStreamReader reader) {
        values.merge(path.substring(path.lastIndexOf('/') + 1), reader.getText(), String::concat);
    }

    private void end(String path) {
        if (path.equals("annotation/object")) {
            objects.add(TrueBox.of(new Box(corner("xmin"), corner("ymin"), corner("xmax"), corner("ymax")),
                    object.getOrDefault("name", "")));
        }
    }

    private int corner(String name) {
        if (!object.containsKey(name)) {
            throw new IllegalArgumentException("an object has no " + name);
        }
        return number(object, name);
    }

    /** Some write fractions. */
    private static int number(Map<String, String> values, String name) {
        double number = Double.parseDouble(values.getOrDefault(name, "0").strip());
        if (!(Math.abs(number) < Integer.MAX_VALUE)) {
            throw new IllegalArgumentException(name + " is " + number);
        }
        return (int) Math.rint(number);
    }
}
