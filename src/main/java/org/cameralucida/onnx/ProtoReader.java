package org.cameralucida.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cameralucida.message.Problem;

/** Reads ONNX's protobuf messages into our classes. */
final class ProtoReader {

    private final ExternalData externalData;
    private final Map<String, WeightBytes> left;

    ProtoReader(ExternalData externalData) {
        this(externalData, Map.of());
    }

    /** @param left weights of the model's own graph that were not read with it, by their names */
    ProtoReader(ExternalData externalData, Map<String, WeightBytes> left) {
        this.externalData = externalData;
        this.left = left;
    }

    OnnxModel model(String name, ModelProto proto) {
        if (!proto.hasGraph() || proto.getOpsetImportCount() == 0 && proto.getIrVersion() == 0) {
            throw Problem.of(OnnxModel.class, "onnx.other", name);
        }
        var opsets = new LinkedHashMap<String, Long>();
        proto.getOpsetImportList().forEach(
                o -> opsets.put(o.getDomain().equals("ai.onnx") ? "" : o.getDomain(), o.getVersion()));
        if (proto.getGraph().getNodeCount() == 0) {
            throw Problem.of(OnnxModel.class, "onnx.nodes", name);
        }
        var unread = UnreadFields.of(proto.toBuilder().clearGraph().clearOpsetImport().clearIrVersion().build());
        return new OnnxModel(name, proto.getIrVersion(), opsets, graph(proto.getGraph(), left), unread);
    }

    private Graph graph(GraphProto proto) {
        return graph(proto, Map.of());
    }

    private Graph graph(GraphProto proto, Map<String, WeightBytes> left) {
        var constants = new LinkedHashMap<String, Constant>();
        for (var initializer : proto.getInitializerList()) {
            constants.put(initializer.getName(),
                    constant(initializer, Optional.ofNullable(left.get(initializer.getName()))));
        }
        Set<String> outputs = new HashSet<>();
        proto.getOutputList().forEach(o -> outputs.add(o.getName()));
        var nodes = new ArrayList<Node>();
        for (var nodeProto : proto.getNodeList()) {
            var node = node(nodeProto);
            var lifted = node.outputs().stream().anyMatch(outputs::contains) ? Optional.<Constant>empty()
                    : lifted(node);
            lifted.ifPresentOrElse(c -> constants.put(c.name(), c), () -> nodes.add(node));
        }
        var values = new LinkedHashMap<String, Value>();
        proto.getValueInfoList().forEach(v -> values.put(v.getName(), value(v)));
        var inputs = proto.getInputList().stream().filter(i -> !constants.containsKey(i.getName()))
                .map(ProtoReader::value).toList();
        var rest = proto.toBuilder().clearNode().clearName().clearInitializer().clearInput().clearOutput()
                .clearValueInfo().build();
        return new Graph(proto.getName(), nodes, constants, inputs,
                proto.getOutputList().stream().map(ProtoReader::value).toList(), values, UnreadFields.of(rest));
    }

    /** The constant that a Constant node makes; none for other nodes, and for texts and sparse ones. */
    static Optional<Constant> lifted(Node node) {
        if (!node.is("Constant") || node.outputs().size() != 1 || node.attributes().size() != 1) {
            return Optional.empty();
        }
        var entry = node.attributes().entrySet().iterator().next();
        var name = node.output();
        var attribute = entry.getValue();
        if (attribute instanceof Attribute.TensorValue tensor) {
            return Optional.of(tensor.value().withName(name));
        } else if (attribute instanceof Attribute.Integer one && entry.getKey().equals("value_int")) {
            return Optional.of(Constant.longs(name, new long[0], one.value()));
        } else if (attribute instanceof Attribute.Integers several && entry.getKey().equals("value_ints")) {
            return Optional.of(Constant.list(name, several.toArray()));
        } else if (attribute instanceof Attribute.Number one && entry.getKey().equals("value_float")) {
            return Optional.of(Constant.scalar(name, one.value()));
        } else if (attribute instanceof Attribute.Numbers several && entry.getKey().equals("value_floats")) {
            return Optional.of(Constant.floats(name, new long[]{several.values().size()}, several.toArray()));
        }
        return Optional.empty();
    }

    Node node(NodeProto proto) {
        var attributes = new LinkedHashMap<String, Attribute>();
        proto.getAttributeList().forEach(a -> attributes.put(a.getName(), attribute(a)));
        var rest = proto.toBuilder().clearOpType().clearName().clearDomain().clearInput().clearOutput()
                .clearAttribute().build();
        return new Node(proto.getOpType(), proto.getName(), proto.getDomain(), List.copyOf(proto.getInputList()),
                List.copyOf(proto.getOutputList()), attributes, UnreadFields.of(rest));
    }

