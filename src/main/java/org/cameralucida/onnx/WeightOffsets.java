package org.cameralucida.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnsafeByteOperations;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** The offsets of a model's weights in its file, which protobuf's classes do not tell. Reads no weight. */
final class WeightOffsets {

    private static final int MODEL_GRAPH = 7;
    private static final int GRAPH_INITIALIZER = 5;
    private static final int TENSOR_NAME = 8;
    private static final int TENSOR_RAW_DATA = 9;

    private final CodedInputStream stream;
    private final Map<String, Long> offsets = new HashMap<>();

    private WeightOffsets(CodedInputStream stream) {
        this.stream = stream;
    }

    /** By name of a weight of the model's own graph, where its raw bytes begin. */
    static Map<String, Long> in(ByteBuffer model) throws IOException {
        var stream = UnsafeByteOperations.unsafeWrap(model).newCodedInput();
        stream.enableAliasing(true);
        stream.setSizeLimit(Integer.MAX_VALUE);
        var found = new WeightOffsets(stream);
        found.eachField(MODEL_GRAPH, () -> found.eachField(GRAPH_INITIALIZER, found::tensor));
        return found.offsets;
    }

    private interface Reading {
        void read() throws IOException;
    }

    /** Reads the messages in one field, and skips the others. */
    private void eachField(int number, Reading reading) throws IOException {
        for (int tag = stream.readTag(); tag != 0; tag = stream.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == number) {
                int limit = stream.pushLimit(stream.readRawVarint32());
                reading.read();
                stream.popLimit(limit);
            } else {
                stream.skipField(tag);
            }
        }
    }

    private void tensor() throws IOException {
        var name = "";
        long offset = -1;
        for (int tag = stream.readTag(); tag != 0; tag = stream.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case TENSOR_NAME -> name = stream.readString();
                case TENSOR_RAW_DATA -> {
                    int length = stream.readRawVarint32();
                    offset = stream.getTotalBytesRead();
                    stream.skipRawBytes(length);
                }
                default -> stream.skipField(tag);
            }
        }
        if (offset >= 0) {
            offsets.put(name, offset);
        }
    }
}
