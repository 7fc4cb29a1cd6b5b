package io.github.gomap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** No method of {@link Map} that takes a key makes an object of one that is a number. */
class IntOverloadsTest {
    /** Methods whose parameter of no type is no key. */
    private static final Set<String> OF_OTHER_OBJECTS = Set.of("equals", "containsValue");

    /* ---------------- Completeness ---------------- */

    @Test
    void everyMethodOfMapWithAKey_hasATwinForNumbers() {
        List<String> without = new ArrayList<>();
        int twins = 0;
        for (Method method : Map.class.getMethods()) {
            Class<?>[] parameters = twinParameters(method);
            if (Modifier.isStatic(method.getModifiers()) || Arrays.equals(parameters, method.getParameterTypes())) {
                continue;
            }
            twins++;
            try {
                GoIntMap.class.getMethod(method.getName(), parameters);
            } catch (NoSuchMethodException e) {
                without.add(method.toString());
            }
        }
        assertEquals(List.of(), without);
        // get, getOrDefault, containsKey, put, putIfAbsent, two remove, two replace, four of compute and merge, two for
        // all.
        assertEquals(15, twins, "methods with a key");
    }

    private static Class<?>[] twinParameters(Method method) {
        Type[] types = method.getGenericParameterTypes();
        Class<?>[] parameters = method.getParameterTypes().clone();
        for (int i = 0; i < types.length; i++) {
            boolean isObjectAsKey = i == 0 && types[i] == Object.class && !OF_OTHER_OBJECTS.contains(method.getName());
            if (isObjectAsKey || types[i].getTypeName().equals("K")) {
                parameters[i] = int.class;
            } else if (types[i] instanceof ParameterizedType type && isOfKey(type)) {
                parameters[i] = functionOfNumber(parameters[i]);
            }
        }
        return parameters;
    }

    private static boolean isOfKey(ParameterizedType type) {
        return type.getActualTypeArguments()[0].getTypeName().equals("? super K");
    }

    private static Class<?> functionOfNumber(Class<?> function) {
        if (function == Function.class) {
            return IntFunction.class;
        }
        if (function == BiFunction.class) {
            return IntObjFunction.class;
        }
        assertEquals(BiConsumer.class, function, "a function of a key that this test does not know");
        return IntObjConsumer.class;
    }

    /* ---------------- What a compiler picks ---------------- */

    /** Every method, called as users do. */
    static final class Usage {
        private Usage() {}

        static String use(GoIntMap<String> map, String text) {
            map.put(1, text);
            map.putIfAbsent(2, text);
            map.replace(1, text);
            map.replace(1, text, text);
            map.remove(3);
            map.remove(1, text);
            map.compute(4, (key, value) -> key > 3 ? text : value);
            map.computeIfAbsent(5, key -> key > 3 ? text : null);
            map.computeIfPresent(5, (key, value) -> key > 3 ? text : value);
            map.merge(5, text, String::concat);
            map.replaceAll((key, value) -> key > 3 ? text : value);
            map.removeIf((key, value) -> key > 1_000);
            map.forEach((key, value) -> map.put(key + 1, value));
            map.keyIterator().forEachRemaining((int key) -> map.get(key));
            for (IntEntryCursor<String> cursor = map.cursor(); cursor.moveNext(); ) {
                map.put(cursor.key() + 1, cursor.value());
            }
            return map.containsKey(6) ? map.get(7) : map.getOrDefault(8, text);
        }
    }

    @Test
    void usage_makesNoObjectOfANumber() {
        String code = javap(Usage.class);
        assertTrue(code.contains("GoIntMap.getOrDefault:"), code);
        assertFalse(code.contains("valueOf:"), code);
        assertTrue(javap(IntOverloadsTest.Boxing.class).contains("valueOf:"), "javap shows the making of objects");
    }

    /** The same through a variable of another type. */
    static final class Boxing {
        private Boxing() {}

        static String use(Map<Integer, String> map, int key) {
            return map.get(key);
        }
    }

    private static String javap(Class<?> type) {
        String classes =
                type.getProtectionDomain().getCodeSource().getLocation().getPath();
        return TestMaps.outputOf("javap", "-c", "-p", "-classpath", classes, type.getName());
    }

    /* ---------------- Values that are numbers ---------------- */

    @Test
    void valuesThatAreNumbers_areToBeObjects() {
        assertEquals("", TestMaps.compilerErrors("new GoIntMap<Integer>().put(7, (Integer) 1);"));
        assertEquals("", TestMaps.compilerErrors("new GoIntMap<Integer>().put(7, Integer.valueOf(1));"));
        assertEquals("", TestMaps.compilerErrors("new GoIntMap<Integer>().merge(7, 1, Integer::sum);"));
        String errors = TestMaps.compilerErrors("new GoIntMap<Integer>().put(7, 1);");
        assertTrue(errors.contains("ambiguous"), errors);
    }
}
