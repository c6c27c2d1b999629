-- Arguments: time, subject, claim, whether the events were handled (1) or given up (0), the reason, the ids of the events. Returns 1 if the
-- claim was held.
local subject, isHandled = ARGV[2], ARGV[4] == '1'
if redis.call('HGET', claims, subject) ~= ARGV[3] then
    return { 0 }
end
for i = 6, #ARGV do
    local id = ARGV[i]
    redis.call('ZREM', queue(subject), id)
    if isHandled then
        redis.call('HDEL', events, id)
        redis.call('ZADD', handled, now, id)
    else
        redis.call('ZADD', dead, redis.call('INCR', prefix .. 'serial'), id)
        redis.call('HSET', reasons, id, ARGV[5])
        redis.call('HSET', subjects, id, subject)
    end
end
redis.call('HDEL', claims, subject)
redis.call('HDEL', attempts, subject)
if redis.call('EXISTS', queue(subject)) == 1 then
    redis.call('ZADD', due, now, subject)
else
    redis.call('ZREM', due, subject)
end
return { 1 }
