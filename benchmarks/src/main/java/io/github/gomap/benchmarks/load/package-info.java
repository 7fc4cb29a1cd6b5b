/** The price of a load factor: how long chains are, and how long a lookup takes, at loads that GoMap would not allow. */
package io.github.gomap.benchmarks.load;
