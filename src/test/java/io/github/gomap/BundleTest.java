package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRevision;

/** The library in an OSGi framework that has neither JSpecify nor Micrometer, and no module beyond java.base. */
class BundleTest {
    private static final Path CLASSES =
            Path.of("../target/classes").toAbsolutePath().normalize();

    private Framework framework;
    private Bundle bundle;

    @BeforeEach
    void install(@TempDir Path cache) throws BundleException {
        framework = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        cache.toString(),
                        // What the framework offers of the platform: nothing, so that all imports stay unresolved.
                        Constants.FRAMEWORK_SYSTEMPACKAGES,
                        "org.osgi.framework"));
        framework.start();
        bundle = framework.getBundleContext().installBundle("reference:" + CLASSES.toUri());
    }

    @AfterEach
    void stop() throws BundleException, InterruptedException {
        framework.stop();
        framework.waitForStop(TimeUnit.SECONDS.toMillis(30));
    }

    @Test
    void bundle_isNamedLikeTheModule() throws Exception {
        assertEquals(moduleDescriptor().name(), bundle.getSymbolicName());
    }

    @Test
    void bundle_exportsWhatTheModuleExports() throws Exception {
        Set<String> exportedByModule = moduleDescriptor().exports().stream()
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toSet());
        Set<Object> exported = revision().getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE).stream()
                .map(capability -> capability.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE))
                .collect(Collectors.toSet());
        assertEquals(exportedByModule, exported);
    }

    @Test
    void imports_areOptional() {
        List<String> mandatory = revision().getDeclaredRequirements(PackageNamespace.PACKAGE_NAMESPACE).stream()
                .map(requirement -> requirement.getDirectives())
                .filter(directives -> !PackageNamespace.RESOLUTION_OPTIONAL.equals(
                        directives.get(PackageNamespace.REQUIREMENT_RESOLUTION_DIRECTIVE)))
                .map(Object::toString)
                .toList();
        assertEquals(List.of(), mandatory);
        assertFalse(revision()
                .getDeclaredRequirements(PackageNamespace.PACKAGE_NAMESPACE)
                .isEmpty());
    }

    @Test
    @SuppressWarnings("unchecked")
    void map_worksWithoutAnyOtherBundle() throws Exception {
        bundle.start();
        Class<?> type = bundle.loadClass(GoMap.class.getName());
        assertNotSame(GoMap.class, type);
        Map<Integer, String> map =
                (Map<Integer, String>) type.getDeclaredConstructor().newInstance();
        for (int i = 0; i < 1000; i++) {
            map.put(i, "value " + i);
        }
        assertEquals("value 500", map.get(500));
        assertThrows(ClassNotFoundException.class, () -> bundle.loadClass("org.jspecify.annotations.Nullable"));
    }

    private BundleRevision revision() {
        return bundle.adapt(BundleRevision.class);
    }

    private static ModuleDescriptor moduleDescriptor() throws Exception {
        Path descriptor = CLASSES.resolve("module-info.class");
        assertTrue(Files.exists(descriptor), descriptor + " is missing");
        try (var in = Files.newInputStream(descriptor)) {
            return ModuleDescriptor.read(in);
        }
    }
}
