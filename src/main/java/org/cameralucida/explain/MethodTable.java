package org.cameralucida.explain;

import java.util.List;
import java.util.ServiceLoader;

/** Every method, once: those that {@code META-INF/services} lists, in its order. */
final class MethodTable {

    static final List<Method> ALL = ServiceLoader.load(Method.class, Method.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get).toList();

    private MethodTable() {
    }
}
