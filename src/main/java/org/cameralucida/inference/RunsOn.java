package org.cameralucida.inference;

import java.util.Optional;
import org.cameralucida.message.Message;

/**
 * What a session really runs on, as found after it was made: never what was asked for.
 *
 * @param provider {@code CPU}, {@code CUDA}, {@code DirectML} or {@code CoreML}: the ONNX Runtime provider that runs the convolutions
 * @param name the graphics card's own name; empty for the processor, and where it is not known
 * @param threads processor threads that all runs together use; 0 if not the processor
 * @param note why it is not what was asked for, or what part runs elsewhere
 */
public record RunsOn(String provider, String name, int threads, Optional<Message> note) {

    /** Whether the processor does the work. */
    public boolean onProcessor() {
        return provider.equals("CPU");
    }

    /** For a status line: {@code CPU, 2 threads} or {@code CUDA, NVIDIA H100}. */
    public Message description() {
        return onProcessor()
                ? Message.of(RunsOn.class, "runs.cpu", threads)
                : name.isEmpty() ? Message.of(RunsOn.class, "runs.other", provider)
                : Message.of(RunsOn.class, "runs.card", provider, name);
    }
}
