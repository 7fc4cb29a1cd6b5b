package io.github.gomap.benchmarks.programs.rewriting;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Where one class names HashMap. */
final class HashMapUses {
    static final String HASH_MAP = Type.getInternalName(HashMap.class);
    private static final String HASH_MAP_DESCRIPTOR = Type.getDescriptor(HashMap.class);
    private static final byte[] HASH_MAP_BYTES = HASH_MAP.getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HASH_MAP_NAME_BYTES = HashMap.class.getName().getBytes(StandardCharsets.US_ASCII);

    private final ClassNode node = new ClassNode();

    /** Fields and methods with HashMap in their types that the class has. */
    final List<Member> declared = new ArrayList<>();

    /** Fields and methods with HashMap in their types that the class uses. */
    final List<Member> used = new ArrayList<>();

    /** Whether more than a string names it. */
    boolean byType;

    int creations;
    int typeTests;
    int strings;

    /** A field or method. */
    record Member(String owner, String name, String descriptor) {
        Member of(String otherOwner) {
            return new Member(otherOwner, name, descriptor);
        }
    }

    private HashMapUses() {}

    /** Whether a class file can name HashMap at all, by its type or in a string. */
    static boolean mentions(byte[] classFile) {
        return contains(classFile, HASH_MAP_BYTES) || contains(classFile, HASH_MAP_NAME_BYTES);
    }

    private static boolean contains(byte[] bytes, byte[] wanted) {
        int last = bytes.length - wanted.length;
        for (int start = 0; start <= last; start++) {
            int i = 0;
            while (i < wanted.length && bytes[start + i] == wanted[i]) {
                i++;
            }
            if (i == wanted.length) {
                return true;
            }
        }
        return false;
    }

    static HashMapUses of(byte[] classFile) {
        HashMapUses uses = new HashMapUses();
        new ClassReader(classFile).accept(uses.node, ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);
        uses.byType = contains(classFile, HASH_MAP_BYTES);
        uses.scan();
        return uses;
    }

    /** The class, as class files name it. */
    String name() {
        return node.name;
    }

    boolean extendsHashMap() {
        return HASH_MAP.equals(node.superName);
    }

    private void scan() {
        for (FieldNode field : node.fields) {
            addIfTyped(declared, node.name, field.name, field.desc);
            countString(field.value);
        }
        for (MethodNode method : node.methods) {
            addIfTyped(declared, node.name, method.name, method.desc);
            method.instructions.forEach(this::scan);
        }
    }

    private void scan(AbstractInsnNode instruction) {
        if (instruction instanceof FieldInsnNode field) {
            addIfTyped(used, field.owner, field.name, field.desc);
        } else if (instruction instanceof MethodInsnNode method) {
            addIfTyped(used, method.owner, method.name, method.desc);
        } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
            scanDynamic(dynamic);
        } else if (instruction instanceof LdcInsnNode constant) {
            countString(constant.cst);
        } else if (instruction instanceof TypeInsnNode type && type.desc.equals(HASH_MAP)) {
            count(type.getOpcode());
        }
    }

    private void count(int opcode) {
        if (opcode == Opcodes.NEW) {
            creations++;
        } else if (opcode == Opcodes.INSTANCEOF || opcode == Opcodes.CHECKCAST) {
            typeTests++;
        }
    }

    private void countString(Object constant) {
        if (HashMap.class.getName().equals(constant)) {
            strings++;
        }
    }

    /** A lambda implements the method of an interface, and calls another method. */
    private void scanDynamic(InvokeDynamicInsnNode dynamic) {
        Type made = Type.getReturnType(dynamic.desc);
        for (Object argument : dynamic.bsmArgs) {
            if (argument instanceof Handle handle) {
                addIfTyped(used, handle.getOwner(), handle.getName(), handle.getDesc());
            } else if (argument instanceof Type type
                    && type.getSort() == Type.METHOD
                    && argument == dynamic.bsmArgs[0]
                    && made.getSort() == Type.OBJECT) {
                addIfTyped(used, made.getInternalName(), dynamic.name, type.getDescriptor());
            }
        }
    }

    private static void addIfTyped(List<Member> members, String owner, String name, String descriptor) {
        if (descriptor.contains(HASH_MAP_DESCRIPTOR)) {
            members.add(new Member(owner, name, descriptor));
        }
    }
}
