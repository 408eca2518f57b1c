package org.cameralucida.inference;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cameralucida.message.Message;

/**
 * The engine, and what it can run networks on here: found out by trying, never taken from what was installed.
 *
 * @param version of ONNX Runtime's native library
 * @param folder from which that was taken; empty where the engine unpacked it itself
 * @param providers the processor, what the program knows to ask for, and what else is in the library
 */
public record EngineInfo(String version, Optional<Path> folder, List<Provider> providers) {

    private static final List<OrtProvider> KNOWN =
            List.of(OrtProvider.CPU, OrtProvider.CUDA, OrtProvider.DIRECT_ML, OrtProvider.CORE_ML);

    public EngineInfo {
        providers = List.copyOf(providers);
    }

    /** What there is to be said of an execution provider. */
    public enum State {
        /** What runs a network where nothing else is asked for. */
        USED,
        /** What runs it where it is asked for. */
        READY,
        /** What is in the engine's library, and cannot be had. */
        FAILING,
        /** What is not in the engine's library. */
        ABSENT,
        /** What is in the library, and no way leads there. */
        IGNORED
    }

    /**
     * An execution provider.
     *
     * @param name as ONNX Runtime's makers call it
     * @param state whether it runs
     * @param says the same in words, with the engine's own reason where it does not
     */
    public record Provider(String name, State state, Message says) {
    }

    /** As it is here; slow, as it loads the engine and tries what is in there. */
    public static EngineInfo find() {
        // Loading it says where its library is.
        Sessions.warmUp();
        var folder = System.getProperty(EngineLibraries.PLACE);
        return of(new OrtEngine(), Optional.ofNullable(folder).map(Path::of), System.getProperty("os.name"));
    }

    static EngineInfo of(Engine engine, Optional<Path> folder, String system) {
        var there = EnumSet.copyOf(engine.providers());
        var accelerators = new ArrayList<Provider>();
        for (var accelerator : Accelerator.values()) {
            accelerators.add(there.contains(accelerator.provider()) ? tried(engine, accelerator)
                    : new Provider(accelerator.title(), State.ABSENT, absent(accelerator, system)));
        }
        boolean free = accelerators.stream().noneMatch(each -> each.state() == State.USED);
        var all = new ArrayList<Provider>();
        all.add(new Provider("CPU", free ? State.USED : State.READY, free
                ? say("engine.used", new RunsOn("CPU", "", Sessions.defaultThreads(), Optional.empty()).description())
                : say("engine.ready", Device.CPU.toString())));
        all.addAll(accelerators);
        there.stream().filter(provider -> !KNOWN.contains(provider)).forEach(provider -> all.add(new Provider(
                provider.getName().replace("ExecutionProvider", ""), State.IGNORED, say("engine.ignored"))));
        return new EngineInfo(engine.version(), folder, all);
    }

    private static Provider tried(Engine engine, Accelerator accelerator) {
        try {
            engine.probe(accelerator, 0);
        } catch (OrtException e) {
            return new Provider(accelerator.title(), State.FAILING, say("engine.failing", Sessions.firstLine(e)));
        }
        // By itself the program takes nothing else: what is not asked for gives everywhere the same numbers.
        return accelerator == Accelerator.CUDA
                ? new Provider(accelerator.title(), State.USED, say("engine.used", accelerator.name(0)))
                : new Provider(accelerator.title(), State.READY, say("engine.ready", accelerator.device().toString()));
    }

    private static Message absent(Accelerator accelerator, String system) {
        var name = system.toLowerCase(Locale.ROOT);
        boolean windows = name.startsWith("windows");
        boolean mac = name.startsWith("mac");
        return switch (accelerator) {
            case CUDA -> mac ? say("engine.only", "Linux, Windows")
                    : CudaLibraries.expected().map(folder -> say("engine.absent.folder", folder.toString()))
                            .orElseGet(() -> say("engine.absent"));
            case DIRECT_ML -> windows ? say("engine.absent") : say("engine.only", "Windows");
            case CORE_ML -> mac ? say("engine.absent") : say("engine.only", "macOS");
        };
    }

    private static Message say(String key, Object... arguments) {
        return Message.of(EngineInfo.class, key, arguments);
    }
}
