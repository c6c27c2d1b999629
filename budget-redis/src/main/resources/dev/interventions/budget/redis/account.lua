-- The beginning of each script: what Redis knows of the account.
--
-- KEYS[1], a sorted set: each permit with its expiry in microseconds of the server's clock. The member '*' says that Redis knows the account;
-- its score is negative, and its amount is the end of the cold start. As it is in the same key as the permits, neither is lost alone.
-- KEYS[2], a hash, is there while the account is throttled:
--   end    of the pause or, if there is a probe, the time at which another may begin
--   pause  the length of the next pause
--   probe  the permit that probes, or empty
-- KEYS[3], a hash: each permit that waits for a slot, with two times: since when, and when it is forgotten unless it is asked for again.
local slots, throttling, waiting = KEYS[1], KEYS[2], KEYS[3]
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]

-- Returns the end of the cold start, which begins now if Redis doesn't know the account.
local function knownFrom(span)
    local known = redis.call('ZSCORE', slots, '*')
    if known then
        return -known
    end
    redis.call('ZADD', slots, -(now + span), '*')
    return now + span
end

local function occupy(permit, duration)
    redis.call('ZADD', slots, now + duration, permit)
end
