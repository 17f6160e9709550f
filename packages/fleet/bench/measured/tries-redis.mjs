// Promises of Redis and ioredis. Each try answers what it saw.
import { anHourAhead, fill, refusalOf, sleep } from './tools.mjs';

const PLAIN = "#!lua\nredis.call('HSET', KEYS[1], 'a', ARGV[1]) return 'written'";
const FLAGGED = "#!lua flags=allow-oom\nredis.call('HSET', KEYS[1], 'a', ARGV[1]) return 'written'";

async function keptAfterKill({ server, client }, ...args) {
  const redis = await server(...args);
  const before = client(redis);
  for (let at = 0; at < 200; at += 1) await before.set(`key:${at}`, at);
  await redis.kill();
  await redis.start();
  return `${await client(redis).dbsize()} of 200 kept`;
}

async function onFullRedis({ server, client }, run) {
  const redis = client(await server());
  await redis.hset('hash', 'field', 'x');
  await redis.zadd('set', 1, 'member');
  await fill(redis);
  return run(redis).catch(refusalOf);
}

/** A master, its replica, and a client of the master. */
async function pair({ server, replicaOf, client }) {
  const master = await server();
  return { master, redis: client(master), replica: await replicaOf(master) };
}

export const REDIS_TRIES = {
  async 'script-kill'({ server, client }) {
    const redis = await server();
    const before = client(redis, { retryStrategy: () => null });
    const both = "redis.call('SET', KEYS[1], ARGV[1]) redis.call('SET', KEYS[2], ARGV[1])";
    for (let at = 0; at < 5000; at += 1) before.eval(both, 2, 'first', 'second', at).catch(() => {});
    await sleep(30);
    await redis.kill();
    await redis.start();
    const [first, second] = await client(redis).mget('first', 'second');
    return first === second ? 'whole' : 'half';
  },
  'aof-kill': (tools) => keptAfterKill(tools),
  'no-aof-kill': (tools) => keptAfterKill(tools, '--appendonly', 'no'),
  async 'script-after-restart'({ server, client }) {
    const redis = await server();
    const own = client(redis, { scripts: { tried: { lua: "return 'runs'", numberOfKeys: 0 } } });
    await own.tried();
    await redis.kill();
    await redis.start();
    return own.tried();
  },
  async 'offline-command'({ server, client }) {
    const redis = await server();
    const own = client(redis);
    await own.ping();
    await redis.kill();
    const waiting = own.incr('count');
    await redis.start();
    return `carried out ${await waiting} ×`;
  },
  async 'resent-command'({ server, client, swallower }) {
    const redis = await server();
    const between = await swallower(redis);
    const own = client(between.url);
    await own.ping();
    between.arm();
    await own.incr('count');
    return `carried out ${await client(redis).get('count')} ×`;
  },
  async 'pubsub-gap'({ server, client }) {
    const redis = await server();
    const [ears, mouth] = [client(redis), client(redis)];
    const heard = [];
    ears.on('message', (_, text) => heard.push(text));
    await ears.subscribe('channel');
    const again = new Promise((resolve) => ears.once('ready', resolve));
    await mouth.client('KILL', 'TYPE', 'pubsub');
    await mouth.publish('channel', 'in the gap');
    await again;
    await sleep(200);
    await mouth.publish('channel', 'after it');
    await sleep(200);
    return heard.length === 0 ? 'nothing arrives' : `${heard.join(' and ')} arrives`;
  },
  async 'wait-failover'(tools) {
    const { master, redis, replica } = await pair(tools);
    await redis.set('key', 'value');
    const copies = await redis.wait(1, 1000);
    await master.kill();
    await replica.redis.replicaof('NO', 'ONE');
    return `${copies} replica, ${(await replica.redis.get('key')) === 'value' ? 'kept' : 'lost'}`;
  },
  async 'wait-stopped-replica'(tools) {
    const { redis, replica } = await pair(tools);
    replica.pause();
    await redis.set('key', 'value');
    const started = performance.now();
    const copies = await redis.wait(1, 300);
    const took = performance.now() - started;
    replica.resume();
    return `${copies} replicas, ${took < 2000 ? 'in time' : 'late'}`;
  },
  async 'script-after-failover'(tools) {
    const { master, redis, replica } = await pair(tools);
    const hash = await redis.script('LOAD', "return 'runs'");
    await master.kill();
    await replica.redis.replicaof('NO', 'ONE');
    const own = tools.client(replica, { scripts: { tried: { lua: "return 'runs'", numberOfKeys: 0 } } });
    const known = await replica.redis.evalsha(hash, 0).catch(() => 'unknown there');
    return `${known}, ${await own.tried()}`;
  },
  async 'readonly-command'({ server, client }) {
    const [redis, other] = [await server(), await server()];
    const [own, control] = [
      client(redis, { reconnectOnError: (error) => (error.message.startsWith('READONLY') ? 2 : false) }),
      client(redis),
    ];
    await own.ping();
    await control.replicaof('127.0.0.1', other.port);
    const written = own.incr('count');
    await sleep(500);
    await control.replicaof('NO', 'ONE');
    await written;
    return `carried out ${await control.get('count')} ×`;
  },
  async 'stale-master-write'(tools) {
    const { redis, replica } = await pair(tools);
    await replica.redis.replicaof('NO', 'ONE');
    const acknowledged = await redis.set('key', 'value');
    await redis.replicaof('127.0.0.1', replica.port);
    while (!/master_link_status:up/.test(await redis.info('replication'))) await sleep(50);
    return `${acknowledged}, ${(await redis.get('key')) === 'value' ? 'kept' : 'lost'}`;
  },
  async 'no-replica-write'({ server, client }) {
    const redis = client(await server('--min-replicas-to-write', '1'));
    return redis.set('key', 'value').catch(refusalOf);
  },
  async 'no-replica-script-flagged'({ server, client }) {
    const redis = client(await server('--min-replicas-to-write', '1'));
    return redis.eval(FLAGGED, 1, 'hash', 'value').catch(refusalOf);
  },
  async 'pause-expiry'({ server, client }) {
    const redis = await server();
    const own = client(redis);
    await own.set('key', 'value', 'PX', 1000);
    redis.pause();
    await sleep(1500);
    redis.resume();
    return (await own.exists('key')) === 0 ? 'gone' : 'still there';
  },
  'oom-plain-script': (tools) => onFullRedis(tools, (redis) => redis.eval(PLAIN, 1, 'hash', 'value')),
  'oom-flagged-script': (tools) => onFullRedis(tools, (redis) => redis.eval(FLAGGED, 1, 'hash', 'value')),
  'oom-delete': (tools) =>
    onFullRedis(tools, async (redis) => {
      await redis.hdel('hash', 'field');
      await redis.zrem('set', 'member');
      return 'allowed';
    }),
  'oom-publish': (tools) =>
    onFullRedis(tools, async (redis) => `${(await redis.publish('channel', 'x')) >= 0 ? 'allowed' : ''}`),
  async 'clock-lease'({ server, client }) {
    const redis = client(await server());
    const lease = `local time = redis.call('TIME') local now = time[1] * 1000 + math.floor(time[2] / 1000)
      redis.call('SET', KEYS[1], now + 1000, 'PXAT', now + 1000) return redis.call('PTTL', KEYS[1])`;
    const left = await anHourAhead(() => redis.eval(lease, 1, 'lease'));
    return left > 900 && left <= 1000 ? '1 s' : `${left} ms`;
  },
};
