package org.cameralucida.inference;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.onnxruntime.engine.OrtNDArray;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslateException;
import ai.djl.translate.TranslatorContext;
import ai.onnxruntime.OnnxTensorLike;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Collectors;
import org.cameralucida.image.Tensor;
import org.cameralucida.message.Problem;

/**
 * A session of DJL's engine: a model and predictors, one for each thread that asks at once, since they are not made for
 * several. Of those only some run the engine; the others meanwhile copy what goes in or comes out.
 */
final class DjlSession implements Session {

    private final Loaded loaded;
    private final Queue<Runner> idle = new ConcurrentLinkedQueue<>();
    /** To run the engine. */
    private final Semaphore permits;
    /** Shared by those who run; to close, one must have it alone. */
    private final ReadWriteLock use = new ReentrantReadWriteLock();
    private final String name;
    private final RunsOn runsOn;
    private boolean closed;

    /**
     * A model that the engine has read.
     *
     * @param lent what the engine goes on reading in our memory: held until the model is closed
     */
    record Loaded(Model model, List<OnnxTensorLike> lent) {
    }

    private record Runner(TensorTranslator translator, Predictor<Map<String, List<Tensor>>, List<Tensor>> predictor) {
    }

    DjlSession(Loaded loaded, String name, RunsOn runsOn, int runs) {
        this.loaded = loaded;
        this.permits = new Semaphore(runs, true);
        this.name = name;
        this.runsOn = runsOn;
    }

    @Override
    public List<Tensor> run(Map<String, Tensor> inputs) {
        return runTogether(inputs.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, input -> List.of(input.getValue()))));
    }

    @Override
    public List<Tensor> run(String input, List<Tensor> pictures) {
        return runTogether(Map.of(input, pictures));
    }

    private List<Tensor> runTogether(Map<String, List<Tensor>> inputs) {
        use.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("closed: " + name);
            }
            var runner = Optional.ofNullable(idle.poll()).orElseGet(this::newRunner);
            try {
                return runner.predictor().predict(inputs);
            } catch (TranslateException | RuntimeException e) {
                throw Problem.causedBy(e, Sessions.class, "run.failed", name, Sessions.firstLine(e));
            } finally {
                runner.translator().giveBack();
                idle.add(runner);
            }
        } finally {
            use.readLock().unlock();
        }
    }

    private Runner newRunner() {
        var translator = new TensorTranslator(permits);
        return new Runner(translator, loaded.model().newPredictor(translator));
    }

    @Override
    public RunsOn runsOn() {
        return runsOn;
    }

    @Override
    public void close() {
        use.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                idle.forEach(runner -> runner.predictor().close());
                loaded.model().close();
                loaded.lent().forEach(OnnxTensorLike::close);
            }
        } finally {
            use.writeLock().unlock();
        }
    }

    /**
     * Our arrays to the engine's and back. What it makes belongs to the run, and is freed when the run ends. The memory
     * outside of the heap that inputs need is used again: else each run would leave its own for the collector to find.
     * The engine runs between the two, by a permit.
     */
    private static final class TensorTranslator implements NoBatchifyTranslator<Map<String, List<Tensor>>, List<Tensor>> {

        private final Map<String, FloatBuffer> memory = new HashMap<>();
        private final Semaphore permits;
        private boolean hasPermit;

        TensorTranslator(Semaphore permits) {
            this.permits = permits;
        }

        void giveBack() {
            if (hasPermit) {
                hasPermit = false;
                permits.release();
            }
        }

        @Override
        public NDList processInput(TranslatorContext context, Map<String, List<Tensor>> inputs) {
            var arrays = new NDList();
            inputs.forEach((inputName, pictures) -> {
                long[] shape = Arrays.stream(pictures.get(0).shape()).asLongStream().toArray();
                if (pictures.size() > 1) {
                    shape[0] *= pictures.size();
                }
                var array = context.getNDManager().create(outsideOfHeap(inputName, pictures), new Shape(shape),
                        DataType.FLOAT32);
                array.setName(inputName);
                arrays.add(array);
            });
            permits.acquireUninterruptibly();
            hasPermit = true;
            return arrays;
        }

        private FloatBuffer outsideOfHeap(String inputName, List<Tensor> pictures) {
            int size = Math.multiplyExact(pictures.size(), pictures.get(0).data().length);
            var buffer = memory.get(inputName);
            if (buffer == null || buffer.capacity() < size) {
                buffer = ByteBuffer.allocateDirect(Math.multiplyExact(size, Float.BYTES))
                        .order(ByteOrder.nativeOrder()).asFloatBuffer();
                memory.put(inputName, buffer);
            }
            buffer.clear();
            for (var picture : pictures) {
                buffer.put(picture.data());
            }
            return buffer.flip();
        }

        @Override
        public List<Tensor> processOutput(TranslatorContext context, NDList outputs) {
            giveBack();
            var tensors = new ArrayList<Tensor>();
            for (NDArray array : outputs) {
                if (array.getDataType() != DataType.FLOAT32) {
                    throw new IllegalArgumentException(
                            "output " + array.getName() + " is " + array.getDataType() + ", not float32");
                }
                int[] shape = Arrays.stream(array.getShape().getShape()).mapToInt(Math::toIntExact).toArray();
                tensors.add(new Tensor(floats(array), shape));
            }
            return List.copyOf(tensors);
        }

        /** The engine's own copy to the heap: {@link NDArray#toFloatArray} would make two. */
        private static float[] floats(NDArray array) {
            return ((OrtNDArray) array).getTensor().getFloatBuffer().array();
        }
    }
}
