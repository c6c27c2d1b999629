-- Arguments: span, the pause that the service asks for, the first and the longest own pause; all in microseconds.
local span, requested, firstPause, maxPause = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])

knownFrom(span)
local pauseEnd, pause, probe = unpack(redis.call('HMGET', throttling, 'end', 'pause', 'probe'))
pauseEnd, pause = tonumber(pauseEnd or 0), tonumber(pause or firstPause)
-- Concurrent attempts are refused together, so only the first refusal lengthens the pause.
if pauseEnd <= now or probe ~= '' then
    pauseEnd = now + pause
    pause = math.min(2 * pause, maxPause)
end
redis.call('HSET', throttling, 'end', math.max(pauseEnd, now + requested), 'pause', pause, 'probe', '')
return {}
