-- Arguments: time, maximum number. Returns text and reason of each dead letter.
local letters = {}
for _, id in ipairs(redis.call('ZRANGE', dead, 0, ARGV[2] - 1)) do
    letters[#letters + 1] = { redis.call('HGET', events, id), redis.call('HGET', reasons, id) }
end
return letters
