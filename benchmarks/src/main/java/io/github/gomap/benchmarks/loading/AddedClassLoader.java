package io.github.gomap.benchmarks.loading;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/**
 * Looks into the added files first, so that another version of a library that the benchmarks contain can be added too.
 * The classes of the benchmarks themselves exist once: an adapter implements their interface.
 */
final class AddedClassLoader extends URLClassLoader {
    private static final String BENCHMARKS = "io.github.gomap.benchmarks.";

    AddedClassLoader(List<Path> files) {
        super(files.stream().map(AddedClassLoader::url).toArray(URL[]::new), AddedClassLoader.class.getClassLoader());
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("not a file: " + file, e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known != null ? known : load(name, resolve);
        }
    }

    private Class<?> load(String name, boolean resolve) throws ClassNotFoundException {
        if (name.equals(ConstructorLambdas.class.getName())) {
            return defineHere(ConstructorLambdas.class);
        }
        if (name.startsWith(BENCHMARKS)) {
            return super.loadClass(name, resolve);
        }
        try {
            return findClass(name);
        } catch (ClassNotFoundException e) {
            return super.loadClass(name, resolve);
        }
    }

    /** A class of the benchmarks that has to see what only this loader sees. */
    private Class<?> defineHere(Class<?> original) throws ClassNotFoundException {
        try (InputStream in = original.getResourceAsStream(original.getSimpleName() + ".class")) {
            byte[] bytes = in.readAllBytes();
            return defineClass(original.getName(), bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(original.getName(), e);
        }
    }
}
