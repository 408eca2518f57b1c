package org.cameralucida.inference;

import ai.djl.MalformedModelException;
import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.util.Optional;
import org.cameralucida.message.Message;
import org.cameralucida.message.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens sessions of an engine on what is asked for, and finds out what really runs them. */
final class SessionOpener {

    private static final Logger LOG = LoggerFactory.getLogger(SessionOpener.class);

    private final Engine engine;

    SessionOpener(Engine engine) {
        this.engine = engine;
    }

    /** @throws Problem as {@link Sessions#open} */
    Session open(GraphHandover graph, String name, Device device, Threads threads) {
        var session = opened(graph, name, device, threads);
        LOG.info("{} runs on {}", name, session.runsOn().description());
        return session;
    }

    private Session opened(GraphHandover graph, String name, Device device, Threads threads) {
        var wanted = Accelerator.of(device);
        if (wanted.isPresent()) {
            return on(wanted.get(), device, graph, name, threads);
        }
        return device.kind() == Device.Kind.AUTO && isThere(Accelerator.CUDA)
                ? automatically(graph, name, threads)
                : onProcessor(graph, name, threads, Optional.empty());
    }

    private boolean isThere(Accelerator accelerator) {
        return engine.providers().contains(accelerator.provider());
    }

    private Session automatically(GraphHandover graph, String name, Threads threads) {
        try {
            return on(Accelerator.CUDA, Accelerator.CUDA.device(), graph, name, threads);
        } catch (Problem noCard) {
            LOG.info("No graphics card: {}", noCard.getMessage(), noCard.getCause());
            return onProcessor(graph, name, threads, Optional.of(Message.of(Sessions.class, "device.fellBack")));
        }
    }

    private Session onProcessor(GraphHandover graph, String name, Threads threads, Optional<Message> note) {
        try {
            return new DjlSession(engine.load(graph, Optional.empty(), 0, threads.each(), false), name,
                    new RunsOn("CPU", "", threads.all(), note), threads.runs());
        } catch (IOException | MalformedModelException | OrtException | RuntimeException e) {
            throw Problem.causedBy(e, Sessions.class, "network.refused", name, Sessions.firstLine(e));
        }
    }

    /**
     * First with the processor forbidden: a session that opens so runs there entirely. Where an operator is lacking, a
     * second time with the processor's help, which the note then says.
     */
    private Session on(Accelerator accelerator, Device device, GraphHandover graph, String name, Threads threads) {
        if (!isThere(accelerator)) {
            throw new Problem(whyNotThere(accelerator));
        }
        try {
            engine.probe(accelerator, device.index());
        } catch (OrtException e) {
            throw cannotBeUsed(accelerator, device, e);
        }
        try {
            return session(accelerator, device, graph, name, threads, Optional.empty());
        } catch (IOException | MalformedModelException | OrtException | RuntimeException notAlone) {
            LOG.debug("not on {} alone", accelerator, notAlone);
        }
        try {
            return session(accelerator, device, graph, name, threads,
                    Optional.of(accelerator == Accelerator.CUDA ? Message.of(Sessions.class, "device.partly")
                            : Message.of(Sessions.class, "device.partly.of", accelerator.title())));
        } catch (IOException | MalformedModelException | OrtException | RuntimeException e) {
            throw cannotBeUsed(accelerator, device, e);
        }
    }

    private Session session(Accelerator accelerator, Device device, GraphHandover graph, String name, Threads threads,
            Optional<Message> helped) throws IOException, MalformedModelException, OrtException {
        var loaded = engine.load(graph, Optional.of(accelerator), device.index(), threads.all(), helped.isEmpty());
        return new DjlSession(loaded, name, new RunsOn(accelerator.title(), accelerator.name(device.index()), 0, helped), 1);
    }

    private static Problem cannotBeUsed(Accelerator accelerator, Device device, Exception why) {
        return accelerator == Accelerator.CUDA
                ? Problem.causedBy(why, Sessions.class, "gpu.failed", device.toString(), Sessions.firstLine(why))
                : Problem.causedBy(why, Sessions.class, "accelerator.failed", accelerator.title(), Sessions.firstLine(why));
    }

    private static Message whyNotThere(Accelerator accelerator) {
        if (accelerator != Accelerator.CUDA) {
            return Message.of(Sessions.class, "accelerator.notInstalled", accelerator.title());
        }
        return CudaLibraries.expected()
                .map(folder -> Message.of(Sessions.class, "gpu.notInstalled.folder", folder.toString()))
                .orElseGet(() -> Message.of(Sessions.class, "gpu.notInstalled"));
    }
}
