-- Arguments: limit, and span in microseconds. Returns the free slots, the attempts in progress and the microseconds of the pause.
local limit, span = tonumber(ARGV[1]), tonumber(ARGV[2])

local known = redis.call('ZSCORE', slots, marker)
local isCold = not known or -known > now
local occupied = redis.call('ZCOUNT', slots, '(' .. string.format('%.0f', now), '+inf')
local inProgress = redis.call('ZCOUNT', slots, '(' .. string.format('%.0f', now + span), '+inf')
local pauseEnd = tonumber(redis.call('HGET', throttling, 'end') or 0)
return { isCold and 0 or math.max(0, limit - occupied), inProgress, math.max(0, pauseEnd - now) }
