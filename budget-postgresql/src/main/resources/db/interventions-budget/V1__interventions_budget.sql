-- The request budget that several processes share (interventions-budget-postgresql). PostgreSQL 14 or newer.
--
-- The tables are unlogged: after a crash of the server, and on a replica that takes over, all of them are empty. Every account then starts cold, so
-- the limit holds. Logged tables could lose only the last changes, and then too many attempts would begin.
--
-- Times are those of the server's clock. Numbers of type bigint are microseconds.

CREATE UNLOGGED TABLE interventions_budget_account (
  account text PRIMARY KEY,
  -- Until then no permit is granted, since earlier attempts aren't known.
  cold_until timestamptz NOT NULL,
  throttled boolean NOT NULL DEFAULT false,
  -- The end of the pause or, during a probe, the time at which another probe may begin.
  paused_until timestamptz NOT NULL DEFAULT '-infinity',
  -- Without a value, the next pause is the shortest.
  next_pause bigint,
  -- The permit that probes.
  probe text
);

CREATE UNLOGGED TABLE interventions_budget_permit (
  account text NOT NULL,
  permit text NOT NULL,
  -- Until then the permit occupies a slot.
  expiry timestamptz NOT NULL,
  PRIMARY KEY (account, permit)
) WITH (fillfactor = 50, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_scale_factor = 0);

-- Permits that wait for a slot, and get one in this order.
CREATE UNLOGGED TABLE interventions_budget_waiting (
  account text NOT NULL,
  permit text NOT NULL,
  since timestamptz NOT NULL,
  -- Then it is removed, unless it asks again.
  due timestamptz NOT NULL,
  PRIMARY KEY (account, permit)
);

-- Locks the account until the end of the transaction, and adds it if it is unknown.
CREATE FUNCTION interventions_budget_lock(of_account text, span bigint) RETURNS interventions_budget_account
LANGUAGE plpgsql AS $$
DECLARE
  locked interventions_budget_account;
BEGIN
  -- At other levels, a statement doesn't see changes that were committed while it waited for the lock.
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE 'the request budget needs the isolation level READ COMMITTED' USING ERRCODE = 'invalid_transaction_state';
  END IF;
  -- The first number distinguishes these locks from those of other software.
  PERFORM pg_advisory_xact_lock(1768846454, hashtext(of_account));
  SELECT * INTO locked FROM interventions_budget_account WHERE account = of_account;
  IF NOT FOUND THEN
    INSERT INTO interventions_budget_account (account, cold_until)
      VALUES (of_account, clock_timestamp() + span * interval '1 microsecond')
      RETURNING * INTO locked;
  END IF;
  RETURN locked;
END $$;

-- The operations of dev.interventions.port.budget.store.BudgetStore.

-- A permit is granted if there is no reason to wait. That is the usual case, so it takes as few statements as possible.
CREATE FUNCTION interventions_budget_acquire(
  of_account text, max_attempts int, span bigint, lease bigint, probe_timeout bigint, max_delay bigint, new_permit text,
  OUT reason text, OUT wait bigint)
-- A scan by the index skips the rows that were deleted since the last vacuum.
LANGUAGE plpgsql SET enable_bitmapscan = off SET enable_seqscan = off AS $$
DECLARE
  locked interventions_budget_account := interventions_budget_lock(of_account, span);
  present timestamptz := clock_timestamp();
  leased_until timestamptz := present + lease * interval '1 microsecond';
  free_slots int;
  expired int;
  waits_since timestamptz := present;
  waiting int;
  before_this int := 0;
  first_due timestamptz;
  slot_expiry timestamptz;
  retry_at timestamptz;
