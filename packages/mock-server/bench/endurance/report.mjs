/**
 * Growth that is no leak, over the second half of a run: caches that fill late, and what the collector leaves lying about.
 * A leak of 100 bytes a request shows after 240,000 requests.
 */
const HEAP_GROWTH_MB = 12;
/**
 * Of resident memory the system's allocator keeps what it once had, in holes between what is still used: glibc's, asked with
 * `mallinfo2` after each quarter of a million requests, had 12, 10, 26 and 10 MB in use, of 165, 219, 256 and 283 MB.
 */
const RESIDENT_GROWTH_MB = 100;
const FILES_GROWTH = 2;

/** Prints what became of a run; answers the exit code: 1 when anything was found. */
export function printReport({ seed, sent, seconds, cpu, marks, late, ledger }, asJson) {
  const end = marks.at(-1);
  // The first half fills what is bounded; what is still growing in the second one leaks.
  const half = marks.slice(1).findLast((mark) => mark.sent <= end.sent / 2);
  if (half) {
    const grew = (what, growth, most, unit) => {
      if (growth > most)
        ledger.find(
          sent,
          'the mock',
          `${what} grew by ${growth.toFixed(1)}${unit} after the first ${half.sent} requests`,
        );
    };
    grew('The heap', end.heap - half.heap, HEAP_GROWTH_MB, ' MB');
    grew('Buffers', end.buffers - half.buffers, HEAP_GROWTH_MB, ' MB');
    grew('Resident memory', end.rss - half.rss, RESIDENT_GROWTH_MB, ' MB');
    grew('Open files', end.files - half.files, FILES_GROWTH, '');
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
    marks,
    late,
    findingCount,
    findings,
  };
  if (asJson) console.log(JSON.stringify(report));
  else printText(report);
  return findingCount === 0 ? 0 : 1;
}

function printText({ seed, sent, answers, seconds, cpu, statuses, kinds, marks, late, findingCount, findings }) {
  const list = (counts) =>
    Object.entries(counts)
      .map(([name, count]) => `${name}: ${count}`)
      .join(', ');
  console.log(
    `${sent} bad requests (seed ${seed}), ${answers} answers, ${seconds.toFixed(0)} s; the mock used ${cpu.toFixed(0)} s of CPU`,
  );
  console.log(`statuses   ${list(statuses)}`);
  console.log(`kinds      ${list(kinds)}`);
  console.log('emptied and settled, at the start and after so many requests:');
  const row = (name, of) => console.log(`${name.padEnd(11)}${marks.map((mark) => of(mark).padStart(10)).join('')}`);
  row('requests', (mark) => String(mark.sent));
  row('heap', ({ heap }) => `${heap.toFixed(1)} MB`);
  row('buffers', ({ buffers }) => `${buffers.toFixed(1)} MB`);
  row('resident', ({ rss }) => `${rss.toFixed(0)} MB`);
  row('peak', ({ peak }) => `${peak.toFixed(0)} MB`);
  row('open files', ({ files }) => String(files));
  console.log(`alive by   ${JSON.stringify(marks[0].resources)} → ${JSON.stringify(marks.at(-1).resources)}`);
  console.log(
    `a harmless request meanwhile: median ${late.median?.toFixed(0)} ms, 99 % ${late.percentile99?.toFixed(0)} ms, longest ${late.longest?.toFixed(0)} ms`,
  );
  console.log(findingCount === 0 ? 'Nothing found.' : `\n${findingCount} findings:`);
  for (const { index, kind, what } of findings) console.log(`  --seed ${seed} --only ${index}  ${kind}: ${what}`);
}
