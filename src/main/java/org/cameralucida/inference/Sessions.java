package org.cameralucida.inference;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.io.IOException;
import java.util.Optional;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;
import org.cameralucida.onnx.OnnxModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens sessions: DJL's ONNX Runtime engine on the device asked for, or on the processor where {@code auto} allows it. */
public final class Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private static final String ENGINE = "OnnxRuntime";
    /** The newest operator set of ONNX's own domain that this ONNX Runtime runs. */
    static final long NEWEST_OPSET = 26;
    /** The newest file version that it reads. */
    static final long NEWEST_IR_VERSION = 13;

    static {
        // The engine must make ONNX Runtime's environment; no PyTorch or MXNet is wanted beside it; no reports home.
        System.setProperty("ai.djl.onnx.disable_alternative", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.offline", "true");
        EngineLibraries.lookThere();
    }

    private Sessions() {
    }

    /** Loads the engine's native code now, so that the first session need not wait for it. Harmless when repeated. */
    public static void warmUp() {
        Engine.getEngine(ENGINE);
    }

    /** The number of processor threads used where none is asked for: one a processor. */
    public static int defaultThreads() {
        return Runtime.getRuntime().availableProcessors();
    }

    /**
     * Opens a session that makes one run at a time.
     *
     * @param threads processor threads; 0 for {@link #defaultThreads}
     * @throws Problem as the other
     */
    public static Session open(OnnxModel model, String name, Device device, int threads) {
        return open(model, name, device, Threads.forOneRun(threads));
    }

    /**
     * Opens a session.
     *
     * @param model the graph; its inputs and outputs must be float32
     * @param name what the user calls the network, for messages
     * @param device the device asked for
     * @param threads of the processor; a graphics card makes one run at a time
     * @throws Problem if the graph is of a newer version than the engine, or refused by it, or a graphics card was asked
     *     for by name and cannot be used
     */
    public static Session open(OnnxModel model, String name, Device device, Threads threads) {
        checkVersions(model, name);
        var lending = GraphHandover.lending(model);
        if (lending.isPresent()) {
            try (var graph = lending.get()) {
                return open(graph, name, device, threads);
            } catch (Problem refused) {
                // Whatever the engine does not like about memory that is lent: the long way works.
                LOG.debug("not with its weights in our memory: {}", name, refused);
            }
        }
        try (var graph = GraphHandover.whole(model)) {
            return open(graph, name, device, threads);
        } catch (IOException e) {
            throw Problem.causedBy(e, Sessions.class, "network.notWritten", name, String.valueOf(e.getMessage()));
        }
    }

    private static void checkVersions(OnnxModel model, String name) {
        if (model.opset() > NEWEST_OPSET) {
            throw Problem.of(Sessions.class, "network.newer", name, Long.toString(model.opset()),
                    Long.toString(NEWEST_OPSET));
        }
        if (model.irVersion() > NEWEST_IR_VERSION) {
            throw Problem.of(Sessions.class, "network.newer.format", name, Long.toString(model.irVersion()),
                    Long.toString(NEWEST_IR_VERSION));
        }
    }

    private static Session open(GraphHandover graph, String name, Device device, Threads threads) {
        Session session = opened(graph, name, device, threads);
        LOG.info("{} runs on {}", name, session.runsOn());
        return session;
    }

    private static Session opened(GraphHandover graph, String name, Device device, Threads threads) {
        return switch (device.kind()) {
            case CPU -> onProcessor(graph, name, threads, Optional.empty());
            case GPU -> onGraphicsCard(graph, name, device, threads);
            case AUTO -> cudaIsThere()
                    ? automatically(graph, name, device, threads)
                    : onProcessor(graph, name, threads, Optional.empty());
        };
    }

    private static Session automatically(GraphHandover graph, String name, Device device, Threads threads) {
        try {
            return onGraphicsCard(graph, name, device, threads);
        } catch (Problem noCard) {
            LOG.info("No graphics card: {}", noCard.getMessage(), noCard.getCause());
            return onProcessor(graph, name, threads, Optional.of(Message.of(Sessions.class, "device.fellBack")));
        }
    }

    private static Session onProcessor(GraphHandover graph, String name, Threads threads, Optional<Message> note) {
        try {
            var runsOn = new RunsOn("CPU", "", threads.all(), note);
            return new DjlSession(load(graph, ai.djl.Device.cpu(), threads.each(), false), name, runsOn, threads.runs());
        } catch (IOException | MalformedModelException | OrtException | RuntimeException e) {
            throw Problem.causedBy(e, Sessions.class, "network.refused", name, firstLine(e));
        }
    }

    /**
     * First with the processor forbidden: a session that opens so runs on the card entirely. Where the card lacks an
     * operator, a second time with the processor's help, which the note then says.
     */
    private static Session onGraphicsCard(GraphHandover graph, String name, Device device, Threads threads) {
        if (!cudaIsThere()) {
            throw CudaLibraries.expected()
                    .map(folder -> Problem.of(Sessions.class, "gpu.notInstalled.folder", folder.toString()))
                    .orElseGet(() -> Problem.of(Sessions.class, "gpu.notInstalled"));
        }
        checkCard(device);
        var card = ai.djl.Device.gpu(device.index());
        String cardName = GraphicsCard.name(device.index());
        try {
            return new DjlSession(load(graph, card, threads.all(), true), name,
                    new RunsOn("CUDA", cardName, 0, Optional.empty()), 1);
        } catch (IOException | MalformedModelException | OrtException | RuntimeException notAlone) {
            LOG.debug("not on the graphics card alone", notAlone);
        }
        try {
            return new DjlSession(load(graph, card, threads.all(), false), name, new RunsOn("CUDA", cardName, 0,
                    Optional.of(Message.of(Sessions.class, "device.partly"))), 1);
        } catch (IOException | MalformedModelException | OrtException | RuntimeException e) {
            throw Problem.causedBy(e, Sessions.class, "gpu.failed", device.toString(), firstLine(e));
        }
    }

    /** Fails with a sentence where the CUDA libraries or the card's driver are missing. */
    private static void checkCard(Device device) {
        try (var options = options(1)) {
            options.addCUDA(device.index());
        } catch (OrtException e) {
            throw Problem.causedBy(e, Sessions.class, "gpu.failed", device.toString(), firstLine(e));
        }
    }

    /** Whether ONNX Runtime's native code, as loaded, has its CUDA provider; says nothing of a card. */
    private static boolean cudaIsThere() {
        warmUp();
        return OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA);
    }

    private static DjlSession.Loaded load(GraphHandover graph, ai.djl.Device device, int threads, boolean cardAlone)
            throws IOException, MalformedModelException, OrtException {
        var model = Model.newInstance("network", device, ENGINE);
        try (var options = options(threads)) {
            if (cardAlone) {
                options.addConfigEntry("session.disable_cpu_ep_fallback", "1");
            }
            return new DjlSession.Loaded(model, graph.load(model, options));
        } catch (IOException | MalformedModelException | OrtException | RuntimeException e) {
            model.close();
            throw e;
        }
    }

    private static SessionOptions options(int threads) throws OrtException {
        warmUp();
        var options = new SessionOptions();
        options.setIntraOpNumThreads(threads);
        // Else a session holds twice what a pass needs: for the first, piece by piece, and for the others, in one block.
        options.setMemoryPatternOptimization(false);
        // Else a session's threads go on turning for tens of milliseconds after each run, on the processors that another
        // session, or the window, wants next.
        options.addConfigEntry("session.force_spinning_stop", "1");
        // What fails is in the exception; a line of the engine's own would stand before ours on standard error.
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        return options;
    }

    /** The engine's own words: the innermost cause's first line. */
    static String firstLine(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String text = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return text.lines().findFirst().orElse("").strip();
    }
}
