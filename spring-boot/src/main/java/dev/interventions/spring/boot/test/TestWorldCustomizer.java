package dev.interventions.spring.boot.test;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Adds a world to a test's context. Equal ones let tests share a context.
 *
 * @param emulator whether an emulator is started
 * @param slice whether the application's components are left out
 */
record TestWorldCustomizer(boolean emulator, boolean slice) implements ContextCustomizer {

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        TestPropertyValues.of("interventions.enabled=" + emulator).applyTo(context);
        AnnotatedBeanDefinitionReader beans =
                new AnnotatedBeanDefinitionReader((BeanDefinitionRegistry) context.getBeanFactory());
        beans.register(TestWorld.class, emulator ? EmulatedAccount.class : InMemoryAccount.class);
        if (slice) {
            context.getBeanFactory().registerSingleton("interventionsTypeExcludeFilter", new NoComponents());
        }
    }

    /** Excludes every component that a scan finds. */
    private static final class NoComponents extends TypeExcludeFilter {

        @Override
        public boolean match(MetadataReader type, MetadataReaderFactory types) {
            return true;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof NoComponents;
        }

        @Override
        public int hashCode() {
            return NoComponents.class.hashCode();
        }
    }
}
