import { script } from '../redis/script.js';

/**
 * What the slot scripts share. An account's keys:
 *
 * - `held`: who holds a slot, by the end of the lease
 * - `line`: who waits for a slot, in order
 * - `waiting`: the same waiters, by the time until which each counts as alive
 * - `users`: processes that use the account, by the time until which each counts as alive
 * - `meta`: `limit`, `next` (the next place in the line), `granted`, `expired`
 *
 * Times are by the clock of Redis, so the clocks of the machines need not agree.
 */
const SHARED = `
local base = KEYS[1]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local holders = base .. ':holders'
local waiters = base .. ':waiters'
local function key(account, part) return base .. ':account:' .. account .. ':' .. part end

local function leave(name)
  local known = redis.call('HGET', waiters, name)
  if not known then return end
  redis.call('HDEL', waiters, name)
  for _, account in ipairs(cjson.decode(known).accounts) do
    redis.call('ZREM', key(account, 'line'), name)
    redis.call('ZREM', key(account, 'waiting'), name)
  end
end

local function hold(account, name, owner, lease)
  local until_ = now + lease
  local before = redis.call('ZSCORE', key(account, 'held'), name)
  if before and tonumber(before) > until_ then until_ = tonumber(before) end
  redis.call('ZADD', key(account, 'held'), until_, name)
  redis.call('HSET', holders, name, owner)
  if not before then redis.call('HINCRBY', key(account, 'meta'), 'granted', 1) end
  return account
end

local function tidy(account)
  local ended = redis.call('ZRANGEBYSCORE', key(account, 'held'), '-inf', now)
  for _, name in ipairs(ended) do
    redis.call('ZREM', key(account, 'held'), name)
    redis.call('HDEL', holders, name)
  end
  if #ended > 0 then redis.call('HINCRBY', key(account, 'meta'), 'expired', #ended) end
  for _, name in ipairs(redis.call('ZRANGEBYSCORE', key(account, 'waiting'), '-inf', now)) do leave(name) end
end

local function room(account)
  local limit = tonumber(redis.call('HGET', key(account, 'meta'), 'limit') or '0')
  return limit - redis.call('ZCARD', key(account, 'held'))
end

local function grant(account)
  while room(account) > 0 do
    local first = redis.call('ZRANGE', key(account, 'line'), 0, 0)[1]
    if not first then return end
    local known = redis.call('HGET', waiters, first)
    if known then
      local waiter = cjson.decode(known)
      leave(first)
      hold(account, first, waiter.owner, waiter.lease)
      redis.call('PUBLISH', base .. ':wake:' .. waiter.owner, first .. ' ' .. account)
    else
      redis.call('ZREM', key(account, 'line'), first)
    end
  end
end
`;

/**
 * Registers a process as a user of an account. Answers 0, or the number of slots that other living processes use if that differs.
 * Arguments: owner, lease, account, limit.
 */
export const register = script(`${SHARED}
local owner, lease, account, limit = ARGV[1], tonumber(ARGV[2]), ARGV[3], ARGV[4]
local users = key(account, 'users')
redis.call('ZREMRANGEBYSCORE', users, '-inf', now)
redis.call('ZREM', users, owner)
local used = redis.call('HGET', key(account, 'meta'), 'limit')
if used and used ~= limit and redis.call('ZCARD', users) > 0 then return tonumber(used) end
redis.call('HSET', key(account, 'meta'), 'limit', limit)
redis.call('ZADD', users, now + lease, owner)
tidy(account)
grant(account)
return 0
`);

/** Removes a process from an account. Arguments: owner, account. */
export const unregister = script(`${SHARED}
return redis.call('ZREM', key(ARGV[2], 'users'), ARGV[1])
`);

/**
 * Takes a slot of one of the accounts, or a place in their lines. The same name always gets the same answer, so that a command that
 * is sent twice takes only one slot. Answers the account, or an empty text for a place in the line.
 * Arguments: name, owner, lease, `force` (for a running task, which holds a slot even if none is free), accounts.
 */
