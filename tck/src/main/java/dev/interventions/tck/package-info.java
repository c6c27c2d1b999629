/**
 * The conformance suite for implementations of {@link dev.interventions.port.Interventions}: one contract per operation, and further ones
 * for rules that concern several operations. An adapter's author writes one {@link dev.interventions.tck.InterventionsFixture} and one
 * small subclass per contract.
 *
 * <p>{@link dev.interventions.tck.CompletenessContract} reports contracts that have no subclass. The author chooses JUnit 5 or 6.
 *
 * <p>{@link dev.interventions.tck.RequestBudgetContract} is for implementations of
 * {@link dev.interventions.port.budget.RequestBudget} only, with a {@link dev.interventions.tck.RequestBudgetFixture} of their own.
 *
 * <p>{@link dev.interventions.tck.EventStoreContract} is for implementations of {@link dev.interventions.webhooks.store.EventStore} only,
 * with an {@link dev.interventions.tck.EventStoreFixture} of their own.
 *
 * <h2>When a rule is broken</h2>
 *
 * The failure begins with the rule's id, its sentence and the section of {@code docs/rules.md} that states it; then come the
 * expected and the seen value. Where a test checks several rules, the failure names all that may be broken.
 *
 * <h2>When a test doesn't end</h2>
 *
 * A test that takes more than 120 seconds, {@link dev.interventions.tck.ModelBasedContract} aside, fails with a {@link
 * java.util.concurrent.TimeoutException} whose stack trace shows where it was. The JUnit configuration parameter (or system property)
 * {@code interventions.tck.seconds} sets another limit. A test runs on a thread of its own, which also calls {@code fixture()} and {@link
 * dev.interventions.tck.InterventionsFixture#close}.
 *
 * <h2>When two interventions are equal</h2>
 *
 * In all contracts, the result of an operation and the intervention that is read afterwards have to equal the expected value in every field
 * of {@link dev.interventions.domain.Intervention} and of the records in it; a failure names the fields that differ. Eight differences are
 * permitted, and no others:
 *
 * <ul>
 * <li>{@code lifecycle.statusText} may be anything: it is for people. <li>{@code lifecycle.closed} may be absent if {@code
 * lifecycle.closedAt} shows the same state (rule <a href="{@docRoot}/doc-files/rules.html#STATE-2">STATE-2</a>). <li>{@code
 * origin.identityGroup} may be absent. If present, it is the group of the customer at the time of reading (rule
 * <a href="{@docRoot}/doc-files/rules.html#LIST-7">LIST-7</a>). <li>{@code replies.timesInBusinessHours} may be anything, and may differ
 * between readings: only the backend knows its business hours. <li>{@code replies.count} and {@code replies.averagedOver} may be absent
 * instead of zero where there is no reply. <li>Absent categories are the same as none. Their order has no meaning. <li>Absent custom fields
 * are the same as none. Their order has no meaning. <li>A number or a boolean in a custom field is the same as its text.
 * </ul>
 *
 * In any other field, absent is the same as neither zero nor empty. Instants and durations are whole seconds.
 */
@NullMarked
package dev.interventions.tck;

import org.jspecify.annotations.NullMarked;
