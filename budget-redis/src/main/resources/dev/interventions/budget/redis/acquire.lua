-- Arguments: limit, span, lease, permit, timeout of a probe, maximum delay of a waiting permit; times in microseconds.
-- Returns { 0, 0 } if the permit is granted, else the number of a reason and the microseconds to wait.
local limit, span, lease, permit = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), ARGV[4]
local probeTimeout, delay = tonumber(ARGV[5]), tonumber(ARGV[6])
local granted, usedUp, paused, probing, coldStart = 0, 1, 2, 3, 4

local function times(entry)
    local since, due = string.match(entry, '(%d+) (%d+)')
    return tonumber(since), tonumber(due)
end

-- Returns when the permit began to wait, how many permits have waited longer, and the earliest time at which one of these is removed.
local function place()
    local entry = redis.call('HGET', waiting, permit)
    local since = entry and times(entry) or now
    local longer, firstDue = 0, math.huge
    local entries = redis.call('HGETALL', waiting)
    for i = 1, #entries, 2 do
        local other = entries[i]
        local otherSince, due = times(entries[i + 1])
        if other ~= permit and due <= now then
            redis.call('HDEL', waiting, other)
        elseif otherSince < since or otherSince == since and other < permit then
            longer, firstDue = longer + 1, math.min(firstDue, due)
        end
    end
    return since, longer, firstDue
end

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
    local occupied = redis.call('ZCARD', slots) - 1
    local since, longer, firstDue = place()
    if limit - occupied <= longer then
        -- The slot that is left for this permit after those that have waited longer have got theirs.
        local index = math.min(longer - limit + occupied, occupied - 1)
        local expiry = occupied == 0 and math.huge or tonumber(redis.call('ZRANGEBYSCORE', slots, 0, '+inf', 'WITHSCORES', 'LIMIT', index, 1)[2])
        local wait = math.min(expiry - now, span, firstDue - now)
        redis.call('HSET', waiting, permit, string.format('%.0f %.0f', since, now + wait + delay))
        return { usedUp, wait }
    end
    redis.call('HDEL', waiting, permit)
    if pauseEnd then
        redis.call('HSET', throttling, 'end', now + probeTimeout, 'probe', permit)
    end
end
occupy(permit, lease)
return { granted, 0 }
