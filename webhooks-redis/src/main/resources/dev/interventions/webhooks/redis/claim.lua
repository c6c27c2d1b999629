-- Arguments: time, maximum number of batches, lease, prefix of the claims, maximum number of events in a batch. Returns for each batch its
-- claim, its attempts and the texts of its events.
local batches = {}
for i, subject in ipairs(redis.call('ZRANGEBYSCORE', due, '-inf', now, 'LIMIT', 0, ARGV[2])) do
    local claim = ARGV[4] .. ':' .. i
    redis.call('ZADD', due, now + tonumber(ARGV[3]), subject)
    redis.call('HSET', claims, subject, claim)
    local batch = { claim, redis.call('HINCRBY', attempts, subject, 1) }
    for _, id in ipairs(redis.call('ZRANGE', queue(subject), 0, ARGV[5] - 1)) do
        batch[#batch + 1] = redis.call('HGET', events, id)
    end
    batches[i] = batch
end
return batches
