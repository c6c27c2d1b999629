-- The copy of an account, for PostgreSQL and H2. Running it again changes nothing.

CREATE TABLE IF NOT EXISTS interventions (
    id                       VARCHAR(255) PRIMARY KEY,
    -- active, deferred or closed
    state                    VARCHAR(8) NOT NULL,
    created_at               TIMESTAMP WITH TIME ZONE,
    updated_at               TIMESTAMP WITH TIME ZONE,
    closed_at                TIMESTAMP WITH TIME ZONE,
    deferred_at              TIMESTAMP WITH TIME ZONE,
    user_id                  VARCHAR(255),
    source_id                VARCHAR(255),
    thread_id                VARCHAR(255),
    content_id               VARCHAR(255),
    identity_id              VARCHAR(255),
    identity_group_id        VARCHAR(255),
    comments_count           BIGINT,
    user_replies_count       BIGINT,
    -- seconds
    first_user_reply_in      BIGINT,
    first_user_reply_in_bh   BIGINT,
    last_user_reply_in       BIGINT,
    last_user_reply_in_bh    BIGINT,
    user_reply_in_average    BIGINT,
    user_reply_in_average_bh BIGINT,
    satisfaction_grade       BIGINT,
    -- the whole intervention as JSON
    record                   TEXT NOT NULL,
    -- a hash of the content, which the feed compares
    digest                   BIGINT NOT NULL,
    -- when this row was last written, and when the intervention was found to be gone, by the database's clock
    copied_at                TIMESTAMP WITH TIME ZONE NOT NULL,
    gone_at                  TIMESTAMP WITH TIME ZONE
);

CREATE INDEX IF NOT EXISTS interventions_created_at ON interventions (created_at);

-- The progress of the copy, in one row.
CREATE TABLE IF NOT EXISTS interventions_copy (
    only_row      BOOLEAN PRIMARY KEY CHECK (only_row),
    -- the position of the feed; empty before the first one is stored
    feed_position TEXT NOT NULL,
    -- how often changes were stored
    revision      BIGINT NOT NULL
);

INSERT INTO interventions_copy (only_row, feed_position, revision)
SELECT TRUE, '', 0 WHERE NOT EXISTS (SELECT 1 FROM interventions_copy);
