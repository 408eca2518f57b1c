package org.cameralucida.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads a large file but for the large weights in it, which are skipped: a network of 500 MB is known after some of its
 * kilobytes.
 */
final class LargeModelFile {

    /** From this many bytes on a weight is left in the file. */
    private static final int LEFT_FROM = 1 << 16;

    private final CodedInputStream stream;
    private final FileRange.WeightFile file;
    private final Map<String, WeightBytes> weights = new HashMap<>();

    private LargeModelFile(CodedInputStream stream, FileRange.WeightFile file) {
        this.stream = stream;
        this.file = file;
    }

    /**
     * What was read, and what was not.
     *
     * @param proto the model; large weights of its own graph have no bytes there
     * @param weights those bytes, by the weights' names
     */
    record Contents(ModelProto proto, Map<String, WeightBytes> weights) {
    }

    /** @throws InvalidProtocolBufferException if it is no protobuf, or cut short */
    static Contents read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var large = new LargeModelFile(CodedInputStream.newInstance(in), FileRange.WeightFile.of(file));
            var model = ModelProto.newBuilder();
            var others = large.fields(Map.of(ModelProto.GRAPH_FIELD_NUMBER,
                    () -> large.graph(model.getGraphBuilder())));
            return new Contents(model.mergeFrom(others).build(), large.weights);
        }
    }

    private void graph(GraphProto.Builder graph) throws IOException {
        graph.mergeFrom(fields(Map.of(
                GraphProto.INITIALIZER_FIELD_NUMBER, () -> graph.addInitializer(weight()),
                GraphProto.NODE_FIELD_NUMBER, () -> graph.addNode(NodeProto.parseFrom(stream)))));
    }

    private TensorProto weight() throws IOException {
        var left = new WeightBytes[1];
        var proto = TensorProto.newBuilder();
        proto.mergeFrom(fields(Map.of(TensorProto.RAW_DATA_FIELD_NUMBER, () -> {
            int length = stream.getBytesUntilLimit();
            if (length < LEFT_FROM) {
                proto.setRawData(ByteString.copyFrom(stream.readRawBytes(length)));
            } else {
                left[0] = WeightBytes.later(new FileRange(file, stream.getTotalBytesRead()), length);
                stream.skipRawBytes(length);
            }
        })));
        // Of two weights of one name the last one counts.
        weights.put(proto.getName(), left[0]);
        return proto.build();
    }

    private interface Reading {
        void read() throws IOException;
    }

    /** Reads some fields of a message each in its own way, and gives the others. */
    private ByteString fields(Map<Integer, Reading> own) throws IOException {
        var others = UnknownFieldSet.newBuilder();
        for (int tag = stream.readTag(); tag != 0; tag = stream.readTag()) {
            var reading = WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED
                    ? own.get(WireFormat.getTagFieldNumber(tag)) : null;
            if (reading != null) {
                int limit = stream.pushLimit(stream.readRawVarint32());
                reading.read();
                if (stream.getBytesUntilLimit() != 0) {
                    throw new InvalidProtocolBufferException("cut short");
                }
                stream.popLimit(limit);
            } else if (!others.mergeFieldFrom(tag, stream)) {
                throw new InvalidProtocolBufferException("a group ends that has not begun");
            }
        }
        return others.build().toByteString();
    }
}
