package io.github.gomap.benchmarks.programs.drivers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/** Indexes the paragraphs of text files and searches them with Lucene. */
public final class SearchDriver {
    private static final int LINES_PER_PARAGRAPH = 20;
    private static final int QUESTIONS = 5_000;
    private static final int ANSWERS = 10;
    private static final List<String> WORDS = List.of(
            "matrix",
            "vector",
            "root",
            "integral",
            "derivative",
            "random",
            "sample",
            "throw",
            "exception",
            "tolerance",
            "convergence",
            "polynomial",
            "field",
            "complex",
            "distribution",
            "test",
            "regression",
            "optimizer");

    private final Analyzer analyzer = new EnglishAnalyzer();

    private SearchDriver() {}

    /** Takes the folder with the files and how often to do it all. */
    public static void main(String[] arguments) throws IOException, ParseException {
        List<Path> files;
        try (Stream<Path> paths = Files.walk(Path.of(arguments[0]))) {
            files = paths.filter(Files::isRegularFile).sorted().toList();
        }
        int rounds = Integer.parseInt(arguments[1]);
        for (int round = 0; round < rounds; round++) {
            SearchDriver driver = new SearchDriver();
            Directory index = driver.index(files);
            driver.search(index, round);
        }
    }

    private Directory index(List<Path> files) throws IOException {
        Directory index = new ByteBuffersDirectory();
        // Merges in threads of their own would not be the same twice.
        IndexWriterConfig config = new IndexWriterConfig(analyzer).setMergeScheduler(new SerialMergeScheduler());
        try (IndexWriter writer = new IndexWriter(index, config)) {
            for (Path file : files) {
                List<String> lines = Files.readAllLines(file);
                for (int i = 0; i < lines.size(); i += LINES_PER_PARAGRAPH) {
                    String name = file.getFileName() + ":" + i;
                    writer.addDocument(
                            document(name, lines.subList(i, Math.min(i + LINES_PER_PARAGRAPH, lines.size()))));
                }
            }
        }
        return index;
    }

    private static Document document(String name, List<String> lines) {
        Document document = new Document();
        document.add(new StringField("name", name, Field.Store.YES));
        document.add(new TextField("text", String.join("\n", lines), Field.Store.NO));
        return document;
    }

    private void search(Directory index, int round) throws IOException, ParseException {
        SplittableRandom random = new SplittableRandom(round);
        QueryParser parser = new QueryParser("text", analyzer);
        try (DirectoryReader reader = DirectoryReader.open(index)) {
            IndexSearcher searcher = new IndexSearcher(reader);
            for (int i = 0; i < QUESTIONS; i++) {
                String question = word(random) + " +" + word(random) + " -" + word(random);
                System.out.println(question);
                for (ScoreDoc found : searcher.search(parser.parse(question), ANSWERS).scoreDocs) {
                    System.out.println(
                            "  " + reader.storedFields().document(found.doc).get("name") + " " + found.score);
                }
            }
        }
    }

    private static String word(SplittableRandom random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }
}
