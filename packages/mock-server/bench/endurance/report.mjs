/** Growth that is no leak: caches that fill late, and what the collector leaves lying about. */
const HEAP_GROWTH_MB = 12;
/** Resident memory goes up and down with the largest pictures, and the allocator keeps what it once had. */
const RESIDENT_GROWTH_MB = 200;
const FILES_GROWTH = 2;

/** Prints what became of a run; answers the exit code: 1 when anything was found. */
export function printReport({ seed, sent, seconds, cpu, before, after, late, resident, ledger }, asJson) {
  if (before && after) {
    const grew = (what, growth, most, unit) => {
      if (growth > most) ledger.find(sent, 'the mock', `${what} grew by ${growth.toFixed(1)}${unit}`);
    };
    grew('The heap', after.heap - before.heap, HEAP_GROWTH_MB, ' MB');
    grew('Buffers', after.buffers - before.buffers, HEAP_GROWTH_MB, ' MB');
    const [, second, , fourth] = quarters(resident);
    grew('Resident memory', fourth - second, RESIDENT_GROWTH_MB, ' MB from the second quarter to the last');
    grew('Open files', after.files - before.files, FILES_GROWTH, '');
  }
  const { statuses, kinds, findings, findingCount, answers } = ledger;
  const sorted = (map) => Object.fromEntries([...map].sort(([, a], [, b]) => b - a));
  const report = {
    seed,
    sent,
    answers,
    seconds,
    cpu,
    statuses: sorted(statuses),
    kinds: sorted(kinds),
    before,
    after,
    late,
    resident: quarters(resident),
    findingCount,
    findings,
  };
  if (asJson) console.log(JSON.stringify(report));
  else printText(report);
  return findingCount === 0 ? 0 : 1;
}

/** The least of each quarter of a list: what stays, however much the largest pictures took for a while. */
function quarters(numbers) {
  return [0, 1, 2, 3].map((quarter) =>
    Math.min(...numbers.slice((quarter * numbers.length) / 4, ((quarter + 1) * numbers.length) / 4)),
  );
}

function printText({
  seed,
  sent,
  answers,
  seconds,
  cpu,
  statuses,
  kinds,
  before,
  after,
  late,
  resident,
  findingCount,
  findings,
}) {
  const list = (counts) =>
    Object.entries(counts)
      .map(([name, count]) => `${name}: ${count}`)
      .join(', ');
  console.log(
    `${sent} bad requests (seed ${seed}), ${answers} answers, ${seconds.toFixed(0)} s; the mock used ${cpu.toFixed(0)} s of CPU`,
  );
  console.log(`statuses   ${list(statuses)}`);
  console.log(`kinds      ${list(kinds)}`);
  const row = (name, of) =>
    console.log(
      `${name.padEnd(11)}${before ? of(before).padStart(10) : '?'}  →${after ? of(after).padStart(10) : ' ?'}`,
    );
  console.log(`emptied and settled, after the warm-up → at the end:`);
  row('heap', ({ heap }) => `${heap.toFixed(1)} MB`);
  row('buffers', ({ buffers }) => `${buffers.toFixed(1)} MB`);
  row('resident', ({ rss }) => `${rss.toFixed(0)} MB`);
  row('peak', ({ peak }) => `${peak.toFixed(0)} MB`);
  row('open files', ({ files }) => String(files));
  console.log(`resident   least in each quarter of the run: ${resident.map((mb) => `${mb.toFixed(0)} MB`).join(', ')}`);
  console.log(`alive by   ${JSON.stringify(before?.resources)} → ${JSON.stringify(after?.resources)}`);
  console.log(
    `a harmless request meanwhile: median ${late.median?.toFixed(0)} ms, 99 % ${late.percentile99?.toFixed(0)} ms, longest ${late.longest?.toFixed(0)} ms`,
  );
  console.log(findingCount === 0 ? 'Nothing found.' : `\n${findingCount} findings:`);
  for (const { index, kind, what } of findings) console.log(`  --seed ${seed} --only ${index}  ${kind}: ${what}`);
}
