package org.cameralucida.inference;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.util.Map;
import java.util.Optional;

/** What ONNX Runtime can run a network on besides the processor, as far as this program asks for it. */
enum Accelerator {
    /** NVIDIA's cards, on Linux and Windows. */
    CUDA("CUDA", OrtProvider.CUDA, Device.Kind.GPU),
    /** Any card that Windows has a driver for. */
    DIRECT_ML("DirectML", OrtProvider.DIRECT_ML, Device.Kind.DIRECTML),
    /** Apple's processor, card and neural engine, as macOS thinks best. */
    CORE_ML("CoreML", OrtProvider.CORE_ML, Device.Kind.COREML);

    private final String title;
    private final OrtProvider provider;
    private final Device.Kind kind;

    Accelerator(String title, OrtProvider provider, Device.Kind kind) {
        this.title = title;
        this.provider = provider;
        this.kind = kind;
    }

    /** What a user asks for by such a device; empty for the processor, and where the program is to choose. */
    static Optional<Accelerator> of(Device device) {
        for (var each : values()) {
            if (each.kind == device.kind()) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** How it is called. */
    String title() {
        return title;
    }

    /** What ONNX Runtime calls it. */
    OrtProvider provider() {
        return provider;
    }

    /** How one asks for it. */
    Device device() {
        return new Device(kind, 0);
    }

    /** The name of one of them; empty where it has none. */
    String name(int index) {
        return switch (this) {
            case CUDA -> GraphicsCard.name(index);
            case DIRECT_ML -> "adapter " + index;
            case CORE_ML -> "";
        };
    }

    /**
     * Has a session run on it.
     *
     * @throws OrtException if it cannot be had, with the engine's reason
     */
    void addTo(SessionOptions options, int index) throws OrtException {
        switch (this) {
            case CUDA -> options.addCUDA(index);
            case DIRECT_ML -> options.addDirectML(index);
            // Of the older format all but the processor computes in half precision.
            case CORE_ML -> options.addCoreML(Map.of("ModelFormat", "MLProgram"));
            default -> throw new IllegalArgumentException(toString());
        }
    }
}