    Attribute attribute(AttributeProto proto) {
        return switch (type(proto)) {
            case INT -> new Attribute.Integer(proto.getI());
            case FLOAT -> new Attribute.Number(proto.getF());
            case STRING -> proto.getS().isValidUtf8() ? new Attribute.Text(proto.getS().toStringUtf8()) : other(proto);
            case INTS -> new Attribute.Integers(proto.getIntsList());
            case FLOATS -> new Attribute.Numbers(proto.getFloatsList());
            case STRINGS -> proto.getStringsList().stream().allMatch(ByteString::isValidUtf8)
                    ? new Attribute.Texts(proto.getStringsList().stream().map(ByteString::toStringUtf8).toList())
                    : other(proto);
            case TENSOR -> new Attribute.TensorValue(constant(proto.getT(), Optional.empty()));
            case GRAPH -> new Attribute.Subgraph(graph(proto.getG()));
            case GRAPHS -> new Attribute.Subgraphs(proto.getGraphsList().stream().map(this::graph).toList());
            default -> other(proto);
        };
    }

    private static Attribute other(AttributeProto proto) {
        return new Attribute.Other(UnreadFields.of(proto));
    }

    /** The type of an attribute; the first files of ONNX did not write it. */
    private static AttributeType type(AttributeProto proto) {
        if (!proto.getRefAttrName().isEmpty()) {
            return AttributeType.UNDEFINED;
        }
        if (proto.getType() != AttributeType.UNDEFINED) {
            return proto.getType();
        }
        if (proto.getIntsCount() > 0) {
            return AttributeType.INTS;
        } else if (proto.getFloatsCount() > 0) {
            return AttributeType.FLOATS;
        } else if (proto.hasT()) {
            return AttributeType.TENSOR;
        } else if (proto.hasG()) {
            return AttributeType.GRAPH;
        } else if (!proto.getS().isEmpty()) {
            return AttributeType.STRING;
        }
        return proto.getF() != 0 ? AttributeType.FLOAT : AttributeType.INT;
    }

    private Constant constant(TensorProto proto, Optional<WeightBytes> left) {
        var type = ElementType.of(proto.getDataType());
        var shape = proto.getDimsList().stream().mapToLong(Long::longValue).toArray();
        if (!type.isNumeric()) {
            return new Constant(proto.getName(), type, shape, Constant.littleEndian(0),
                    UnreadFields.of(proto.toBuilder().clearName().clearDims().build()));
        }
        var rest = proto.toBuilder().clearName().clearDims().clearDataType().clearRawData().clearFloatData()
                .clearInt32Data().clearInt64Data().clearDoubleData().clearUint64Data().clearExternalData()
                .clearDataLocation().build();
        if (proto.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
            return new Constant(proto.getName(), type, shape, externalData.of(proto), UnreadFields.of(rest));
        }
        return new Constant(proto.getName(), type, shape, left.orElseGet(() -> WeightBytes.of(bytes(proto, type))),
                UnreadFields.of(rest));
    }

    private static ByteBuffer bytes(TensorProto proto, ElementType type) {
        if (!proto.getRawData().isEmpty()) {
            return proto.getRawData().asReadOnlyByteBuffer();
        }
        if (proto.getFloatDataCount() > 0) {
            var bytes = Constant.littleEndian(4L * proto.getFloatDataCount());
            proto.getFloatDataList().forEach(bytes::putFloat);
            return bytes.flip();
        } else if (proto.getDoubleDataCount() > 0) {
            var bytes = Constant.littleEndian(8L * proto.getDoubleDataCount());
            proto.getDoubleDataList().forEach(bytes::putDouble);
            return bytes.flip();
        } else if (proto.getInt64DataCount() > 0) {
            return integers(proto.getInt64DataList(), type);
        } else if (proto.getUint64DataCount() > 0) {
            return integers(proto.getUint64DataList(), type);
        }
        return integers(proto.getInt32DataList().stream().map(Integer::longValue).toList(), type);
    }

    /** Integers, or the bits of small numbers, each written in the type's own size. */
    private static ByteBuffer integers(List<Long> values, ElementType type) {
        // 4-bit numbers come packed: two an entry.
        int size = Math.max(1, (int) type.bytes(1));
        var bytes = Constant.littleEndian((long) size * values.size());
        for (long value : values) {
            switch (size) {
                case 1 -> bytes.put((byte) value);
                case 2 -> bytes.putShort((short) value);
                case 4 -> bytes.putInt((int) value);
                default -> bytes.putLong(value);
            }
        }
        return bytes.flip();
    }

    private static Value value(ValueInfoProto proto) {
        var rest = proto.toBuilder().clearName();
        if (!proto.getType().hasTensorType()) {
            return new Value(proto.getName(), ElementType.UNDEFINED, null, UnreadFields.of(rest.build()));
        }
        var tensor = proto.getType().getTensorType();
        rest.getTypeBuilder().clearTensorType();
        if (rest.getType().getSerializedSize() == 0) {
            rest.clearType();
        }
        return new Value(proto.getName(), ElementType.of(tensor.getElemType()),
                tensor.hasShape() ? shape(tensor.getShape()) : null, UnreadFields.of(rest.build()));
    }

    private static Shape shape(TensorShapeProto proto) {
        return new Shape(proto.getDimList().stream()
                .map(d -> d.hasDimValue() && d.getDimValue() >= 0
                        ? new Shape.Dimension(d.getDimValue(), "") : new Shape.Dimension(-1, d.getDimParam()))
                .toList());
    }
}
