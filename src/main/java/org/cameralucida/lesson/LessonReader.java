package org.cameralucida.lesson;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;
import org.commonmark.ext.front.matter.YamlFrontMatterBlock;
import org.commonmark.ext.front.matter.YamlFrontMatterExtension;
import org.commonmark.ext.front.matter.YamlFrontMatterVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;

/**
 * Reads a lesson's file: Markdown. A header between lines {@code ---} has {@code title}, {@code language}, {@code minutes},
 * {@code networks}, and whatever every step is to show; a heading begins a step; a block {@code ```show} says what is to
 * be seen beside it, {@code ```question} asks, {@code ```reveal} says what is seen otherwise once the class has committed
 * itself; what is quoted with {@code >} is for the teacher. What is not understood is noted, and the rest is a lesson all
 * the same.
 */
public final class LessonReader {

    private static final long MOST_BYTES = 4 << 20;
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(YamlFrontMatterExtension.create())).build();
    private static final List<String> HEADER = List.of("title", "language", "minutes", "networks");

    private final String name;
    private final List<Message> notes = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final Map<String, String> header = new LinkedHashMap<>();
    private Parts parts;

    /** A step that is being read. */
    private static final class Parts {

        private final String title;
        private final List<Block> text = new ArrayList<>();
        private final List<Block> answer = new ArrayList<>();
        private final List<Block> notes = new ArrayList<>();
        private final Map<String, String> shows = new LinkedHashMap<>();
        private final Map<String, String> reveals = new LinkedHashMap<>();
        private Optional<Question> question = Optional.empty();

        Parts(String title) {
            this.title = title;
        }

        Step step() {
            return new Step(title, text, question, answer, notes, shows, reveals);
        }
    }

    private LessonReader(String name) {
        this.name = name;
    }

    /**
     * Reads a lesson's file.
     *
     * @throws Problem if it cannot be read, or has no step
     */
    public static Lesson read(Path file) {
        var called = String.valueOf(file.getFileName());
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw Problem.of(LessonReader.class, "lesson.unreadable", called);
            } else if (Files.size(file) > MOST_BYTES) {
                throw Problem.of(LessonReader.class, "lesson.large", called, Long.toString(MOST_BYTES >> 20));
            }
            return read(file.toAbsolutePath().normalize().toString(), decode(called, Files.readAllBytes(file)));
        } catch (IOException e) {
            throw Problem.causedBy(e, LessonReader.class, "lesson.unreadable", called);
        }
    }

    /** Text in UTF-8, with or without the mark that some editors put before it; or in UTF-16, which has one. */
    private static String decode(String called, byte[] bytes) {
        boolean isWide = bytes.length > 1 && ((bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF) == 0xFEFF
                || bytes.length > 1 && ((bytes[1] & 0xFF) << 8 | bytes[0] & 0xFF) == 0xFEFF;
        try {
            var text = (isWide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8).newDecoder()
                    .decode(ByteBuffer.wrap(bytes)).toString();
            if (text.indexOf('\0') >= 0) {
                throw Problem.of(LessonReader.class, "lesson.damaged", called);
            }
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            boolean isText = IntStream.range(0, bytes.length).noneMatch(i -> bytes[i] == 0);
            throw Problem.causedBy(e, LessonReader.class, isText ? "lesson.encoding" : "lesson.damaged", called);
        }
    }

    /**
     * Reads a lesson.
     *
     * @param name of one that comes with the program, or the path of its file
     * @throws Problem if it has no step
     */
    public static Lesson read(String name, String text) {
        var reader = new LessonReader(name);
        try {
            return reader.lesson(PARSER.parse(reader.withoutOpenHeader(text)));
        } catch (StackOverflowError e) {
            // Nested without end, as nobody writes it.
            throw Problem.causedBy(e, LessonReader.class, "lesson.damaged", reader.shortName());
        }
    }

    /** A header that nothing ends would be all that there is: the lesson goes on without it. */
    private String withoutOpenHeader(String text) {
        int heading = text.indexOf("\n#");
        if (!text.startsWith("---") || heading < 0 || text.lines().skip(1).anyMatch(line -> line.strip().equals("---"))) {
            return text;
        }
        notes.add(Message.of(LessonReader.class, "header.open"));
        return text.substring(heading + 1);
    }

    private Lesson lesson(Node document) {
        for (var node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof YamlFrontMatterBlock block) {
                readHeader(block);
            } else if (node instanceof Heading heading) {
                end();
                parts = new Parts(Inlines.plain(heading));
            } else if (parts != null) {
                readPart(node);
            }
        }
        end();
        if (steps.isEmpty()) {
            throw Problem.of(LessonReader.class, "lesson.damaged", shortName());
        }
        var usual = new LinkedHashMap<>(header);
        HEADER.forEach(usual::remove);
        check(usual);
        return new Lesson(name, header.getOrDefault("title", shortName()),
                Locale.forLanguageTag(header.getOrDefault("language", "en")), minutes(),
                list(header.getOrDefault("networks", "")), usual, steps, notes);
    }

    private String shortName() {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).replaceFirst("\\.md$", "");
    }

    private int minutes() {
        try {
            return Integer.parseInt(header.getOrDefault("minutes", "0").strip());
        } catch (NumberFormatException e) {
            notes.add(Message.of(LessonReader.class, "header.minutes", header.get("minutes")));
            return 0;
        }
    }

    private void end() {
        if (parts != null) {
            steps.add(parts.step());
        }
    }

    private void readHeader(YamlFrontMatterBlock block) {
        var visitor = new YamlFrontMatterVisitor();
        block.accept(visitor);
        visitor.getData().forEach((key, values) -> header.put(key, String.join(", ", values)));
    }

    private void readPart(Node node) {
        if (node instanceof FencedCodeBlock block) {
            switch (block.getInfo().strip()) {
                case "show" -> readLines(block.getLiteral(), parts.shows);
                case "reveal" -> readLines(block.getLiteral(), parts.reveals);
                case "question" -> readQuestion(block.getLiteral());
                default -> notes.add(Message.of(LessonReader.class, "block.unknown", steps.size() + 1,
                        block.getInfo().strip()));
            }
        } else if (node instanceof BlockQuote quote) {
            for (var each = quote.getFirstChild(); each != null; each = each.getNext()) {
                Inlines.block(each).ifPresent(parts.notes::add);
            }
        } else {
            Inlines.block(node).ifPresent((parts.question.isPresent() ? parts.answer : parts.text)::add);
        }
    }

    private void readLines(String literal, Map<String, String> into) {
        literal.lines().filter(line -> !line.isBlank()).forEach(line -> {
            int colon = line.indexOf(':');
            if (colon < 1) {
                notes.add(Message.of(LessonReader.class, "line.unknown", steps.size() + 1, line.strip()));
            } else {
                into.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
            }
        });
        check(into);
    }

    private void check(Map<String, String> lines) {
        lines.keySet().stream().filter(key -> !StepState.isKnown(key)).toList().forEach(key -> {
            notes.add(Message.of(LessonReader.class, "line.unknown", Math.max(1, steps.size() + 1), key));
            lines.remove(key);
        });
    }

    /** Lines of the question, then {@code - [x] right} and {@code - [ ] wrong} answers, or {@code draw: box}. */
    private void readQuestion(String literal) {
        var asked = new ArrayList<String>();
        var answers = new ArrayList<Question.Answer>();
        boolean drawn = false;
        for (var line : literal.lines().map(String::strip).filter(each -> !each.isEmpty()).toList()) {
            if (line.startsWith("- ")) {
                boolean right = line.startsWith("- [x]");
                answers.add(new Question.Answer(words(line.replaceFirst("^- (\\[[ x]\\])?\\s*", "")), right));
            } else if (line.matches("draw:\\s*box")) {
                drawn = true;
            } else {
                asked.add(line);
            }
        }
        parts.question = Optional.of(new Question(words(String.join(" ", asked)), answers, drawn));
    }

    private static Block.Paragraph words(String text) {
        return Optional.ofNullable(PARSER.parse(text).getFirstChild()).flatMap(Inlines::block)
                .filter(Block.Paragraph.class::isInstance).map(Block.Paragraph.class::cast)
                .orElseGet(() -> new Block.Paragraph(List.of(new Block.Span(text, false, false))));
    }

    /** The parts of a text that commas separate. */
    static List<String> list(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).filter(each -> !each.isEmpty()).toList();
    }
}
