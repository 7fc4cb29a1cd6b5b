package io.github.gomap.management;

/**
 * The attributes of a map in a management console. They are read as {@link io.github.gomap.MapMonitor} does, so they
 * may be old while the map is written without a pause.
 *
 * <pre>{@code
 * import io.github.gomap.management.GoMapManagement;
 * import io.github.gomap.management.GoMapMXBean;
 * import java.lang.management.ManagementFactory;
 * import javax.management.JMX;
 *
 * GoMap<String, Integer> map = new GoMap<>();
 * try (GoMapManagement management = GoMapManagement.register(map, "ages")) {
 *     map.put("Ada", 36);
 *     GoMapMXBean bean = JMX.newMXBeanProxy(
 *             ManagementFactory.getPlatformMBeanServer(), management.objectName(), GoMapMXBean.class);
 *     System.out.println(bean.getSize() + " entries in " + bean.getBucketCount() + " buckets");
 * }
 * }</pre>
 */
public interface GoMapMXBean {
    /**
     * The number of entries.
     *
     * @return at least 0; -1 if no reading has succeeded yet
     */
    int getSize();

    /**
     * The number of main buckets.
     *
     * @return at least 1; -1 if no reading has succeeded yet
     */
    int getBucketCount();

    /**
     * Entries per main bucket.
     *
     * @return at least 0; NaN if no reading has succeeded yet
     */
    double getLoad();

    /**
     * The number of overflow buckets.
     *
     * @return at least 0; -1 if no reading has succeeded yet
     */
    int getOverflowCount();

    /**
     * Whether the map is growing.
     *
     * @return false if no reading has succeeded yet
     */
    boolean isGrowing();

    /**
     * How far the growth under way has come.
     *
     * @return 0 to 1; 1 if the map is not growing; NaN if no reading has succeeded yet
     */
    double getEvacuationProgress();

    /**
     * Growths to twice the number of buckets so far.
     *
     * @return at least 0; -1 if no reading has succeeded yet
     */
    int getDoublings();

    /**
     * Growths so far that closed holes only.
     *
     * @return at least 0; -1 if no reading has succeeded yet
     */
    int getSameSizeGrowths();

    /**
     * The number of buckets that growths have moved so far.
     *
     * @return at least 0; -1 if no reading has succeeded yet
     */
    long getBucketsMoved();
}
