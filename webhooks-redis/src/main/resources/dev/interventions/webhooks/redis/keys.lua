-- Comes before each script: the names of the keys, all of which begin with KEYS[1], and the time in milliseconds. A negative first argument
-- means the server's clock; tests give another time.
local prefix = KEYS[1]
local now = tonumber(ARGV[1])
if now < 0 then
    local time = redis.call('TIME')
    now = time[1] * 1000 + math.floor(time[2] / 1000)
end
-- id -> text of an event that waits or is dead
local events = prefix .. 'events'
-- ids of handled events, by when they were handled
local handled = prefix .. 'handled'
-- subjects with waiting events, by when they are due
local due = prefix .. 'due'
-- subject -> claim that is held; subject -> how often its events were claimed
local claims, attempts = prefix .. 'claims', prefix .. 'attempts'
-- of dead letters: ids in the order in which they were given up; id -> reason; id -> subject
local dead, reasons, subjects = prefix .. 'dead', prefix .. 'reasons', prefix .. 'subjects'

-- The key of the ids of waiting events of a subject, in the order in which they were stored.
local function queue(subject)
    return prefix .. 'queue:' .. subject
end

local function enqueue(subject, id)
    redis.call('ZADD', queue(subject), redis.call('INCR', prefix .. 'serial'), id)
    if not redis.call('ZSCORE', due, subject) then
        redis.call('ZADD', due, now, subject)
    end
end
