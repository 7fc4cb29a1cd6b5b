package io.github.gomap.stress;

import io.github.gomap.GoMap;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The operations whose misuse is measured, each as a task that a thread repeats for as long as it likes.
 *
 * <p>A map of size n has the keys 0 to n - 1, each mapped to itself or to its complement, so that a value tells its key.
 * An operation that takes the map away from that size is followed by its opposite.
 */
enum Load {
    GET("get", false) {
        @Override
        Runnable on(Subject subject) {
            return () -> {
                int key = subject.anyKey();
                subject.verify(key, subject.map.get(key));
            };
        }
    },

    INSPECT("inspect", false) {
        @Override
        Runnable on(Subject subject) {
            return () -> subject.keep(subject.goMap().inspect());
        }
    },

    CLONE("clone", false) {
        @Override
        Runnable on(Subject subject) {
            if (subject.map instanceof HashMap<Integer, Integer> map) {
                return () -> subject.keep(map.clone());
            }
            return () -> subject.keep(subject.goMap().clone());
        }
    },

    ITERATOR_START("iterator start", false) {
        @Override
        Runnable on(Subject subject) {
            return () -> {
                Iterator<Map.Entry<Integer, Integer>> iterator =
                        subject.map.entrySet().iterator();
                if (iterator.hasNext()) {
                    subject.verify(iterator.next());
                }
            };
        }
    },

    ITERATOR_STEP("iterator step", false) {
        @Override
        Runnable on(Subject subject) {
            return new Runnable() {
                private Iterator<Map.Entry<Integer, Integer>> iterator;

                @Override
                public void run() {
                    if (iterator == null || !iterator.hasNext()) {
                        iterator = subject.map.entrySet().iterator();
                    } else {
                        subject.verify(iterator.next());
                    }
                }
            };
        }
    },

    FOR_EACH("forEach", false) {
        @Override
        Runnable on(Subject subject) {
            return () -> subject.map.forEach(subject::verify);
        }
    },

