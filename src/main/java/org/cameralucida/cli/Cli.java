package org.cameralucida.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.cameralucida.catalog.Catalog;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;
import org.cameralucida.workspace.Home;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine;

/** The command line as a whole. Exit status: 0 done, 1 failed with one line on standard error, 2 wrong usage, 130 cancelled. */
public final class Cli {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int CANCELLED = 130;

    private static final String HELP = "help";

    private static final List<String> COMMANDS = List.of("predict", "explain", "compare", "evaluate", "maximise", "lesson",
            "inspect", "networks", "methods", HELP);

    private static final Logger LOG = LoggerFactory.getLogger(Cli.class);

    private Cli() {
    }

    /** The commands' names: a first argument that is none of them, and no option, is a file for the window. */
    public static List<String> commands() {
        return COMMANDS;
    }

    /**
     * Runs one command.
     *
     * @return the exit status
     */
    public static int run(Catalog catalog, PrintWriter out, PrintWriter err, String... arguments) {
        // The options of all commands take longer to read than some of them to run.
        boolean isOne = arguments.length > 0 && COMMANDS.contains(arguments[0]) && !arguments[0].equals(HELP);
        var commandLine = parser(new Console(catalog, out, err), isOne ? List.of(arguments[0]) : COMMANDS)
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((e, args) -> wrongUsage(e, err))
                .setExecutionExceptionHandler((e, line, result) -> failed(e, err));
        int status;
        try {
            status = commandLine.execute(arguments);
        } catch (RuntimeException | Error e) {
            status = unforeseen(e, err);
        }
        out.flush();
        err.flush();
        return status;
    }

    private static Object command(String name, Console console) {
        return switch (name) {
            case "predict" -> new PredictCommand(console);
            case "explain" -> new ExplainCommand(console);
            case "compare" -> new CompareCommand(console);
            case "evaluate" -> new EvaluateCommand(console);
            case "maximise" -> new MaximiseCommand(console);
            case "lesson" -> new LessonCommand(console);
            case "inspect" -> new InspectCommand(console);
            case "networks" -> new NetworksCommand(console);
            case "methods" -> new MethodsCommand(console);
            default -> new CommandLine.HelpCommand();
        };
    }

    /**
     * The parser of the command line; its model also says how commands are written.
     *
     * @param names the commands that it knows
     */
    static CommandLine parser(Console console, List<String> names) {
        var program = new CommandLine(new Program());
        names.forEach(name -> program.addSubcommand(command(name, console)));
        return program
                .setDefaultValueProvider(DisplayOptions::standard)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true);
    }

    private static int wrongUsage(ParameterException e, PrintWriter err) {
        err.println("camera-lucida: " + e.getMessage());
        err.println("Try: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return USAGE;
    }

    private static int failed(Exception e, PrintWriter err) {
        if (e instanceof CancellationException) {
            return CANCELLED;
        }
        if (e instanceof Problem) {
            LOG.debug("failed", e);
            err.println("camera-lucida: " + e.getMessage());
            return FAILED;
        }
        return unforeseen(e, err);
    }

    /**
     * Says in one sentence that something went wrong that nobody has foreseen; the rest goes into the log.
     *
     * @return the exit status
     */
    public static int unforeseen(Throwable error, PrintWriter err) {
        LOG.error("unforeseen", error);
        err.println("camera-lucida: " + Message.of(Cli.class, error instanceof OutOfMemoryError ? "memory" : "unforeseen",
                error.toString().lines().findFirst().orElse(""), Home.logs().toString()));
        err.flush();
        return FAILED;
    }

    /** The program without a command: help. */
    @Command(name = "camera-lucida", mixinStandardHelpOptions = true, versionProvider = Version.class,
            description = "Shows where an image classifier looks. Without a command, or with files, it opens the window.",
            exitCodeListHeading = "%nExit status:%n",
            exitCodeList = {"0:Done.", "1:Failed, with one line on standard error.", "2:Wrong usage.", "130:Cancelled."})
    static final class Program implements Runnable {

        @CommandLine.Spec
        private CommandLine.Model.CommandSpec spec;

        @Override
        public void run() {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }

    /** The version in the jar's manifest. */
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Cli.class.getPackage().getImplementationVersion();
            return new String[] {"Camera Lucida " + (version == null ? "(from its classes)" : version)};
        }
    }
}
