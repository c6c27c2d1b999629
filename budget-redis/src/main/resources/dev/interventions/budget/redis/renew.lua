-- Arguments: span and lease in microseconds, and the permits.
local span, lease = tonumber(ARGV[1]), tonumber(ARGV[2])

knownFrom(span)
for i = 3, #ARGV do
    occupy(ARGV[i], lease)
end
return {}
