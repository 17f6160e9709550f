// The rows of the table of what the fleet relies on: the promise, how it is tried, and in which file it is needed.
const section = (rows) => ({
  columns: ['seen'],
  rows,
  head: { en: ['promise', 'tried by', 'needed in'], zh: ['前提', '测试方法', '用于'] },
});
const row = (file, en, zh) => ({ en: [...en, `\`${file}\``], zh: [...zh, `\`${file}\``] });

export const FLEET = {
  crash: section({
    'script-kill': row(
      'queue/records.ts',
      [
        'a script is executed completely or not at all',
        'SIGKILL of Redis while thousands of scripts each write two keys',
      ],
      ['脚本要么全部执行，要么不执行', '大量脚本各写两个键，期间 SIGKILL Redis'],
    ),
    'aof-kill': row(
      'queue/records.ts',
      ['with `appendonly yes`, what was acknowledged survives a crash of Redis', '200 writes, then SIGKILL'],
      ['`appendonly yes` 时，已确认的写入不因 Redis 崩溃丢失', '写 200 次后 SIGKILL'],
    ),
    'no-aof-kill': row(
      'redis/connect.ts',
      ['with `appendonly no` it is lost', 'the same'],
      ['`appendonly no` 时会丢失', '同上'],
    ),
    'bullmq-add-kill': row(
      'queue/queue.ts',
      ['added jobs survive', '`addBulk` of 500 jobs, then SIGKILL'],
      ['已加入的作业不丢失', '`addBulk` 500 个作业后 SIGKILL'],
    ),
    'bullmq-pause-restart': row(
      'cli/commands.ts',
      ['a paused queue stays paused', 'restart of Redis'],
      ['暂停状态保留', '重启 Redis'],
    ),
    'script-after-restart': row(
      'redis/script.ts',
      ['a script that Redis has forgotten is sent again', 'restart of Redis'],
      ['Redis 忘记的脚本会重新发送', '重启 Redis'],
    ),
    'offline-command': row(
      'redis/connect.ts',
      ['a command waits while Redis is down', 'sent between SIGKILL and start'],
      ['Redis 停机时命令等待', '在 SIGKILL 与启动之间发出'],
    ),
    'resent-command': row(
      'queue/records.ts',
      [
        'a command whose response was lost may be executed twice, so scripts must be safe to repeat',
        '`INCR`, connection cut before the response',
      ],
      ['响应丢失的命令可能执行两次，因此脚本必须可以安全地重复执行', '`INCR`，响应前断开连接'],
    ),
    'bullmq-blocked-worker': row(
      'worker/worker.ts',
      ['a worker that waits on an empty queue notices jobs again', 'restart of Redis, then a job'],
      ['空队列上等待的 worker 能再次取到作业', '重启 Redis 后加入作业'],
    ),
    'pubsub-gap': row(
      'slots/keeper.ts',
      [
        'messages are lost while the connection is down, so nothing depends on them alone',
        'published while the subscriber is cut off, and after',
      ],
      ['断线期间的消息会丢失，因此不能只依赖消息', '订阅者断线期间及之后各发布一次'],
    ),
    'bullmq-stalled': row(
      'worker/worker.ts',
      ['a job whose worker is gone is given to another', 'a worker that no longer renews its lock'],
      ['worker 消失后作业交给别的 worker', 'worker 不再续期锁'],
    ),
  }),
  failover: section({
    'wait-failover': row(
      'redis/replicas.ts',
      ['what `WAIT 1` confirmed survives a failover', 'SIGKILL of the master, the replica takes over'],
      ['`WAIT 1` 确认的写入在故障切换后仍在', 'SIGKILL 主库，从库接管'],
    ),
    'wait-stopped-replica': row(
      'redis/replicas.ts',
      ['`WAIT` returns how many replicas have the write, and does not hang', 'SIGSTOP of the replica'],
      ['`WAIT` 返回已收到写入的从库数，不会卡住', 'SIGSTOP 从库'],
    ),
    'script-after-failover': row(
      'redis/script.ts',
      ['the new master runs our scripts', 'a script that only the old master had'],
      ['新主库能执行脚本', '只有旧主库有该脚本'],
    ),
    'readonly-command': row(
      'redis/connect.ts',
      ['a write to a replica is sent again until it is a master', 'master becomes a replica for 500 ms'],
      ['写到从库的命令会重发，直到它成为主库', '主库变为从库 500 毫秒'],
    ),
    'stale-master-write': row(
      'redis/replicas.ts',
      [
        'a master that is cut off loses what it acknowledges after the failover',
        'written to it after the failover, then it joins again',
      ],
      ['被隔离的旧主库会丢失故障切换之后确认的写入', '故障切换后写入，再重新加入'],
    ),
    'unreplicated-write': row(
      'queue/queue.ts',
      ['a write that no replica has is lost in a failover', 'written without the replica, then SIGKILL of the master'],
      ['没有从库收到的写入会在故障切换时丢失', '从库不在时写入，然后 SIGKILL 主库'],
    ),
    'cluster-planned': row(
      'redis/cluster.ts',
      ['a node of a Redis Cluster that has lost its keys names the new master', '`CLUSTER FAILOVER`'],
      ['Redis Cluster 中失去键的节点会指出新主节点', '`CLUSTER FAILOVER`'],
    ),
    'cluster-dead-master': row(
      'redis/cluster.ts',
      ['any living node names it, too', 'SIGKILL of the master, another master is asked'],
      ['其他存活的节点也会指出', 'SIGKILL 主节点后询问另一个主节点'],
    ),
    'cluster-writes': row(
      'redis/cluster.ts',
      ['a planned failover of a Redis Cluster loses no write', '`INCR` without end, meanwhile `CLUSTER FAILOVER`'],
      ['Redis Cluster 的计划切换不丢写入', '不断 `INCR`，其间 `CLUSTER FAILOVER`'],
    ),
    'cluster-blocked': row(
      'redis/connect.ts',
      ['a client that waits on an empty queue is told', '`BZPOPMIN`, meanwhile `CLUSTER FAILOVER`'],
      ['在空队列上等待的客户端会收到通知', '`BZPOPMIN` 期间 `CLUSTER FAILOVER`'],
    ),
    'cluster-subscriber': row(
      'redis/connect.ts',
      [
        'a subscriber is not told: it hears the messages, but the new master does not count it',
        '`SUBSCRIBE`, then `CLUSTER FAILOVER`',
      ],
      ['订阅者不会收到通知：仍能收到消息，但新主节点不计入它', '`SUBSCRIBE` 后 `CLUSTER FAILOVER`'],
    ),
    'no-replica-write': row(
      'docs',
      ['with `min-replicas-to-write 1` such a master refuses writes', 'write without a replica'],
      ['`min-replicas-to-write 1` 能阻止它', '无从库时写入'],
    ),
    'no-replica-script-flagged': row(
      'queue/records.ts',
      ['it also refuses scripts with `allow-oom`', 'script without a replica'],
      ['对带 `allow-oom` 的脚本同样有效', '无从库时执行脚本'],
    ),
  }),
  standstill: section({
    'pause-expiry': row(
      'slots/scripts.ts',
      ['keys expire on time although Redis was stopped', 'SIGSTOP for 1.5 s, key with 1 s to live'],
      ['Redis 停顿期间，键照常过期', 'SIGSTOP 1.5 秒，键的寿命为 1 秒'],
    ),
    'pause-bullmq-lock': row(
      'worker/run.ts',
      [
        'BullMQ’s lock does not prove that nobody else has the job',
        'SIGSTOP for longer than the lock, then the holder completes',
      ],
      ['BullMQ 的锁不能证明没有别的 worker 持有该作业', 'SIGSTOP 超过锁的时间，然后持有者完成作业'],
    ),
    'bullmq-same-id': row(
      'queue/queue.ts',
      ['one id is one job', 'job added twice'],
      ['一个 id 只有一个作业', '加入两次'],
    ),
    'bullmq-same-id-active': row(
      'queue/queue.ts',
      ['also while the job runs', 'job added again by another process'],
      ['运行中也是', '运行中再次加入'],
    ),
    'bullmq-stalled-order': row(
      'queue/record-scripts.ts',
      ['a job whose worker is gone runs before the others', 'three jobs of one priority, the worker of the first ends'],
      ['worker 消失后，它的作业排在最前', '三个同优先级的作业，第一个的 worker 消失'],
    ),
    'bullmq-delayed-order': row(
      'queue/record-scripts.ts',
      [
        'a job that is put back with a delay runs after the others, so it may wait for longer than its record lives',
        'three jobs of one priority, the first is put back for 10 ms',
      ],
      ['延迟放回的作业排到最后，等待时间可能超过记录的保留时间', '三个同优先级的作业，第一个延迟 10 毫秒放回'],
    ),
    'bullmq-back-priority': row(
      'worker/run.ts',
      ['a job that is put back keeps its priority', '`moveToWait`, then the next job is taken'],
      ['放回的作业保留优先级', '`moveToWait` 后取下一个作业'],
    ),
  }),
  memory: section({
    'oom-plain-script': row(
      'queue/records.ts',
      ['a full Redis refuses to begin something new', 'script without flags'],
      ['内存满时拒绝新操作', '无标志的脚本'],
    ),
    'oom-flagged-script': row(
      'queue/records.ts',
      ['what was paid for is still written', 'script with `allow-oom`'],
      ['已付费的内容仍可写入', '带 `allow-oom` 的脚本'],
    ),
    'oom-delete': row('slots/scripts.ts', ['deleting is allowed', '`HDEL`, `ZREM`'], ['允许删除', '`HDEL`、`ZREM`']),
    'oom-publish': row(
      'slots/scripts.ts',
      ['messages are still published', '`PUBLISH`'],
      ['消息可以发布', '`PUBLISH`'],
    ),
    'oom-bullmq-take': row(
      'worker/worker.ts',
      ['BullMQ hands out no job', '`getNextJob`'],
      ['BullMQ 不再派发作业', '`getNextJob`'],
    ),
    'oom-bullmq-complete': row(
      'worker/run.ts',
      ['BullMQ still records the end of a job', '`moveToCompleted`'],
      ['BullMQ 仍能记录作业完成', '`moveToCompleted`'],
    ),
  }),
  clocks: section({
    'clock-lease': row(
      'slots/scripts.ts',
      [
        'a lease timed by the clock of Redis does not depend on the clock of a client',
        'client an hour ahead, lease of 1 s',
      ],
      ['以 Redis 时钟计的租约与客户端时钟无关', '客户端快一小时，租约 1 秒'],
    ),
    'clock-ahead-delay': row(
      'worker/run.ts',
      [
        'BullMQ’s delays follow the clock of the process that sets them',
        'client an hour ahead puts a job back for 200 ms',
      ],
      ['BullMQ 的延迟以设置延迟的进程的时钟为准', '快一小时的客户端把作业放回 200 毫秒'],
    ),
    'clock-ahead-worker': row(
      'worker/worker.ts',
      [
        'they also follow the clock of the worker that takes the job',
        'worker an hour ahead, job delayed by 30 minutes',
      ],
      ['也以取作业的 worker 的时钟为准', '快一小时的 worker，作业延迟 30 分钟'],
    ),
  }),
};
