package io.github.gomap.benchmarks.loading;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** The public constructors of a class as a factory of maps. */
final class Constructors {
    private Constructors() {}

    @SuppressWarnings("unchecked") // the lambdas make what the class is
    static <M> MapFactory<M> of(Class<? extends M> type, ClassLoader loader) {
        BiFunction<Class<?>, MethodHandle, Object> lambdas = lambdas(loader);
        Constructor<?> unsized = find(type);
        if (unsized == null) {
            throw new IllegalArgumentException(type.getName() + " has no public constructor without arguments");
        }
        Supplier<M> supplier = (Supplier<M>) lambdas.apply(Supplier.class, handle(unsized));
        Constructor<?> sized = find(type, int.class);
        return new MapFactory<>(
                supplier,
                sized == null
                        ? any -> supplier.get()
                        : (IntFunction<M>) lambdas.apply(IntFunction.class, handle(sized)));
    }

    /** Null = there is none. */
    static Constructor<?> find(Class<?> type, Class<?>... parameters) {
        try {
            return type.getConstructor(parameters);
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    private static MethodHandle handle(Constructor<?> constructor) {
        try {
            return MethodHandles.publicLookup().unreflectConstructor(constructor);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(constructor + " cannot be called from here", e);
        }
    }

    @SuppressWarnings("unchecked") // the same class, seen from another loader
    private static BiFunction<Class<?>, MethodHandle, Object> lambdas(ClassLoader loader) {
        try {
            return (BiFunction<Class<?>, MethodHandle, Object>)
                    Class.forName(ConstructorLambdas.class.getName(), true, loader)
                            .getConstructor()
                            .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