BEGIN
  IF locked.cold_until > present THEN
    reason := 'COLD_START';
    retry_at := locked.cold_until;
  ELSE
    SELECT max_attempts - count(*) FILTER (WHERE expiry > present),
        count(*) FILTER (WHERE expiry <= present),
        (SELECT count(*) FROM interventions_budget_waiting WHERE account = of_account)
      INTO free_slots, expired, waiting
      FROM interventions_budget_permit WHERE account = of_account;
    -- Not each time, since it needs one more scan.
    IF expired >= 50 THEN
      DELETE FROM interventions_budget_permit WHERE account = of_account AND expiry <= present;
    END IF;
    IF waiting > 0 THEN
      SELECT coalesce(min(since), present) INTO waits_since
        FROM interventions_budget_waiting WHERE account = of_account AND permit = new_permit;
      SELECT count(*), min(due) INTO before_this, first_due
        FROM interventions_budget_waiting
        WHERE account = of_account AND due > present AND (since, permit) < (waits_since, new_permit);
    END IF;
    IF locked.throttled OR free_slots <= before_this THEN
      -- The permit may be granted already.
      UPDATE interventions_budget_permit SET expiry = leased_until
        WHERE account = of_account AND permit = new_permit AND expiry > present;
      IF FOUND THEN
        RETURN;
      END IF;
    END IF;
    IF locked.throttled AND locked.paused_until > present THEN
      reason := CASE WHEN locked.probe IS NULL THEN 'PAUSED' ELSE 'PROBING' END;
      retry_at := locked.paused_until;
    ELSIF free_slots > before_this THEN
      INSERT INTO interventions_budget_permit VALUES (of_account, new_permit, leased_until)
        ON CONFLICT (account, permit) DO UPDATE SET expiry = excluded.expiry;
      IF waiting > 0 THEN
        DELETE FROM interventions_budget_waiting
          WHERE account = of_account AND (permit = new_permit OR due <= present);
      END IF;
      IF locked.throttled THEN
        UPDATE interventions_budget_account
          SET probe = new_permit, paused_until = present + probe_timeout * interval '1 microsecond'
          WHERE account = of_account;
      END IF;
      RETURN;
    ELSE
      -- The slot that is left for this permit after those that have waited longer have got theirs.
      SELECT expiry INTO slot_expiry FROM interventions_budget_permit WHERE account = of_account AND expiry > present
        ORDER BY expiry OFFSET greatest(0, before_this - free_slots) LIMIT 1;
      reason := 'USED_UP';
      retry_at := least(slot_expiry, first_due, present + span * interval '1 microsecond');
      INSERT INTO interventions_budget_waiting
        VALUES (of_account, new_permit, waits_since, retry_at + max_delay * interval '1 microsecond')
        ON CONFLICT (account, permit) DO UPDATE SET due = excluded.due;
    END IF;
  END IF;
  wait := greatest(1, ceil(extract(epoch FROM retry_at - present) * 1000000));
END $$;

CREATE FUNCTION interventions_budget_end(of_account text, span bigint, ended text[], unused text[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  locked interventions_budget_account := interventions_budget_lock(of_account, span);
BEGIN
  INSERT INTO interventions_budget_permit
    SELECT of_account, id, clock_timestamp() + span * interval '1 microsecond' FROM unnest(ended) id
    ON CONFLICT (account, permit) DO UPDATE SET expiry = excluded.expiry;
  IF cardinality(unused) > 0 THEN
    DELETE FROM interventions_budget_permit WHERE account = of_account AND permit = ANY (unused);
    DELETE FROM interventions_budget_waiting WHERE account = of_account AND permit = ANY (unused);
  END IF;
  IF locked.probe = ANY (ended) THEN
    UPDATE interventions_budget_account SET throttled = false, probe = NULL, next_pause = NULL
      WHERE account = of_account;
  ELSIF locked.probe = ANY (unused) THEN
    UPDATE interventions_budget_account SET paused_until = '-infinity', probe = NULL WHERE account = of_account;
  END IF;
END $$;

CREATE FUNCTION interventions_budget_renew(of_account text, span bigint, lease bigint, permits text[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM interventions_budget_lock(of_account, span);
  INSERT INTO interventions_budget_permit
    SELECT of_account, id, clock_timestamp() + lease * interval '1 microsecond' FROM unnest(permits) id
    ON CONFLICT (account, permit) DO UPDATE SET expiry = excluded.expiry;
END $$;

CREATE FUNCTION interventions_budget_throttled(
  of_account text, span bigint, pause bigint, first_pause bigint, max_pause bigint) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  locked interventions_budget_account := interventions_budget_lock(of_account, span);
  present timestamptz := clock_timestamp();
  own_pause bigint := coalesce(locked.next_pause, first_pause);
BEGIN
  -- Concurrent attempts are throttled together, so only the first one lengthens the pause.
  IF locked.probe IS NOT NULL OR NOT locked.throttled OR locked.paused_until <= present THEN
    locked.paused_until := present + own_pause * interval '1 microsecond';
    locked.next_pause := least(2 * own_pause, max_pause);
  END IF;
  UPDATE interventions_budget_account
    SET throttled = true, probe = NULL, next_pause = locked.next_pause,
        paused_until = greatest(locked.paused_until, present + pause * interval '1 microsecond')
    WHERE account = of_account;
END $$;

-- Changes nothing, and has no row for an unknown account.
CREATE FUNCTION interventions_budget_stats(of_account text, max_attempts int, span bigint)
RETURNS TABLE (free int, in_progress int, pause bigint)
LANGUAGE sql AS $$
  SELECT
    CASE WHEN cold_until > present THEN 0 ELSE greatest(0, max_attempts - occupied) END,
    underway,
    CASE WHEN throttled AND paused_until > present
      THEN ceil(extract(epoch FROM paused_until - present) * 1000000)::bigint END
  FROM interventions_budget_account,
    (SELECT clock_timestamp() AS present) clock,
    LATERAL (
      SELECT count(*)::int AS occupied,
        (count(*) FILTER (WHERE expiry > present + span * interval '1 microsecond'))::int AS underway
      FROM interventions_budget_permit
      WHERE account = of_account AND expiry > present) slots
  WHERE interventions_budget_account.account = of_account
$$;
