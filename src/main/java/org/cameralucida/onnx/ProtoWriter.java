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
import com.google.protobuf.UnsafeByteOperations;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.function.Predicate;

/** Writes our classes as ONNX's protobuf messages. Weights are not copied. */
final class ProtoWriter {

    private final Predicate<Constant> referred;
    private final Path folder;

    private ProtoWriter(Predicate<Constant> referred, Path folder) {
        this.referred = referred;
        this.folder = folder;
    }

    /** The whole model, its weights inside. */
    static ModelProto model(UnreadFields unread, long irVersion, Map<String, Long> opsets, Graph graph) {
        return new ProtoWriter(constant -> false, null).write(unread, irVersion, opsets, graph);
    }

    /** The model with references, relative to a folder, to the weights that lie in files there. */
    static ModelProto model(UnreadFields unread, long irVersion, Map<String, Long> opsets, Graph graph,
                            Predicate<Constant> referred, Path folder) {
        return new ProtoWriter(referred, folder).write(unread, irVersion, opsets, graph);
    }

    private ModelProto write(UnreadFields unread, long irVersion, Map<String, Long> opsets, Graph graph) {
        var proto = unread.as(ModelProto.class, ModelProto.getDefaultInstance()).toBuilder();
        proto.setIrVersion(irVersion);
        opsets.forEach((domain, version) -> {
            var opset = proto.addOpsetImportBuilder().setVersion(version);
            if (!domain.isEmpty()) {
                opset.setDomain(domain);
            }
        });
        return proto.setGraph(graph(graph)).build();
    }

    private GraphProto graph(Graph graph) {
        var proto = graph.unread().as(GraphProto.class, GraphProto.getDefaultInstance()).toBuilder();
        proto.setName(graph.name());
        graph.nodes().forEach(n -> proto.addNode(node(n)));
        graph.constants().values().forEach(c -> proto.addInitializer(tensor(c)));
        graph.inputs().forEach(v -> proto.addInput(value(v)));
        graph.outputs().forEach(v -> proto.addOutput(value(v)));
        graph.values().values().forEach(v -> proto.addValueInfo(value(v)));
        if (proto.getQuantizationAnnotationCount() > 0) {
            dropStrayAnnotations(graph, proto);
        }
        return proto.build();
    }

    /** Annotations of tensors that an edit removed would make the graph invalid. */
    private static void dropStrayAnnotations(Graph graph, GraphProto.Builder proto) {
        var names = new HashSet<>(graph.names());
        var kept = proto.getQuantizationAnnotationList().stream()
                .filter(a -> names.contains(a.getTensorName())).toList();
        proto.clearQuantizationAnnotation().addAllQuantizationAnnotation(kept);
    }

    private NodeProto node(Node node) {
        var proto = node.unread().as(NodeProto.class, NodeProto.getDefaultInstance()).toBuilder();
        proto.setOpType(node.op());
        if (!node.name().isEmpty()) {
            proto.setName(node.name());
        }
        if (!node.domain().isEmpty()) {
            proto.setDomain(node.domain());
        }
        proto.addAllInput(node.inputs()).addAllOutput(node.outputs());
        node.attributes().forEach((key, value) -> proto.addAttribute(attribute(key, value)));
        return proto.build();
    }

    private AttributeProto attribute(String name, Attribute attribute) {
        if (attribute instanceof Attribute.Other other) {
            return other.unread().as(AttributeProto.class, AttributeProto.getDefaultInstance());
        }
        var proto = AttributeProto.newBuilder().setName(name);
        if (attribute instanceof Attribute.Integer a) {
            proto.setType(AttributeType.INT).setI(a.value());
        } else if (attribute instanceof Attribute.Number a) {
            proto.setType(AttributeType.FLOAT).setF(a.value());
        } else if (attribute instanceof Attribute.Text a) {
            proto.setType(AttributeType.STRING).setS(ByteString.copyFromUtf8(a.value()));
        } else if (attribute instanceof Attribute.Integers a) {
            proto.setType(AttributeType.INTS).addAllInts(a.values());
        } else if (attribute instanceof Attribute.Numbers a) {
            proto.setType(AttributeType.FLOATS).addAllFloats(a.values());
        } else if (attribute instanceof Attribute.Texts a) {
            proto.setType(AttributeType.STRINGS);
            a.values().forEach(text -> proto.addStrings(ByteString.copyFromUtf8(text)));
        } else if (attribute instanceof Attribute.TensorValue a) {
            proto.setType(AttributeType.TENSOR).setT(tensor(a.value()));
        } else if (attribute instanceof Attribute.Subgraph a) {
            proto.setType(AttributeType.GRAPH).setG(graph(a.value()));
        } else if (attribute instanceof Attribute.Subgraphs a) {
            proto.setType(AttributeType.GRAPHS);
            a.values().forEach(g -> proto.addGraphs(graph(g)));
        }
        return proto.build();
    }

    private TensorProto tensor(Constant constant) {
        var proto = constant.unread().as(TensorProto.class, TensorProto.getDefaultInstance()).toBuilder();
        proto.setName(constant.name());
        for (long extent : constant.shape()) {
            proto.addDims(extent);
        }
        if (constant.type().isNumeric()) {
            proto.setDataType(constant.type().code());
            if (referred.test(constant)) {
                refer(proto, constant.fileRange().orElseThrow(), constant.bytes().size());
            } else {
                proto.setRawData(UnsafeByteOperations.unsafeWrap(constant.data()));
            }
        }
        return proto.build();
    }

    private void refer(TensorProto.Builder proto, FileRange fileRange, long length) {
        var location = folder.relativize(fileRange.file().path()).toString().replace('\\', '/');
        proto.setDataLocation(TensorProto.DataLocation.EXTERNAL);
        Map.of("location", location, "offset", Long.toString(fileRange.offset()), "length", Long.toString(length))
                .forEach((key, value) -> proto.addExternalDataBuilder().setKey(key).setValue(value));
    }

    private static ValueInfoProto value(Value value) {
        var proto = value.unread().as(ValueInfoProto.class, ValueInfoProto.getDefaultInstance()).toBuilder();
        proto.setName(value.name());
        if (value.type() != ElementType.UNDEFINED) {
            var tensor = proto.getTypeBuilder().getTensorTypeBuilder().setElemType(value.type().code());
            value.shape().ifPresent(shape -> tensor.setShape(shape(shape)));
        }
        return proto.build();
    }

    private static TensorShapeProto shape(Shape shape) {
        var proto = TensorShapeProto.newBuilder();
        for (var dimension : shape.dimensions()) {
            var builder = proto.addDimBuilder();
            if (dimension.extent() >= 0) {
                builder.setDimValue(dimension.extent());
            } else if (!dimension.symbol().isEmpty()) {
                builder.setDimParam(dimension.symbol());
            }
        }
        return proto.build();
    }
}
