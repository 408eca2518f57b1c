package org.cameralucida.onnx;

/** The element type of a tensor; the numbers are those of ONNX's {@code TensorProto.DataType}. */
public enum ElementType {
    UNDEFINED(0, 0),
    FLOAT(1, 32),
    UINT8(2, 8),
    INT8(3, 8),
    UINT16(4, 16),
    INT16(5, 16),
    INT32(6, 32),
    INT64(7, 64),
    STRING(8, 0),
    BOOL(9, 8),
    FLOAT16(10, 16),
    DOUBLE(11, 64),
    UINT32(12, 32),
    UINT64(13, 64),
    COMPLEX64(14, 64),
    COMPLEX128(15, 128),
    BFLOAT16(16, 16),
    FLOAT8E4M3FN(17, 8),
    FLOAT8E4M3FNUZ(18, 8),
    FLOAT8E5M2(19, 8),
    FLOAT8E5M2FNUZ(20, 8),
    UINT4(21, 4),
    INT4(22, 4);

    private static final ElementType[] TYPES = values();

    private final int code;
    private final int bits;

    ElementType(int code, int bits) {
        this.code = code;
        this.bits = bits;
    }

    /** ONNX's number for it, as in a Cast's {@code to}. */
    public int code() {
        return code;
    }

    /** The type with ONNX's number {@code code}; {@link #UNDEFINED} for one that we do not know. */
    public static ElementType of(int code) {
        return code >= 0 && code < TYPES.length ? TYPES[code] : UNDEFINED;
    }

    /** Bytes that {@code elements} of them take in ONNX's raw form (4-bit ones two a byte). */
    long bytes(long elements) {
        return (elements * bits + 7) / 8;
    }

    /** Whether its bytes are kept and can be decoded: not a string, nor a type that we do not know. */
    boolean isNumeric() {
        return bits > 0;
    }

    /** Whether it is a floating point number of any size. */
    public boolean isFloating() {
        return switch (this) {
            case FLOAT, FLOAT16, DOUBLE, BFLOAT16, FLOAT8E4M3FN, FLOAT8E4M3FNUZ, FLOAT8E5M2, FLOAT8E5M2FNUZ -> true;
            default -> false;
        };
    }
}
