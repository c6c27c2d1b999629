-- Arguments: time, subject, claim, delay. Returns 1 if the claim was held.
if redis.call('HGET', claims, ARGV[2]) ~= ARGV[3] then
    return { 0 }
end
redis.call('HDEL', claims, ARGV[2])
redis.call('ZADD', due, now + tonumber(ARGV[4]), ARGV[2])
return { 1 }
