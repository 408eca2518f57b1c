package org.cameralucida.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine;

/**
 * A command being written, against the parser's own model of it: an option that the command does not have cannot be
 * written, and one at its default is left out.
 */
final class CommandWords {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private final CommandLine command;
    private final List<String> words = new ArrayList<>();

    /** @param name of the command */
    CommandWords(String name) {
        command = Cli.parser(new Console(null, null, null), List.of(name)).getSubcommands().get(name);
        words.add(name);
    }

    /** An option with a value, unless that is its default. */
    CommandWords option(String name, String value) {
        if (!value.equals(standard(find(name)))) {
            words.add(name);
            words.add(value);
        }
        return this;
    }

    /** An option without a value. */
    CommandWords flag(String name) {
        words.add(find(name).longestName());
        return this;
    }

    /** A file: one whose name begins with a dash would be taken for an option. */
    CommandWords file(String path) {
        words.add(fileName(path));
        return this;
    }

    static String fileName(String path) {
        return path.startsWith("-") ? "./" + path : path;
    }

    /** The shortest text that is read as the same number. */
    static String number(double value) {
        return value == 0 ? "0" : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private OptionSpec find(String name) {
        var option = command.getCommandSpec().findOption(name);
        if (option == null) {
            throw new IllegalArgumentException(command.getCommandName() + " has no " + name);
        }
        return option;
    }

    private static String standard(OptionSpec option) {
        var provided = DisplayOptions.standard(option);
        return provided == null ? option.defaultValue() : provided;
    }

    /** The words, not quoted. */
    List<String> words() {
        return List.copyOf(words);
    }

    /**
     * The whole command, quoted where a shell needs it.
     *
     * @param program the words that start the program
     */
    String line(List<String> program) {
        return Stream.concat(program.stream(), words.stream()).map(CommandWords::quoted)
                .collect(Collectors.joining(" "));
    }

    /** A word as a POSIX shell reads it back: as it is when no character of it means anything, else in single quotes. */
    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
