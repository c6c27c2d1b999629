-- Arguments: time, how long handled ids stay known, and for each event its id, subject and text. Returns how many were added.
local old = redis.call('ZRANGEBYSCORE', handled, '-inf', '(' .. string.format('%.0f', now - tonumber(ARGV[2])), 'LIMIT', 0, 500)
if #old > 0 then
    redis.call('ZREM', handled, unpack(old))
end
local added = 0
for i = 3, #ARGV, 3 do
    local id = ARGV[i]
    if redis.call('HEXISTS', events, id) == 0 and not redis.call('ZSCORE', handled, id) then
        redis.call('HSET', events, id, ARGV[i + 2])
        enqueue(ARGV[i + 1], id)
        added = added + 1
    end
end
return { added }
