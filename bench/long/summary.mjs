// Makes the section "Long runs" of docs/performance.md from the raw figures of the runs.
import { measured, report } from '../lib/results.mjs';

const count = (list, of) => list.reduce((sum, each) => sum + of(each), 0);
const row = (id, en, zh, unit, value) => measured({ id, what: { en, zh }, unit, values: [value] });

/** @param {Awaited<ReturnType<typeof import('./batch.mjs').longBatch>>} run */
function ofBatch(run) {
  const [first, last] = [run.samples[0], run.samples.at(-1)];
  return [
    row('batch-done', 'batch: pictures done', '批量：完成的图片', '', run.done),
    row('batch-failed', 'batch: pictures failed', '批量：失败的图片', '', run.failed),
    row('batch-charged', 'batch: credits charged', '批量：扣除的点数', '', run.charged),
    ...(run.reread === undefined ? [] : ofSecondRun(run.reread)),
    row(
      'batch-manifest',
      'batch: manifest, for each picture',
      '批量：每张图片的清单大小',
      'B',
      (last.manifestMb * 2 ** 20) / last.pictures,
    ),
    row(
      'batch-heap-first',
      'batch: heap of the client, first sample',
      '批量：客户端堆内存，首次采样',
      'MiB',
      first.clientHeapMb,
    ),
    row(
      'batch-heap-last',
      'batch: heap of the client, last sample',
      '批量：客户端堆内存，末次采样',
      'MiB',
      last.clientHeapMb,
    ),
    measured({
      id: 'batch-memory',
      what: {
        en: `batch: resident memory of the client, last sample against after ${first.pictures.toLocaleString('en')}`,
        zh: `批量：客户端常驻内存，末次采样与 ${first.pictures.toLocaleString('en')} 张之后之比`,
      },
      unit: '×',
      values: [last.client.rssMb / first.client.rssMb],
    }),
    row(
      'batch-cpu',
      'batch: CPU of the client, for each picture',
      '批量：客户端每张图片的 CPU',
      'ms',
      run.clientCpuMsPerPicture,
    ),
  ];
}

/** The same batch once more, with its manifest. */
function ofSecondRun(reread) {
  return [
    row(
      'batch-again',
      'batch: paid for by a second run with the same manifest',
      '批量：用同一清单再次运行时的付费',
      '',
      reread.chargedMore,
    ),
    row('batch-again-time', 'batch: time to read that manifest', '批量：读取该清单的时间', 's', reread.seconds),
  ];
}

/** @param {Awaited<ReturnType<typeof import('./requests.mjs').longRequests>>} run */
function ofRequests(run) {
  const [, first] = run.marks;
  const last = run.marks.at(-1);
  const sent = first.sent.toLocaleString('en');
  const failed = count(Object.values(run.statuses), (statuses) =>
    count(Object.entries(statuses), ([status, times]) => (Number(status) >= 500 ? times : 0)),
  );
  return [
    row('requests-sent', 'mock: requests sent', '模拟服务：发送的请求', '', run.sent),
    row(
      'requests-failed',
      'mock: no response, or a response with 5xx',
      '模拟服务：无响应或返回 5xx',
      '',
      run.unanswered + failed,
    ),
    row(
      'requests-heap-first',
      `mock: heap after ${sent} requests`,
      `模拟服务：${sent} 个请求后的堆内存`,
      'MiB',
      first.heap,
    ),
    row('requests-heap-last', 'mock: heap at the end', '模拟服务：结束时的堆内存', 'MiB', last.heap),
    measured({
      id: 'requests-memory',
      what: {
        en: `mock: resident memory at the end, against after ${sent} requests`,
        zh: `模拟服务：结束时的常驻内存，与 ${sent} 个请求后之比`,
      },
      unit: '×',
      values: [last.rss / first.rss],
      goal: { atMost: 1.1 },
    }),
    row(
      'requests-cpu-first',
      'mock: CPU for each request, first part',
      '模拟服务：每个请求的 CPU，首段',
      'ms',
      first.cpuMsPerRequest,
    ),
    row(
      'requests-cpu-last',
      'mock: CPU for each request, last quarter',
      '模拟服务：每个请求的 CPU，后四分之一',
      'ms',
      last.cpuMsPerRequest,
    ),
  ];
}

