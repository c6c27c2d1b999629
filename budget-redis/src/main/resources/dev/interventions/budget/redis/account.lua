-- Comes before each script: the keys of the account, the time, and functions for all scripts.
--
-- KEYS[1], a sorted set: each permit with its expiry in microseconds of the server's clock. One more member marks that this server knows the
-- account: '*' and the id of the server's run. Its score is the end of the cold start, as a negative number. The marker is in the same key as the
-- permits, so that neither can be lost without the other. A server that was restarted from a snapshot, or has taken over from another, may lack
-- permits, but it has another id, so it doesn't find its marker.
-- KEYS[2], a hash that exists while the account is throttled:
--   end    the end of the pause or, if there is a probe, the time at which another probe may begin
--   pause  the length of the next pause
--   probe  the permit that probes, or empty
-- KEYS[3], a hash: each permit that waits for a slot, with two times: when it began to wait, and when it is removed unless it asks again.
local slots, throttling, waiting = KEYS[1], KEYS[2], KEYS[3]
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]

local marker = '*' .. (string.match(redis.call('INFO', 'server'), 'run_id:(%w+)') or '')

-- Returns the end of the cold start, and begins one if this server doesn't know the account.
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
