package io.github.gomap.benchmarks.programs.sample;

import java.beans.beancontext.BeanContextSupport;

/** Uses a field of the JDK that is a HashMap. */
class OfJdk extends BeanContextSupport {
    private static final long serialVersionUID = 1;

    int count() {
        return children.size();
    }
}
