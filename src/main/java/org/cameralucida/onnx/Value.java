package org.cameralucida.onnx;

import java.util.Optional;

/**
 * The declared type and shape of a tensor: an input, an output, or one inside of which the model tells the shape.
 *
 * @param name the tensor
 * @param type its elements; {@link ElementType#UNDEFINED} if it is not a tensor, or nothing is said
 * @param declaredShape its extents; null where not even their number is told
 * @param unread what else the model says of it
 */
public record Value(String name, ElementType type, Shape declaredShape, UnreadFields unread) {

    public Value(String name, ElementType type, Shape shape) {
        this(name, type, shape, UnreadFields.NONE);
    }

    /** Its extents, where the model tells them. */
    public Optional<Shape> shape() {
        return Optional.ofNullable(declaredShape);
    }

    /** The same tensor with other elements. */
    public Value withType(ElementType newType) {
        return new Value(name, newType, declaredShape, unread);
    }

    /** The same tensor with another shape (null: not told). */
    public Value withShape(Shape newShape) {
        return new Value(name, type, newShape, unread);
    }
}
