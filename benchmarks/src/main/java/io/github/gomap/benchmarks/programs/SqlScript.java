package io.github.gomap.benchmarks.programs;

import java.util.SplittableRandom;

/** SQL for a small shop, always the same. */
final class SqlScript {
    private static final int CUSTOMERS = 2_000;
    private static final int ORDERS = 40_000;
    private static final int QUESTIONS = 3_000;
    private static final int CENTS = 100_000;
    private static final int TOWNS = 50;

    private final SplittableRandom random = new SplittableRandom(1);
    private final StringBuilder script = new StringBuilder();

    private SqlScript() {}

    /** Statements that make tables, fill, change and ask them. */
    static String text() {
        SqlScript all = new SqlScript();
        all.fill();
        for (int i = 0; i < QUESTIONS; i++) {
            all.change();
            all.ask();
        }
        all.summarize();
        return all.script.toString();
    }

    private void add(String pattern, Object... values) {
        script.append(String.format(pattern, values)).append(";\n");
    }

    private void fill() {
        add("create table customer(id int primary key, name varchar(40), town varchar(20))");
        add("create table orders(id int primary key, customer int, cents int, note varchar(40))");
        add("create index by_customer on orders(customer)");
        for (int i = 0; i < CUSTOMERS; i++) {
            add("insert into customer values(%d, 'customer %d', 'town %d')", i, i, random.nextInt(TOWNS));
        }
        for (int i = 0; i < ORDERS; i++) {
            add("insert into orders values(%d, %d, %d, 'note %d')", i, customer(), random.nextInt(CENTS), i);
        }
    }

    private int customer() {
        return random.nextInt(CUSTOMERS);
    }

    private void change() {
        add("update orders set cents = cents + 1 where customer = %d", customer());
        add("delete from orders where id = %d", random.nextInt(ORDERS));
    }

    private void ask() {
        add(
                "select c.name, count(*) as n, sum(o.cents) as total from customer c join orders o on o.customer = c.id"
                        + " where c.id between %1$d and %1$d + 20 group by c.name having count(*) > 1 order by total, c.name",
                customer());
        add(
                "select id, cents, note from orders where customer in (%d, %d) and cents > %d order by id",
                customer(), customer(), random.nextInt(CENTS));
    }

    /** The first two do not say in which order. */
    private void summarize() {
        add("select town, count(*) from customer group by town");
        add("select distinct mod(cents, 100) from orders");
        add("select town, sum(cents) from customer c join orders o on o.customer = c.id group by town order by town");
    }
}
