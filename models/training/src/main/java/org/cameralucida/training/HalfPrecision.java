package org.cameralucida.training;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Turns tensors into bfloat16 and back, with gradients: mixed precision, where that is the faster one. A processor
 * with bfloat16 instructions trains in a good half of the time; one without them multiplies in reference kernels,
 * many times slower than float32, so there everything stays in float32 ({@code models/README.md} has the numbers).
 * The library has no cast that gradients pass through, so two TorchScript modules of one line each are made.
 */
public final class HalfPrecision {

    /** Decides where it is set: {@code bfloat16}, {@code float32}, or {@code auto}, which asks the processor. */
    public static final String PROPERTY = "precision";

    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");
    /** AVX-512 or AMX instructions that multiply bfloat16, as Linux names them among a processor's flags. */
    private static final Pattern INSTRUCTIONS = Pattern.compile("^flags\\s*:.*\\b(avx512_bf16|amx_bf16)\\b",
            Pattern.MULTILINE);

    private static final int FLOAT = 6;
    private static final int BFLOAT16 = 15;

    private final Optional<Casts> casts;

    /** The two modules. The models, not their blocks: a model that nothing refers to is closed, its block with it. */
    private record Casts(Model narrow, Model wide, ParameterStore store) {
    }

    private HalfPrecision(Optional<Casts> casts) {
        this.casts = casts;
    }

    /** Float32 throughout: what the exported network will do, and what is measured with. */
    public static HalfPrecision none() {
        return new HalfPrecision(Optional.empty());
    }

    /** What this processor trains fastest with, unless the property {@value #PROPERTY} says otherwise. */
    public static HalfPrecision ofProcessor(NDManager manager) throws IOException {
        return switch (System.getProperty(PROPERTY, "auto")) {
            case "bfloat16" -> bfloat16(manager);
            case "float32" -> none();
            case "auto" -> Files.isReadable(PROCESSOR) && hasInstructions(Files.readString(PROCESSOR))
                    ? bfloat16(manager) : none();
            default -> throw new IllegalArgumentException(PROPERTY + " is bfloat16, float32 or auto");
        };
    }

    /** Whether a processor can multiply bfloat16, by what Linux tells of it in {@code /proc/cpuinfo}. */
    static boolean hasInstructions(String processor) {
        return INSTRUCTIONS.matcher(processor).find();
    }

    /** Multiplications in bfloat16 everywhere; the modules live as long as {@code manager}, like the weights. */
    static HalfPrecision bfloat16(NDManager manager) throws IOException {
        Model narrow = load("narrow", BFLOAT16);
        Model wide = load("wide", FLOAT);
        manager.attachInternal(NDManager.nextUid(), narrow, wide);
        return new HalfPrecision(Optional.of(new Casts(narrow, wide, new ParameterStore(manager, false))));
    }

    /** The same numbers in bfloat16, in the care of {@code manager}. */
    public NDArray narrow(NDArray array, NDManager manager) {
        return casts.map(by -> cast(by.narrow, by.store, array, manager)).orElse(array);
    }

    /** The same numbers in float32, in the care of {@code manager}. */
    public NDArray wide(NDArray array, NDManager manager) {
        return casts.map(by -> cast(by.wide, by.store, array, manager)).orElse(array);
    }

    @Override
    public String toString() {
        return casts.isPresent() ? "bfloat16" : "float32";
    }

    private static NDArray cast(Model model, ParameterStore store, NDArray array, NDManager manager) {
        NDArray result = model.getBlock().forward(store, new NDList(array), true).singletonOrThrow();
        result.attach(manager);
        return result;
    }

    private static Model load(String name, int type) throws IOException {
        Model model = Model.newInstance(name);
        try {
            model.load(new ByteArrayInputStream(module(name, type)));
        } catch (MalformedModelException e) {
            throw new IOException(e);
        }
        return model;
    }

    /** A TorchScript module that casts to a type: a zip of its state, pickled, and of its code. */
    private static byte[] module(String name, int type) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setLevel(0);
            entry(zip, name + "/data.pkl", new byte[] {(byte) 0x80, 2}, "c__torch__\nCast\n)",
                    new byte[] {(byte) 0x81}, "}X", new byte[] {8, 0, 0, 0}, "training", new byte[] {(byte) 0x88},
                    "sb.");
            entry(zip, name + "/constants.pkl", new byte[] {(byte) 0x80, 2}, ").");
            entry(zip, name + "/code/__torch__.py", """
                    class Cast(Module):
                      __parameters__ = []
                      __buffers__ = []
                      training : bool
                      def forward(self: __torch__.Cast,
                        x: Tensor) -> Tensor:
                        return torch.to(x, %d)
                    """.formatted(type));
            entry(zip, name + "/version", "3\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, Object... parts) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        for (Object part : parts) {
            zip.write(part instanceof byte[] bytes ? bytes : part.toString().getBytes(StandardCharsets.ISO_8859_1));
        }
        zip.closeEntry();
    }
}
