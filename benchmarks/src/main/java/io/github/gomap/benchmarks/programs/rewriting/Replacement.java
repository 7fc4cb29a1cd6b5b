package io.github.gomap.benchmarks.programs.rewriting;

import io.github.gomap.GoMap;
import io.github.gomap.benchmarks.programs.child.Capacity;
import io.github.gomap.benchmarks.programs.child.ObservedHashMap;
import io.github.gomap.benchmarks.programs.child.ProgramRun;
import io.github.gomap.benchmarks.traces.format.TraceFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/**
 * The class that takes the place of HashMap. A rewritten program knows its name only; what it is, the class path
 * decides: a GoMap of some build of the library, or a HashMap that is observed.
 */
public final class Replacement {
    private static final String CHILD_FOLDER = folderOf(ProgramRun.class);
    private static final String LIBRARY_FOLDER = folderOf(GoMap.class);
    private static final String BENCHMARKS_FOLDER = LIBRARY_FOLDER + "benchmarks/";

    /** The name, as in class files. */
    static final String NAME = CHILD_FOLDER + "ReplacedHashMap";

    private static final String GO_MAP = Type.getInternalName(GoMap.class);
    private static final String NO_SIGNATURE = null;

    private Replacement() {}

    /** What runs a program that keeps its HashMap. */
    public static JarContent none() throws IOException {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        for (String folder : List.of(CHILD_FOLDER, folderOf(TraceFormat.class))) {
            classes.putAll(
                    JarContent.ofClasses(folder, ProgramRun.class, folder).entries());
        }
        return new JarContent("hash-map.jar", classes, false);
    }

    /** A replacement that counts or records what is done with maps. */
    public static JarContent observed() throws IOException {
        String observed = Type.getInternalName(ObservedHashMap.class);
        Map<String, byte[]> classes = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> entry : none().entries().entrySet()) {
            ClassWriter writer = new ClassWriter(0);
            RenamedFamily renaming = new RenamedFamily(observed, NAME);
            new ClassReader(entry.getValue()).accept(new ClassRemapper(writer, renaming), 0);
            classes.put(entry.getKey().replace(observed, NAME), writer.toByteArray());
        }
        return new JarContent("observed.jar", classes, false);
    }

    /** A replacement that is a GoMap of the library that is on the class path. */
    public static JarContent goMap() throws IOException {
        return goMap(JarContent.originOf(GoMap.class));
    }

    /**
     * A replacement that is a GoMap.
     *
     * @param library the jar or the class folder of the library
     */
    public static JarContent goMap(Path library) throws IOException {
        Map<String, byte[]> classes = JarContent.read(
                library, name -> name.startsWith(LIBRARY_FOLDER) && !name.startsWith(BENCHMARKS_FOLDER));
        String goMapFile = GO_MAP + ".class";
        if (!classes.containsKey(goMapFile)) {
            throw new IOException("no build of the library, it has no " + goMapFile + ": " + library);
        }
        classes.computeIfPresent(goMapFile, (name, bytes) -> opened(bytes));
        classes.putAll(none().entries());
        classes.put(NAME + ".class", extendingGoMap());
        return new JarContent("go-map.jar", classes, false);
    }

    private static String folderOf(Class<?> type) {
        return type.getPackageName().replace('.', '/') + "/";
    }

    /** Programs extend HashMap, so GoMap must not be final. */
    private static byte[] opened(byte[] goMap) {
        ClassReader reader = new ClassReader(goMap);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new Opening(writer), 0);
        return writer.toByteArray();
    }

    private static final class Opening extends ClassVisitor {
        Opening(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visit(
                int version, int access, String name, String signature, String superName, String[] interfaces) {
            super.visit(version, access & ~Opcodes.ACC_FINAL, name, signature, superName, interfaces);
        }
    }

    /** Renames a class and its nested classes. */
    private static final class RenamedFamily extends Remapper {
        private final String from;
        private final String to;

        RenamedFamily(String from, String to) {
            super(Opcodes.ASM9);
            this.from = from;
            this.to = to;
        }

        @Override
        public String map(String name) {
            boolean ofFamily = name.equals(from) || name.startsWith(from + "$");
            return ofFamily ? to + name.substring(from.length()) : name;
        }
    }

    /* ---------------- The constructors of HashMap ---------------- */

    private static byte[] extendingGoMap() {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(
                Opcodes.V17,
                Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER,
                NAME,
                "<K:Ljava/lang/Object;V:Ljava/lang/Object;>L" + GO_MAP + "<TK;TV;>;",
                GO_MAP,
                null);
        addConstructor(writer, "()V", "()V");
        addConstructor(writer, "(Ljava/util/Map;)V", "(Ljava/util/Map;)V");
        addConstructor(writer, "(I)V", "(I)V");
        addConstructor(writer, "(IF)V", "(I)V");
        writer.visitEnd();
        return writer.toByteArray();
    }

    /** A constructor that calls one of GoMap; where that wants a number of entries, HashMap's wants a capacity. */
    private static void addConstructor(ClassWriter writer, String descriptor, String ofGoMap) {
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", descriptor, NO_SIGNATURE, new String[0]);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        int variable = 1;
        for (Type argument : Type.getArgumentTypes(descriptor)) {
            code.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), variable++);
        }
        if (descriptor.startsWith("(I")) {
            code.visitMethodInsn(
                    Opcodes.INVOKESTATIC,
                    Type.getInternalName(Capacity.class),
                    "entries",
                    descriptor.replace(")V", ")I"),
                    false);
        }
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, GO_MAP, "<init>", ofGoMap, false);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }
}
