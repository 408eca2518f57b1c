package org.cameralucida.inference;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** ONNX Runtime, through DJL. */
final class OrtEngine implements Engine {

    /** DJL's name of it. */
    static final String NAME = "OnnxRuntime";

    @Override
    public String version() {
        Sessions.warmUp();
        return OrtEnvironment.getEnvironment().getVersion();
    }

    @Override
    public Set<OrtProvider> providers() {
        Sessions.warmUp();
        return OrtEnvironment.getAvailableProviders();
    }

    @Override
    public void probe(Accelerator accelerator, int index) throws OrtException {
        try (var options = options(1)) {
            accelerator.addTo(options, index);
        }
    }

    @Override
    public DjlSession.Loaded load(GraphHandover graph, Optional<Accelerator> accelerator, int index, int threads,
            boolean alone) throws IOException, MalformedModelException, OrtException {
        // CUDA is the one that DJL itself asks for.
        boolean byDjl = accelerator.filter(each -> each == Accelerator.CUDA).isPresent();
        var model = Model.newInstance("network", byDjl ? ai.djl.Device.gpu(index) : ai.djl.Device.cpu(), NAME);
        try (var options = options(threads)) {
            if (alone) {
                options.addConfigEntry("session.disable_cpu_ep_fallback", "1");
            }
            if (accelerator.isPresent() && !byDjl) {
                accelerator.get().addTo(options, index);
            }
            return new DjlSession.Loaded(model, graph.load(model, options));
        } catch (IOException | MalformedModelException | OrtException | RuntimeException e) {
            model.close();
            throw e;
        }
    }

    private static SessionOptions options(int threads) throws OrtException {
        Sessions.warmUp();
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
}
