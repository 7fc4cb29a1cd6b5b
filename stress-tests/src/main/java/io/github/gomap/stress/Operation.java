package io.github.gomap.stress;

import io.github.gomap.BucketView;
import io.github.gomap.GoMap;
import io.github.gomap.MapInspection;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The operations that are raced against each other: what they do to a map, and what they must have done afterwards. */
enum Operation {
    /* ---------------- Reads ---------------- */

    GET("get", Kind.READ) {
        @Override
        void run(Turn turn) {
            turn.result = new Integer[] {
                turn.map.get(turn.others.present()),
                turn.map.get(turn.others.absent()),
                turn.map.get(turn.own.present())
            };
        }

        @Override
        String examine(Turn turn, Model model) {
            Integer[] values = (Integer[]) turn.result;
            Key[] keys = {turn.others.present(), turn.others.absent(), turn.own.present()};
            for (int i = 0; i < keys.length; i++) {
                if (values[i] != null && Key.indexOf(values[i]) != keys[i].index) {
                    return "wrong value under a key";
                }
                if (!model.wasEver(keys[i].index, values[i])) {
                    return values[i] == null ? "missed an entry that was always there" : "value that never was";
                }
            }
            return null;
        }
    },

    SIZE("size", Kind.UNCHECKED) {
        @Override
        void run(Turn turn) {
            turn.result = turn.map.size();
        }

        @Override
        String examine(Turn turn, Model model) {
            return model.wasEverOfSize((Integer) turn.result) ? null : "size that never was";
        }
    },

    INSPECT("inspect", Kind.READ) {
        @Override
        void run(Turn turn) {
            turn.result = turn.map.inspect();
        }

        @Override
        @SuppressWarnings("unchecked")
        String examine(Turn turn, Model model) {
            MapInspection<Key, Integer> inspection = (MapInspection<Key, Integer>) turn.result;
            Entries seen = new Entries();
            for (int bucket = 0; bucket < inspection.bucketCount(); bucket++) {
                collect(inspection.chain(bucket), seen);
            }
            for (int bucket = 0; bucket < inspection.oldBucketCount(); bucket++) {
                collect(inspection.oldChain(bucket), seen);
            }
            return examineSnapshot(seen, inspection.size(), turn.situation, model);
        }

        private void collect(List<BucketView<Key, Integer>> chain, Entries seen) {
            for (BucketView<Key, Integer> bucket : chain) {
                for (int slot = 0; slot < 8; slot++) {
                    if (bucket.isOccupied(slot)) {
                        seen.add(bucket.key(slot), bucket.value(slot));
                    }
                }
            }
        }
    },

    CLONE("clone", Kind.READ) {
        @Override
        void run(Turn turn) {
            turn.result = turn.map.clone();
        }

        @Override
        @SuppressWarnings("unchecked")
        String examine(Turn turn, Model model) {
            GoMap<Key, Integer> copy = (GoMap<Key, Integer>) turn.result;
            Entries seen = new Entries();
            copy.forEach(seen::add);
            String wrong = examineSnapshot(seen, copy.size(), turn.situation, model);
            return wrong != null ? wrong : Content.complaintAboutUse(copy, turn.situation);
        }
    },

    /* ---------------- Iterations ---------------- */

    ITERATOR_START("iterator start", Kind.ITERATION) {
        @Override
        void run(Turn turn) {
            turn.iterator = turn.map.entrySet().iterator();
            turn.isAnnounced = turn.iterator.hasNext();
        }

        @Override
        String examine(Turn turn, Model model) {
            return examineRest(turn, model);
        }
    },

    ITERATOR_STEP("iterator step", Kind.ITERATION) {
        @Override
        void prepare(Turn turn) {
            turn.iterator = turn.map.entrySet().iterator();
            for (int i = 0; i < 2 && turn.iterator.hasNext(); i++) {
                turn.met.add(turn.iterator.next());
            }
            if (turn.situation.placement == Situation.Placement.MANY_BUCKETS) {
                // Then the race is between hasNext and next.
                turn.isAnnounced = turn.iterator.hasNext();
            }
        }

        @Override
        void run(Turn turn) {
            for (int i = 0; i < 3 && turn.iterator.hasNext(); i++) {
                turn.met.add(turn.iterator.next());
            }
        }

        @Override
        String examine(Turn turn, Model model) {
            return examineRest(turn, model);
        }
    },

