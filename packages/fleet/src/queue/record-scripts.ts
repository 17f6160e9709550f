import { script } from '../redis/script.js';

// The scripts of the records. `Records` says what their arguments and answers mean.

const NOW = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
`;

/** The field of BullMQ's hash of a job that keeps its result. */
const MARK = 'koukoutu:result';

/**
 * Takes a job, unless a living process has it. The record of a finished job is forgotten after a time, but BullMQ may hand the job out
 * even later: after a pause of Redis, a second worker gets the job while the first one runs it, and puts it back behind all others. So
 * BullMQ's own hash of the job, which lives as long as that can happen, says it too.
 */
export const claimScript = script(
  `${NOW}
local record, owned, dead, job = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local id, owner, lease = ARGV[1], ARGV[2], tonumber(ARGV[3])
local known = redis.call('HMGET', record, 'state', 'owner', 'until', 'tries', 'reason', 'result', 'task', 'model', 'account', 'created')
local state = known[1]
local result = not state and redis.call('HGET', job, '${MARK}')
if result then state = 'done' end
if state == 'done' or state == 'failed' or state == 'dead' then
  redis.call('ZREM', owned, id)
  return {state, result or (state == 'done' and known[6] or known[5]) or ''}
end
if known[2] and known[2] ~= owner and tonumber(known[3]) > now then return {'busy', tonumber(known[3]) - now} end
if state == 'sending' then
  redis.call('HSET', record, 'state', 'dead', 'reason', ARGV[4], 'charged', 'maybe')
  redis.call('HDEL', record, 'owner', 'until')
  redis.call('ZREM', owned, id)
  redis.call('ZADD', dead, now, id)
  return {'dead', ARGV[4]}
end
redis.call('HSET', record, 'owner', owner, 'until', now + lease)
redis.call('ZADD', owned, now + lease, id)
if state == 'task' then
  return {'task', known[7], known[8] or '', known[9] or '', known[4] or '0', now - tonumber(known[10] or now)}
end
return {'new', known[4] or '0'}
`,
  'allow-oom',
);

/** Records that a create is about to be sent. */
export const intentScript = script(`${NOW}
local record, meta, accountMeta, held, holders = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local owner, intent, account, name, hold = ARGV[1], ARGV[2], ARGV[3], ARGV[4], tonumber(ARGV[5])
local known = redis.call('HMGET', record, 'owner', 'state', 'intent')
if known[1] ~= owner then return 'lost' end
if known[2] and not (known[2] == 'sending' and known[3] == intent) then return 'lost' end
if redis.call('HGET', holders, name) ~= owner then return 'no-slot' end
if redis.call('HEXISTS', meta, 'paused') == 1 then return 'paused' end
if redis.call('HEXISTS', accountMeta, 'closed') == 1 then return 'closed' end
local credits = tonumber(redis.call('HGET', accountMeta, 'credits') or '1')
if credits <= 0 then return 'ask' end
redis.call('HSET', record, 'state', 'sending', 'intent', intent, 'account', account, 'charged', 'maybe', 'sent', now)
local ends = redis.call('ZSCORE', held, name)
if ends and tonumber(ends) < now + hold then redis.call('ZADD', held, now + hold, name) end
return 'ok'
`);

/** Records the id of a task. */
export const taskScript = script(
  `${NOW}
local record, owned, dead, held, accountMeta = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local id, owner, intent, task, model, name, hold = unpack(ARGV, 1, 7)
local known = redis.call('HMGET', record, 'state', 'intent', 'task', 'owner')
if not known[1] and not known[2] and (not known[4] or known[4] == owner) then
  -- Redis has lost its data since the request was written down. What was paid for is still ours.
  redis.call('HSET', record, 'owner', owner, 'until', now + tonumber(hold), 'intent', intent, 'account', ARGV[8])
  redis.call('ZADD', owned, now + tonumber(hold), id)
  known = {'sending', intent, false, owner}
