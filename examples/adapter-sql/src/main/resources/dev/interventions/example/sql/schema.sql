-- The tables of the adapter, for H2 and PostgreSQL. ${id} is the type of an id, which is sorted by its characters.

CREATE TABLE IF NOT EXISTS source (
  id ${id} PRIMARY KEY
);

CREATE TABLE IF NOT EXISTS thread (
  id ${id} PRIMARY KEY,
  source_id ${id} NOT NULL REFERENCES source
);

CREATE TABLE IF NOT EXISTS customer (
  id ${id} PRIMARY KEY,
  identity_group_id ${id}
);

CREATE TABLE IF NOT EXISTS agent (
  id ${id} PRIMARY KEY
);

CREATE TABLE IF NOT EXISTS agent_permission (
  agent_id ${id} REFERENCES agent,
  permission VARCHAR(40),
  PRIMARY KEY (agent_id, permission)
);

CREATE TABLE IF NOT EXISTS agent_source (
  agent_id ${id} REFERENCES agent,
  source_id ${id} REFERENCES source,
  PRIMARY KEY (agent_id, source_id)
);

-- Written by a customer or by an agent; ordinal is the order of arrival.
CREATE TABLE IF NOT EXISTS content (
  id ${id} PRIMARY KEY,
  ordinal BIGINT GENERATED ALWAYS AS IDENTITY,
  thread_id ${id} NOT NULL REFERENCES thread,
  customer_id ${id} REFERENCES customer,
  agent_id ${id} REFERENCES agent,
  posted_at TIMESTAMP(0) WITH TIME ZONE NOT NULL,
  CHECK ((customer_id IS NULL) <> (agent_id IS NULL))
);

-- Columns have the names of the service's fields; NULL is absent. Categories and custom fields have tables of their own, so has_categories
-- and has_custom_fields say whether they are present. Two columns aren't fields: once_closed (an open intervention that was closed once is
-- reopened), and ordinal, the order of opening.
CREATE TABLE IF NOT EXISTS intervention (
  id ${id} PRIMARY KEY,
  ordinal BIGINT GENERATED ALWAYS AS IDENTITY,
  content_id ${id},
  thread_id ${id},
  source_id ${id},
  identity_id ${id},
  user_id ${id},
  closed BOOLEAN,
  created_at TIMESTAMP(0) WITH TIME ZONE,
  updated_at TIMESTAMP(0) WITH TIME ZONE,
  closed_at TIMESTAMP(0) WITH TIME ZONE,
  deferred_at TIMESTAMP(0) WITH TIME ZONE,
  status VARCHAR,
  user_replies_count BIGINT,
  first_user_reply_id ${id},
  first_user_reply_in BIGINT,
  last_user_reply_in BIGINT,
  user_reply_in_average BIGINT,
  first_user_reply_in_bh BIGINT,
  last_user_reply_in_bh BIGINT,
  user_reply_in_average_bh BIGINT,
  user_reply_in_average_count BIGINT,
  comments_count BIGINT,
  has_categories BOOLEAN NOT NULL,
  has_custom_fields BOOLEAN NOT NULL,
  satisfaction_sent_at TIMESTAMP(0) WITH TIME ZONE,
  satisfaction_answered_at TIMESTAMP(0) WITH TIME ZONE,
  satisfaction_grade BIGINT,
  survey_id VARCHAR,
  survey_response_id VARCHAR,
  detected_language VARCHAR,
  translation_enabled BOOLEAN,
  once_closed BOOLEAN NOT NULL
);

CREATE INDEX IF NOT EXISTS intervention_by_creation ON intervention (created_at DESC, id DESC);
CREATE INDEX IF NOT EXISTS intervention_by_update ON intervention (updated_at DESC, id DESC);
CREATE INDEX IF NOT EXISTS intervention_by_customer ON intervention (identity_id, thread_id);

-- The intervention to which a content belongs. It isn't a column of content, so cancelling needs no locks on contents.
CREATE TABLE IF NOT EXISTS intervention_content (
  content_id ${id} PRIMARY KEY REFERENCES content,
  intervention_id ${id} NOT NULL REFERENCES intervention ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS intervention_content_by_intervention ON intervention_content (intervention_id);

CREATE TABLE IF NOT EXISTS intervention_category (
  intervention_id ${id} REFERENCES intervention ON DELETE CASCADE,
  category_id ${id},
  PRIMARY KEY (intervention_id, category_id)
);

-- One row for each text of a value, in the order of ordinal; a list without texts has one row without content.
CREATE TABLE IF NOT EXISTS custom_field (
  intervention_id ${id} REFERENCES intervention ON DELETE CASCADE,
  ordinal INTEGER,
  field_key VARCHAR NOT NULL,
  kind VARCHAR(10) NOT NULL,
  content VARCHAR,
  PRIMARY KEY (intervention_id, ordinal)
);

-- A close or cancel locks this row until the end of its transaction. It isn't the intervention's own row, so that other operations
-- ignore the lock.
CREATE TABLE IF NOT EXISTS closing_lock (
  intervention_id ${id} PRIMARY KEY REFERENCES intervention ON DELETE CASCADE
);
