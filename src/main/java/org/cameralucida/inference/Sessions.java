package org.cameralucida.inference;

import java.io.IOException;
import org.cameralucida.message.Problem;
import org.cameralucida.onnx.OnnxModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens sessions: DJL's ONNX Runtime engine on the device asked for, or on the processor where {@code auto} allows it. */
public final class Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private static final SessionOpener OPENER = new SessionOpener(new OrtEngine());
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
        ai.djl.engine.Engine.getEngine(OrtEngine.NAME);
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
                return OPENER.open(graph, name, device, threads);
            } catch (Problem refused) {
                // Whatever the engine does not like about memory that is lent: the long way works.
                LOG.debug("not with its weights in our memory: {}", name, refused);
            }
        }
        try (var graph = GraphHandover.whole(model)) {
            return OPENER.open(graph, name, device, threads);
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
