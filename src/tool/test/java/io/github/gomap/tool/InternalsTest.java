package io.github.gomap.tool;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guided tour shows what its commands really write, and pictures that its command really makes. */
class InternalsTest {

    private static final Path DOCS = docs();

    /** A block of a command and what it writes. */
    private static final Pattern CONSOLE = Pattern.compile("```console\n(.*?)```\n", Pattern.DOTALL);

    private static final Pattern PICTURE = Pattern.compile("\\(img/([^)]+)\\)");
    private static final int LARGEST_PICTURE = 150 * 1024;

    private static Path docs() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/internals.md"))) {
            folder = folder.getParent();
        }
        return folder.resolve("docs");
    }

    private static String tour() throws IOException {
        return Files.readString(DOCS.resolve("internals.md")).replace("\r\n", "\n");
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group(1)).toList();
    }

    @Test
    void commands_writeWhatIsShown() throws IOException {
        int checked = 0;
        for (String block : all(CONSOLE, tour())) {
            List<String> lines = block.lines().toList();
            String command = lines.get(0);
            assertTrue(command.startsWith("$ "), command);
            if (command.contains("gomap layout") || command.contains("gomap inspect")) {
                assertShown(lines.subList(1, lines.size()), written(command.substring(2)), command);
                checked++;
            }
        }
        assertTrue(checked >= 10, checked + " commands");
    }

    /** Runs a command of the tour, as a shell would. */
    private static List<String> written(String command) {
        String[] parts = command.split(" \\| ");
        Captured captured = new Captured();
        if (parts.length > 1) {
            captured.input(input(parts[0]));
        }
        List<String> words = new ArrayList<>(List.of(parts[parts.length - 1].split(" ")));
        assertEquals("gomap", words.remove(0), command);
        words.replaceAll(word -> word.startsWith("docs/")
                ? DOCS.resolve(word.substring("docs/".length())).toString()
                : word);
        assertEquals(0, captured.run(words.toArray(new String[0])), captured.err());
        return captured.out().lines().toList();
    }

    private static String input(String command) {
        if (command.startsWith("seq ")) {
            return IntStream.rangeClosed(1, Integer.parseInt(command.substring("seq ".length())))
                    .mapToObj(number -> number + "\n")
                    .collect(Collectors.joining());
        }
        Matcher braces = Pattern.compile("printf '%s\\\\n' ((?:\\{Aa,BB})+)").matcher(command);
        assertTrue(braces.matches(), command);
        Stream<String> strings = Stream.of("");
        for (int i = 0; i < braces.group(1).length() / "{Aa,BB}".length(); i++) {
            strings = strings.flatMap(start -> Stream.of(start + "Aa", start + "BB"));
        }
        return strings.map(string -> string + "\n").collect(Collectors.joining());
    }

    /** Three dots stand for any number of lines that are left out. */
    private static void assertShown(List<String> shown, List<String> written, String command) {
        int from = 0;
        boolean gap = false;
        for (String line : shown) {
            if (line.equals("...")) {
                gap = true;
                continue;
            }
            while (gap && from < written.size() && !written.get(from).equals(line)) {
                from++;
            }
            assertTrue(from < written.size(), () -> command + " does not write: " + line);
            assertEquals(line, written.get(from), command);
            from++;
            gap = false;
        }
        assertTrue(gap || from == written.size(), command + " writes more");
    }

    @Test
    void picturesAndFigures_areThoseThatTheCommandMakes() throws IOException {
        InternalsPictures made = InternalsPictures.of(DOCS);
        for (Map.Entry<String, String> picture : made.pictures().entrySet()) {
            String name = picture.getKey();
            Path file = DOCS.resolve("img").resolve(name);
            assertEquals(picture.getValue(), Files.readString(file).replace("\r\n", "\n"), "make it again: " + name);
            assertTrue(Files.size(file) <= LARGEST_PICTURE, name);
        }
        Set<String> shown = new TreeSet<>(all(PICTURE, tour()));
        assertEquals(new TreeSet<>(made.pictures().keySet()), shown);
        try (Stream<Path> files = Files.list(DOCS.resolve("img"))) {
            assertEquals(
                    shown,
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new)));
        }
        String command = InternalsPictures.class.getName();
        List<String> blocks = all(CONSOLE, tour()).stream()
                .filter(block -> block.contains(command))
                .toList();
        assertEquals(1, blocks.size(), "one command makes them all");
        List<String> lines = blocks.get(0).lines().toList();
        int end = (int)
                lines.stream().takeWhile(line -> !line.startsWith("picture ")).count();
        assertShown(lines.subList(end, lines.size()), made.figures().lines().toList(), command);
    }

    @Test
    void links_leadSomewhere() throws IOException {
        List<String> targets = all(Pattern.compile("\\]\\(([^)#]+)[^)]*\\)"), tour());
        assertTrue(targets.size() > 5, targets.toString());
        assertAll(targets.stream().filter(target -> !target.startsWith("http")).map(target -> () -> {
            if (!Files.exists(DOCS.resolve(target))) {
                fail(target);
            }
        }));
    }

    @Test
    void pictures_referToNothingOutside() throws IOException {
        try (Stream<Path> files = Files.list(DOCS.resolve("img"))) {
            for (Path file : files.toList()) {
                String svg = Files.readString(file);
                for (String forbidden : Arrays.asList("<script", "href=", "url(http", "<image", "@import")) {
                    assertTrue(!svg.contains(forbidden), file + ": " + forbidden);
                }
            }
        }
    }
}
