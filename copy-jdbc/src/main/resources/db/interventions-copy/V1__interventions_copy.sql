-- The copy of an account, for PostgreSQL 14 or newer and H2 2.2 or newer. Running it again changes nothing.

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
    -- of the content, for comparisons
    digest                   BIGINT NOT NULL,
    -- when this row was written last, and when the intervention was found to be gone, by the database's clock
    copied_at                TIMESTAMP WITH TIME ZONE NOT NULL,
    gone_at                  TIMESTAMP WITH TIME ZONE
);

CREATE INDEX IF NOT EXISTS interventions_created_at ON interventions (created_at);

-- How far the copy is: one row.
CREATE TABLE IF NOT EXISTS interventions_copy (
    only_row      BOOLEAN PRIMARY KEY CHECK (only_row),
    -- of the feed; empty before the first change
    feed_position TEXT NOT NULL,
    -- how often changes were stored
    revision      BIGINT NOT NULL
);

INSERT INTO interventions_copy (only_row, feed_position, revision)
SELECT TRUE, '', 0 WHERE NOT EXISTS (SELECT 1 FROM interventions_copy);
