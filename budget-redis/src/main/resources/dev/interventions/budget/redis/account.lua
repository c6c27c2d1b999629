-- The beginning of each script: what Redis knows of the account.
--
-- KEYS[1], a sorted set: each permit with its expiry in microseconds of the server's clock. The member that begins with '*' says that this
-- server knows the account, and since when: it has the id of the server's run, and its score is the end of the cold start, as a negative number.
-- As it is in the same key as the permits, neither is lost alone. A server that has started again from a snapshot, or has taken over from another,
-- may lack permits, but has another id.
-- KEYS[2], a hash, is there while the account is throttled:
--   end    of the pause or, if there is a probe, the time at which another may begin
--   pause  the length of the next pause
--   probe  the permit that probes, or empty
-- KEYS[3], a hash: each permit that waits for a slot, with two times: since when, and when it is forgotten unless it is asked for again.
local slots, throttling, waiting = KEYS[1], KEYS[2], KEYS[3]
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]

local marker = '*' .. (string.match(redis.call('INFO', 'server'), 'run_id:(%w+)') or '')

-- Returns the end of the cold start, which begins now if this server doesn't know the account.
local function knownFrom(span)
    local known = redis.call('ZSCORE', slots, marker)
    if known then
        return -known
    end
    local others = redis.call('ZRANGEBYSCORE', slots, '-inf', 0)
    redis.call('ZADD', slots, -(now + span), marker)
    for _, other in ipairs(others) do
        redis.call('ZREM', slots, other)
    end
    return now + span
end

local function occupy(permit, duration)
    redis.call('ZADD', slots, now + duration, permit)
end
