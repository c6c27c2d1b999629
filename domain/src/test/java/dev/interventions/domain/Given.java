package dev.interventions.domain;

import java.time.Instant;

/** The users, ids and dates of the tests. */
final class Given {

    static final Instant OPENED = Instant.parse("2024-05-21T01:15:28Z");
    static final Instant CHANGED = OPENED.plusSeconds(300);
    static final Instant CLOSED = OPENED.plusSeconds(400);
    static final Instant NOW = OPENED.plusSeconds(600);
    static final Instant TOMORROW = OPENED.plusSeconds(86_400);

    static final InterventionId CASE = InterventionId.of("3f55c8330da4144afd1c6728");
    static final ContentId QUESTION = ContentId.of("c93e3586250ff60181b6c2f0");
    static final ContentId FIRST_REPLY = ContentId.of("573446514379728247000001");
    static final ContentId REPLY = ContentId.of("573446514379728247000002");
    static final ThreadId THREAD = ThreadId.of("9c9903dc3d559a8801eb5441");
    static final SourceId INBOX = SourceId.of("f18c81948c137d86dac77216");
    static final SourceId FORUM = SourceId.of("f18c81948c137d86dac77217");
    static final IdentityId CUSTOMER = IdentityId.of("8a8deed44623a4c44268c266");
    static final IdentityGroupId GROUP = IdentityGroupId.of("8a8deed44623a4c44268c267");
    static final CategoryId BILLING = CategoryId.of("4d0fb475b242228032cbdf6d");
    static final CategoryId URGENT = CategoryId.of("59248c4dae276a021cb296d2");

    static final UserId OWNER = UserId.of("d033e22ae348feb5660fc214");
    static final UserId COLLEAGUE = UserId.of("d033e22ae348feb5660fc215");

    private Given() {}

    /** The owner of the intervention, without permissions. */
    static Actor owner() {
        return Actor.of(OWNER).reading(INBOX);
    }

    /** Another user who reads the source too, without permissions. */
    static Actor colleague() {
        return Actor.of(COLLEAGUE).reading(INBOX);
    }

    /** Another user, who may edit all interventions. */
    static Actor editor() {
        return colleague().withPermissions(Permission.UPDATE_INTERVENTION);
    }

    /** The owner, with all permissions, who doesn't read the source. */
    static Actor ownerWhoDoesNotReadTheSource() {
        return Actor.of(OWNER)
                .withPermissions(Permission.UPDATE_INTERVENTION, Permission.values())
                .reading(FORUM);
    }

    /** A customer's message. */
    static Content question() {
        return new Content(QUESTION, THREAD, INBOX, new Author.Customer(CUSTOMER));
    }
}