/** @param {Awaited<ReturnType<typeof import('../../packages/fleet/bench/day.mjs').longDay>>} run */
function ofDay(run) {
  const { events, samples } = run;
  const quarter = samples[Math.round((samples.length - 1) / 4)];
  const last = samples.at(-1);
  const workers = ({ workers: each }) => Math.max(...each.map(({ rssMb }) => rssMb));
  return [
    row('day-hours', 'fleet: hours of the API’s time', '集群：API 时间的小时数', 'h', run.hoursOfApiTime),
    row(
      'day-events',
      'fleet: kills and stops of a process with three workers',
      '集群：强制结束或冻结一个含三个 worker 的进程',
      '',
      events['kill a worker'] + events['freeze a worker'],
    ),
    row(
      'day-restarts',
      'fleet: restarts and stops of Redis, breaks of all connections',
      '集群：Redis 重启、停顿，全部连接断开',
      '',
      events['restart Redis'] + events['pause Redis'] + events['break all connections'],
    ),
    row('day-done', 'fleet: jobs done', '集群：完成的作业', '', run.done),
    row('day-failed', 'fleet: jobs whose task failed', '集群：任务失败的作业', '', run.failed),
    row('day-dead', 'fleet: dead letters', '集群：死信', '', run.dead),
    row(
      'day-lost',
      'fleet: jobs lost, or ended twice, or without a reason',
      '集群：丢失、结束两次或没有原因的作业',
      '',
      run.lost + run.miscounted + run.unexplained + run.stillOpen,
    ),
    row('day-twice', 'fleet: pictures paid for twice', '集群：付费两次的图片', '', run.paidTwice),
    row('day-slots', 'fleet: slots still held at the end', '集群：结束时仍被占用的名额', '', run.slotsHeldAtTheEnd),
    row(
      'day-redis-quarter',
      'fleet: memory of Redis after a quarter',
      '集群：四分之一时 Redis 的内存',
      'MiB',
      quarter.redisMb,
    ),
    row('day-redis', 'fleet: memory of Redis at the end', '集群：结束时 Redis 的内存', 'MiB', last.redisMb),
    row(
      'day-worker-quarter',
      'fleet: memory of the largest process after a quarter',
      '集群：四分之一时最大进程的内存',
      'MB',
      workers(quarter),
    ),
    row(
      'day-worker',
      'fleet: memory of the largest process at the end',
      '集群：结束时最大进程的内存',
      'MB',
      workers(last),
    ),
  ];
}

const PARTS = { batch: ofBatch, requests: ofRequests, day: ofDay };

/**
 * @param {Record<string, object>} runs the raw figures by the name of the part. A `note`, written by hand, explains a figure
 * @param {string} json the file to write
 */
export function summarise(runs, json) {
  const [minutes] = [Object.values(runs).map(({ seconds }) => Math.round(seconds / 60))];
  report(
    {
      name: 'long',
      title: { en: 'Long runs', zh: '长时间运行' },
      rows: Object.entries(PARTS).flatMap(([part, rowsOf]) => (runs[part] === undefined ? [] : rowsOf(runs[part]))),
      notes: [
        {
          en: `The runs took ${minutes.join(', ')} minutes, on a machine whose two cores were shared with other work: the counts are exact, the times are not. \`npm run bench -- long --only batch --size 100000 --save\` repeats one of them.`,
          zh: `各次运行分别用了 ${minutes.join('、')} 分钟，机器的两个核心同时运行其他工作：次数准确，时间仅供参考。运行 \`npm run bench -- long --only batch --size 100000 --save\` 可重做其中一项。`,
        },
        ...Object.values(runs).flatMap(({ note }) => note ?? []),
      ],
    },
    { json },
  );
}
