package dev.interventions.spring.boot.test;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Adds a world to the contexts of tests that ask for it. */
final class TestWorldCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        AutoConfigureInterventions world =
                TestContextAnnotationUtils.findMergedAnnotation(testClass, AutoConfigureInterventions.class);
        return world == null
                ? null
                : new TestWorldCustomizer(
                        world.emulator(), TestContextAnnotationUtils.hasAnnotation(testClass, InterventionsTest.class));
    }
}