end
if known[2] ~= intent then
  redis.call('HSET', record, 'orphan', task)
  return 'orphan'
end
if known[3] == task then return known[4] == owner and 'ok' or 'lost' end
redis.call('HSET', record, 'task', task, 'model', model, 'charged', 'yes', 'created', now)
if redis.call('HEXISTS', accountMeta, 'credits') == 1 then redis.call('HINCRBYFLOAT', accountMeta, 'credits', -1) end
if known[1] == 'dead' then
  -- A worker that took over gave this up before the answer came: now there is something to resume.
  redis.call('HSET', record, 'state', 'task', 'owner', owner, 'until', now + tonumber(hold))
  redis.call('HDEL', record, 'reason')
  redis.call('ZREM', dead, id)
  redis.call('ZADD', owned, now + tonumber(hold), id)
  return 'revived'
end
redis.call('HSET', record, 'state', 'task')
local ends = redis.call('ZSCORE', held, name)
if ends and tonumber(ends) < now + tonumber(hold) then redis.call('ZADD', held, now + tonumber(hold), name) end
if known[4] ~= owner then return 'lost' end
return 'ok'
`,
  'allow-oom',
);

/** Gives up a job. It returns to its earlier state, or keeps its task. A job with a task is offered to the rescue of all workers. */
export const letGoScript = script(
  `${NOW}
local record, owned = KEYS[1], KEYS[2]
local id, owner, intent, reason, counts = ARGV[1], ARGV[2], ARGV[3], ARGV[4], tonumber(ARGV[5])
if redis.call('HGET', record, 'owner') ~= owner then return 0 end
if intent ~= '' and redis.call('HGET', record, 'intent') == intent and redis.call('HGET', record, 'state') == 'sending' then
  redis.call('HDEL', record, 'state', 'intent', 'account', 'sent')
  redis.call('HSET', record, 'charged', 'no')
end
redis.call('HDEL', record, 'owner', 'until')
if redis.call('HGET', record, 'state') == 'task' then redis.call('ZADD', owned, now, id) else redis.call('ZREM', owned, id) end
if counts > 0 then redis.call('HINCRBY', record, 'tries', counts) end
if reason ~= '' then redis.call('HSET', record, 'last', reason) end
if redis.call('HLEN', record) == 0 then redis.call('DEL', record) end
return 1
`,
  'allow-oom',
);

/** Ends a job. */
export const endScript = script(
  `${NOW}
local record, owned, dead, totals, failed, job = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6]
local id, state, text, charged, keep, owner = ARGV[1], ARGV[2], ARGV[3], ARGV[4], tonumber(ARGV[5]), ARGV[6]
local before = redis.call('HMGET', record, 'state', 'owner')
if before[1] == 'done' then return 'done' end
-- A written result counts, also from a process that has lost the job. Any other end is accepted from the owner only.
if state ~= 'done' and before[2] ~= owner then return 'lost' end
redis.call('HDEL', record, 'owner', 'until', 'last', 'sent', 'intent')
redis.call('ZREM', owned, id)
redis.call('ZREM', dead, id)
redis.call('ZREM', failed, id)
redis.call('HSET', record, 'state', state, state == 'done' and 'result' or 'reason', text, 'charged', charged)
if state == 'done' then
  -- The result names the task, and finished records are what Redis holds most of.
  redis.call('HDEL', record, 'task', 'model', 'created', 'tries', 'orphan')
  redis.call('HINCRBY', totals, 'done', 1)
  redis.call('PEXPIRE', record, keep)
  if redis.call('EXISTS', job) == 1 then redis.call('HSET', job, '${MARK}', text) end
else
  redis.call('ZADD', state == 'dead' and dead or failed, now, id)
end
return state
`,
  'allow-oom',
);

/** Lists jobs whose owner no longer renews them. */
export const expiredScript = script(`${NOW}
return redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'LIMIT', 0, tonumber(ARGV[1]))
`);
