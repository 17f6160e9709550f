// A process that holds slots until it is killed.
import { redisLimiter } from '../../dist/index.js';

const [, , redis, account, slots, leaseMs] = process.argv;
const limiter = redisLimiter({ redis, account, slots: Number(slots), leaseMs: Number(leaseMs) });
for (let at = 0; at < Number(slots); at += 1) await limiter.acquire(new AbortController().signal);
process.send('held');