    SERIALISE("serialise", false) {
        @Override
        Runnable on(Subject subject) {
            return () -> {
                try (ObjectOutputStream out = new ObjectOutputStream(OutputStream.nullOutputStream())) {
                    out.writeObject((Serializable) subject.map);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            };
        }
    },

    PUT_NEW("put new", true) {
        @Override
        Runnable on(Subject subject) {
            int limit = Math.max(1, subject.size / 4);
            return new Runnable() {
                private int added;
                private boolean isRemoving;

                @Override
                public void run() {
                    if (isRemoving) {
                        subject.map.remove(subject.newKey(--added));
                    } else {
                        int key = subject.newKey(added++);
                        subject.map.put(key, key);
                    }
                    if (added == 0 || added == limit) {
                        isRemoving = added == limit;
                    }
                }
            };
        }
    },

    PUT_EXISTING("put existing", true) {
        @Override
        Runnable on(Subject subject) {
            return () -> {
                int key = subject.anyKey();
                subject.verify(key, subject.map.put(key, (key & 1) == 0 ? key : ~key));
            };
        }
    },

    REMOVE("remove", true) {
        @Override
        Runnable on(Subject subject) {
            return new Runnable() {
                private int key;
                private boolean isRemoved;

                @Override
                public void run() {
                    if (isRemoved) {
                        subject.map.put(key, key);
                    } else {
                        key = subject.anyKey();
                        subject.verify(key, subject.map.remove(key));
                    }
                    isRemoved = !isRemoved;
                }
            };
        }
    },

    CLEAR("clear", true) {
        @Override
        Runnable on(Subject subject) {
            return new Runnable() {
                private int filled = subject.size;

                @Override
                public void run() {
                    if (filled == subject.size) {
                        subject.map.clear();
                        filled = 0;
                    } else {
                        subject.map.put(filled, filled);
                        filled++;
                    }
                }
            };
        }
    },

    COMPUTE("compute", true) {
        @Override
        Runnable on(Subject subject) {
            return () -> subject.map.compute(subject.anyKey(), (key, value) -> value == null ? key : ~value);
        }
    },

    MERGE("merge", true) {
        @Override
        Runnable on(Subject subject) {
            return () -> {
                int key = subject.anyKey();
                subject.verify(key, subject.map.merge(key, key, (present, added) -> ~present));
            };
        }
    },

    ITERATOR_REMOVE("iterator remove", true) {
        @Override
        Runnable on(Subject subject) {
            int limit = Math.max(1, subject.size / 4);
            return new Runnable() {
                private final List<Integer> removed = new ArrayList<>();
                private Iterator<Integer> iterator;

                @Override
                public void run() {
                    if (iterator != null && removed.size() < limit && iterator.hasNext()) {
                        Integer key = iterator.next();
                        iterator.remove();
                        removed.add(key);
                    } else if (!removed.isEmpty()) {
                        iterator = null;
                        Integer key = removed.remove(removed.size() - 1);
                        subject.map.put(key, key);
                    } else {
                        iterator = subject.map.keySet().iterator();
                    }
                }
            };
        }
    },

    /** Starts a growth, finishes it, and takes the map back to where it was. */
    FINISH_GROWTH("finishGrowth", true) {
        @Override
        Runnable on(Subject subject) {
            return new Runnable() {
                private int step;

                @Override
                public void run() {
                    int key = subject.newKey(0);
                    switch (step++ & 3) {
                        case 0 -> subject.map.put(key, key);
                        case 1 -> subject.goMap().finishGrowth();
                        case 2 -> subject.map.remove(key);
                        default -> subject.goMap().trim();
                    }
                }
            };
        }
    },

    PUT_ALL("putAll", true) {
        @Override
        Runnable on(Subject subject) {
            Map<Integer, Integer> additions = new HashMap<>();
            for (int key = 0; key < Math.min(100, subject.size); key++) {
                additions.put(key, ~key);
            }
            return () -> subject.map.putAll(additions);
        }
    };

    final String label;
    final boolean isWrite;

    Load(String label, boolean isWrite) {
        this.label = label;
        this.isWrite = isWrite;
    }

    /** The task of one thread. */
    abstract Runnable on(Subject subject);

    boolean isForHashMap() {
        return this != INSPECT && this != FINISH_GROWTH;
    }

    /** How many entries the map has: GoMap's load limit where a growth shall start at once. */
    int sizeFor(int size) {
        if (this != FINISH_GROWTH) {
            return size;
        }
        int limit = 8;
        for (int buckets = 2; limit < size; buckets *= 2) {
            limit = 13 * buckets / 2;
        }
        return limit;
    }

    /** A map and the view that one thread has of it. */
    static final class Subject {
        final Map<Integer, Integer> map;
        final int size;
        private final int thread;
        private final SplittableRandom random;

        @SuppressWarnings("unused") // so that results are not optimised away
        private volatile Object kept;

        Subject(Map<Integer, Integer> map, int size, int thread) {
            this.map = map;
            this.size = size;
            this.thread = thread;
            random = new SplittableRandom(thread);
        }

        GoMap<Integer, Integer> goMap() {
            return (GoMap<Integer, Integer>) map;
        }

        int anyKey() {
            return random.nextInt(size);
        }

        /** A key that neither the map nor the other thread has. */
        int newKey(int n) {
            return (1 + thread << 27) + n;
        }

        void keep(Object result) {
            kept = result;
        }

        void verify(Map.Entry<Integer, Integer> entry) {
            verify(entry.getKey(), entry.getValue());
        }

        /** Absent is possible, a value of another key is not. */
        void verify(Integer key, Integer value) {
            if (key == null) {
                throw new IllegalStateException("null key out of nowhere");
            }
            if (value != null && value.intValue() != key && value != ~key) {
                throw new IllegalStateException("wrong value under a key");
            }
        }
    }
}
