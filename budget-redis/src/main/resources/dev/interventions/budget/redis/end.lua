-- Arguments: span in microseconds, how many permits have ended, those permits, then the permits that were not used.
local span, endedCount = tonumber(ARGV[1]), tonumber(ARGV[2])
local firstUnused = 3 + endedCount

knownFrom(span)
local probe = redis.call('HGET', throttling, 'probe')
for i = 3, firstUnused - 1 do
    occupy(ARGV[i], span)
    if ARGV[i] == probe then
        redis.call('DEL', throttling)
    end
end
for i = firstUnused, #ARGV do
    redis.call('ZREM', slots, ARGV[i])
    redis.call('HDEL', waiting, ARGV[i])
    if ARGV[i] == probe then
        redis.call('HSET', throttling, 'end', now, 'probe', '')
    end
end
return {}