    FOR_EACH("forEach", Kind.ITERATION) {
        @Override
        void run(Turn turn) {
            turn.map.forEach(turn.met::add);
        }

        @Override
        String examine(Turn turn, Model model) {
            return examineIteration(turn.met, turn.situation, model);
        }
    },

    SERIALISE("serialise", Kind.ITERATION) {
        @Override
        void run(Turn turn) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
            ObjectOutputStream out = new ObjectOutputStream(bytes);
            out.writeObject(turn.map);
            out.flush();
            turn.result = bytes.toByteArray();
        }

        @Override
        @SuppressWarnings("unchecked")
        String examine(Turn turn, Model model) throws IOException, ClassNotFoundException {
            GoMap<Key, Integer> read;
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream((byte[]) turn.result))) {
                read = (GoMap<Key, Integer>) in.readObject();
                if (in.read() >= 0) {
                    return "more in the stream than was announced";
                }
            }
            Entries seen = new Entries();
            read.forEach(seen::add);
            return examineIteration(seen, turn.situation, model);
        }
    },

    STREAM("stream", Kind.ITERATION) {
        @Override
        void run(Turn turn) {
            turn.map.entrySet().stream().forEach(turn.met::add);
        }

        @Override
        String examine(Turn turn, Model model) {
            return examineIteration(turn.met, turn.situation, model);
        }
    },

    COMPARE("equals, hashCode, toString, containsValue", Kind.COMPARISON) {
        @Override
        void run(Turn turn) {
            Integer value = Key.value(turn.own.present().index, 0);
            turn.result = turn.map.hashCode() == turn.situation.hashOfContent()
                    && turn.map.equals(turn.situation.reference())
                    && turn.map.toString().length()
                            == turn.situation.reference().toString().length()
                    && turn.map.containsValue(value)
                            == turn.situation.reference().containsValue(value);
        }

        @Override
        String examine(Turn turn, Model model) {
            return Boolean.TRUE.equals(turn.result) ? null : "differs";
        }
    },

    /* ---------------- Writes ---------------- */

    PUT_NEW("put new", Kind.WRITE) {
        @Override
        void run(Turn turn) {
            turn.result = turn.map.put(turn.own.absent(), newValue(turn));
        }

        @Override
        List<Model.Step> steps(Turn turn) {
            return List.of(put(turn.own.absent().index, newValue(turn)));
        }

        private Integer newValue(Turn turn) {
            return Key.value(turn.own.absent().index, 10 + turn.version);
        }
    },

    PUT_EXISTING("put existing", Kind.WRITE) {
        @Override
        void run(Turn turn) {
            turn.result = turn.map.put(turn.own.present(), newValue(turn));
        }

        @Override
        List<Model.Step> steps(Turn turn) {
            return List.of(put(turn.own.present().index, newValue(turn)));
        }

        private Integer newValue(Turn turn) {
            return Key.value(turn.own.present().index, 20 + turn.version);
        }
    },

    REMOVE("remove", Kind.WRITE) {
        @Override
        void run(Turn turn) {
            turn.result = turn.map.remove(turn.own.present());
        }

        @Override
        List<Model.Step> steps(Turn turn) {
            return List.of(put(turn.own.present().index, null));
        }
    },

    CLEAR("clear", Kind.WRITE) {
        @Override
        void run(Turn turn) {
            turn.map.clear();
        }

        @Override
        List<Model.Step> steps(Turn turn) {
            return List.of((content, memory) -> Arrays.fill(content, null));
        }
    },

    /** Replaces a value; removes an entry if all happens in one bucket, inserts one if there are many. */
    COMPUTE("compute", Kind.WRITE) {
        @Override
        void run(Turn turn) {
            turn.result = turn.map.compute(key(turn), (key, value) -> compute(turn, value));
        }

        @Override
        List<Model.Step> steps(Turn turn) {
            int index = key(turn).index;
            return List.of((content, memory) -> memory.read = content[index], (content, memory) -> {
                content[index] = compute(turn, memory.read);
                memory.result = content[index];
            });
        }

        private Key key(Turn turn) {
            return turn.situation.placement == Situation.Placement.MANY_BUCKETS
                    ? turn.own.absent()
                    : turn.own.present();
        }

        private Integer compute(Turn turn, Integer value) {
            if (turn.situation.placement == Situation.Placement.ONE_BUCKET) {
                return null;
            }
            return value == null ? Key.value(key(turn).index, 40 + turn.version) : Key.successor(value);
        }
    },

    /** Inserts an entry, unless the other thread has inserted it: then the values are merged. */
    MERGE("merge", Kind.WRITE) {
        @Override
        void run(Turn turn) {
            turn.result = turn.map.merge(turn.own.absent(), newValue(turn), Key::merged);
        }

        @Override
        List<Model.Step> steps(Turn turn) {
            int index = turn.own.absent().index;
            return List.of((content, memory) -> memory.read = content[index], (content, memory) -> {
                Integer added = newValue(turn);
                content[index] = memory.read == null ? added : Key.merged(memory.read, added);
                memory.result = content[index];
            });
        }

        private Integer newValue(Turn turn) {
            return Key.value(turn.own.absent().index, 50 + turn.version);
        }
    },

    ITERATOR_REMOVE("iterator remove", Kind.WRITE) {
        @Override
        void prepare(Turn turn) {
            turn.iterator = turn.map.entrySet().iterator();
            while (!turn.canRemove && turn.iterator.hasNext()) {
                turn.canRemove = turn.own.present().equals(turn.iterator.next().getKey());
            }
        }

        @Override
        void run(Turn turn) {
            if (turn.canRemove) {
                turn.iterator.remove();
            }
        }

        @Override
        List<Model.Step> steps(Turn turn) {
            int index = turn.own.present().index;
            return List.of((content, memory) -> content[index] = null);
        }
    },

    FINISH_GROWTH("finishGrowth", Kind.WRITE) {
        @Override
        void run(Turn turn) {
            turn.map.finishGrowth();
        }
    },

    /** Replaces one value and inserts two entries, taken from a map that both threads read. */
    PUT_ALL("putAll", Kind.WRITE) {
        @Override
        void run(Turn turn) {
            turn.map.putAll(turn.situation.additions(turn.version));
        }

        @Override
        List<Model.Step> steps(Turn turn) {
            List<Model.Step> steps = new ArrayList<>();
            turn.situation
                    .additions(turn.version)
                    .forEach((key, value) -> steps.add((content, memory) -> content[key.index] = value));
            return steps;
        }
    };

    /** How an operation uses a map, and hence what it says when it notices misuse. */
    enum Kind {
        READ("concurrent map read and map write"),
        ITERATION("concurrent map iteration and map write"),
        /** Several iterations: together they are of no single moment, so they are not raced against writers. */
        COMPARISON("concurrent map iteration and map write"),
        WRITE("concurrent map writes"),
        /** Does not test the write flag. */
        UNCHECKED("");

        final String message;

        Kind(String message) {
            this.message = message;
        }
    }

    final String label;
    final Kind kind;

    Operation(String label, Kind kind) {
        this.label = label;
        this.kind = kind;
    }

    static List<Operation> ofKinds(Kind... kinds) {
        List<Kind> wanted = List.of(kinds);
        return Arrays.stream(values())
                .filter(operation -> wanted.contains(operation.kind))
                .toList();
    }

    /** Comes before the race. */
    void prepare(Turn turn) {}

    abstract void run(Turn turn) throws IOException;

    /** What it does to the map, if nothing disturbs it. */
    List<Model.Step> steps(Turn turn) {
        return List.of();
    }

    /** What is wrong with the result of a read or an iteration, or null. */
    String examine(Turn turn, Model model) throws IOException, ClassNotFoundException {
        return null;
    }

    boolean isWrite() {
        return kind == Kind.WRITE;
    }

    private static Model.Step put(int index, Integer value) {
        return (content, memory) -> {
            memory.result = content[index];
            content[index] = value;
        };
    }

    private static String examineRest(Turn turn, Model model) {
        int limit = 3 * turn.situation.keys().size();
        while (turn.iterator.hasNext()) {
            Map.Entry<Key, Integer> entry = turn.iterator.next();
            turn.met.add(entry);
            if (limit-- == 0) {
                return "endless iteration";
            }
        }
        return examineIteration(turn.met, turn.situation, model);
    }

    private static String examineIteration(Entries met, Situation situation, Model model) {
        Integer[] content = met.content(situation);
        return content == null ? met.complaint(situation) : model.complaint(content);
    }

    private static String examineSnapshot(Entries seen, int size, Situation situation, Model model) {
        Integer[] content = seen.content(situation);
        if (content == null) {
            return seen.complaint(situation);
        }
        if (Model.sizeOf(content) != size) {
            return "size does not fit";
        }
        return model.wasEver(content) ? null : "content that never was";
    }
}
