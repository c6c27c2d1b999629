-- Returns { 0, 0 } if the permit is granted, else the number of a reason and the microseconds to wait.
local limit, span, lease, permit, probeTimeout = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), ARGV[4], tonumber(ARGV[5])
local granted, usedUp, paused, probing, coldStart = 0, 1, 2, 3, 4

local from = knownFrom(span)
if from > now then
    return { coldStart, from - now }
end

redis.call('ZREMRANGEBYSCORE', slots, 0, now)
if not redis.call('ZSCORE', slots, permit) then
    local pauseEnd, probe = unpack(redis.call('HMGET', throttling, 'end', 'probe'))
    if pauseEnd and tonumber(pauseEnd) > now then
        return { probe == '' and paused or probing, pauseEnd - now }
    end
    if redis.call('ZCARD', slots) - 1 >= limit then
        local first = redis.call('ZRANGEBYSCORE', slots, 0, '+inf', 'WITHSCORES', 'LIMIT', 0, 1)
        return { usedUp, math.min(first[2] - now, span) }
    end
    if pauseEnd then
        redis.call('HSET', throttling, 'end', now + probeTimeout, 'probe', permit)
    end
end
occupy(permit, lease)
return { granted, 0 }
