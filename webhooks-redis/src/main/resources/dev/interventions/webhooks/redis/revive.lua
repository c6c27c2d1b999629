-- Arguments: time, id. Returns 1 if there was such a dead letter.
local id = ARGV[2]
if redis.call('ZREM', dead, id) == 0 then
    return { 0 }
end
enqueue(redis.call('HGET', subjects, id), id)
redis.call('HDEL', subjects, id)
redis.call('HDEL', reasons, id)
return { 1 }
