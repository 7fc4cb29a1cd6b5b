package io.github.gomap.benchmarks.loading;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Makes of a constructor what the compiler makes of {@code Type::new}: a call of it is inlined, as reflection's is not,
 * and making a map is most of what happens to a tiny one. It does so with the rights of its own class loader, which
 * therefore has to be the one of the constructor's class.
 */
public final class ConstructorLambdas implements BiFunction<Class<?>, MethodHandle, Object> {
    /** To be made by reflection, in the loader of the class. */
    public ConstructorLambdas() {}

    /** The lambda of an interface, which is {@link Supplier} or {@link IntFunction}. */
    @Override
    public Object apply(Class<?> functionalInterface, MethodHandle constructor) {
        String method = functionalInterface == Supplier.class ? "get" : "apply";
        try {
            return LambdaMetafactory.metafactory(
                            MethodHandles.lookup(),
                            method,
                            MethodType.methodType(functionalInterface),
                            constructor.type().changeReturnType(Object.class),
                            constructor,
                            constructor.type())
                    .getTarget()
                    .invoke();
        } catch (Throwable e) {
            throw new IllegalArgumentException("no lambda of " + constructor, e);
        }
    }
}