export const acquire = script(`${SHARED}
local name, owner, lease, force = ARGV[1], ARGV[2], tonumber(ARGV[3]), ARGV[4]
local accounts = {unpack(ARGV, 5)}
for _, account in ipairs(accounts) do
  if redis.call('ZSCORE', key(account, 'held'), name) then return hold(account, name, owner, lease) end
end
if force == 'force' then
  leave(name)
  return hold(accounts[1], name, owner, lease)
end
local function roomiest()
  local best, most = nil, 0
  for _, account in ipairs(accounts) do
    local free = room(account)
    if free > most and redis.call('ZCARD', key(account, 'line')) == 0 then best, most = account, free end
  end
  return best
end
local best = roomiest()
if not best then
  -- Only now is it worth the time to look for what dead processes have left behind.
  for _, account in ipairs(accounts) do
    tidy(account)
    grant(account)
  end
  best = roomiest()
end
if best then
  leave(name)
  return hold(best, name, owner, lease)
end
if redis.call('HEXISTS', waiters, name) == 0 then
  for _, account in ipairs(accounts) do
    redis.call('ZADD', key(account, 'line'), redis.call('HINCRBY', key(account, 'meta'), 'next', 1), name)
  end
end
for _, account in ipairs(accounts) do redis.call('ZADD', key(account, 'waiting'), now + lease, name) end
redis.call('HSET', waiters, name, cjson.encode({owner = owner, lease = lease, accounts = accounts}))
return ''
`);

/** Releases a slot or leaves the line, and lets the next waiter in. Arguments: name, owner, accounts. */
export const release = script(
  `${SHARED}
local name, owner = ARGV[1], ARGV[2]
leave(name)
if redis.call('HGET', holders, name) ~= owner then return 0 end
redis.call('HDEL', holders, name)
for i = 3, #ARGV do
  redis.call('ZREM', key(ARGV[i], 'held'), name)
  tidy(ARGV[i])
  grant(ARGV[i])
end
return 1
`,
  'allow-oom',
);

/**
 * Sign of life of a process: renews its use of the accounts, its slots, its places in the lines and its jobs. Slots whose lease
 * expired while the process could not reach Redis are held again, since their tasks still run.
 * Arguments: owner, lease, `owned` key, start of the records' keys, JSON of
 * `{ accounts: [[account, limit]], slots: [[name, account]], waiters: [name], jobs: [id] }`. It contains the limits for
 * the case that Redis has lost its data.
 * Answers JSON of `{ lost: [name], granted: [[name, account]], gone: [name], taken: [id] }`.
 */
export const tick = script(
  `${SHARED}
local owner, lease = ARGV[1], tonumber(ARGV[2])
local mine = cjson.decode(ARGV[5])
local lost, granted, gone, taken = {}, {}, {}, {}
for _, slot in ipairs(mine.slots) do
  local holder = redis.call('HGET', holders, slot[1])
  if not holder or holder == owner then hold(slot[2], slot[1], owner, lease) else table.insert(lost, slot[1]) end
end
for _, used in ipairs(mine.accounts) do
  redis.call('ZADD', key(used[1], 'users'), now + lease, owner)
  redis.call('HSETNX', key(used[1], 'meta'), 'limit', used[2])
  tidy(used[1])
end
for _, name in ipairs(mine.waiters) do
  local known = redis.call('HGET', waiters, name)
  if known then
    for _, account in ipairs(cjson.decode(known).accounts) do
      redis.call('ZADD', key(account, 'waiting'), now + lease, name)
    end
  elseif redis.call('HGET', holders, name) == owner then
    for _, used in ipairs(mine.accounts) do
      if redis.call('ZSCORE', key(used[1], 'held'), name) then table.insert(granted, {name, used[1]}) end
    end
  else
    table.insert(gone, name)
  end
end
for _, id in ipairs(mine.jobs) do
  local record = ARGV[4] .. id
  -- No record at all: Redis has lost its data, and the job still runs here.
  if redis.call('HGET', record, 'owner') == owner or redis.call('EXISTS', record) == 0 then
    redis.call('HSET', record, 'owner', owner, 'until', now + lease)
    redis.call('ZADD', ARGV[3], now + lease, id)
  else
    table.insert(taken, id)
  end
end
for _, used in ipairs(mine.accounts) do grant(used[1]) end
local function list(found) if #found == 0 then return nil end return found end
return cjson.encode({lost = list(lost), granted = list(granted), gone = list(gone), taken = list(taken)})
`,
  'allow-oom',
);

/** Reads the state of an account. Arguments: account. Answers limit, held, waiting, granted, expired, and how many processes use it. */
export const look = script(`${SHARED}
local account = ARGV[1]
tidy(account)
grant(account)
redis.call('ZREMRANGEBYSCORE', key(account, 'users'), '-inf', now)
local meta = redis.call('HMGET', key(account, 'meta'), 'limit', 'granted', 'expired')
return {
  tonumber(meta[1] or '0'), redis.call('ZCARD', key(account, 'held')), redis.call('ZCARD', key(account, 'line')),
  tonumber(meta[2] or '0'), tonumber(meta[3] or '0'), redis.call('ZCARD', key(account, 'users'))
}
`);
