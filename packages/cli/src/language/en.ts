import type { ErrorReport } from '../model/outcome.js';
import { enHelp, enOptions } from './en-help.js';
import { systemError, translateUsage } from './system.js';

const credits = (count: number | undefined) =>
  count === undefined ? 'price not known' : `about ${count} credit${count === 1 ? '' : 's'}`;
const pictures = (count: number) => `${count} picture${count === 1 ? '' : 's'}`;

/** Every sentence of the command in English. */
export const en = {
  help: enHelp,
  options: enOptions,
  systemError: (error: unknown): string => systemError(error, 'en'),
  /** What to do about an error of the SDK. Empty if the error's own message says it. */
  wayOut(name: string): string {
    switch (name) {
      case 'AuthenticationError':
        return 'Check the key with `koukoutu doctor`, or store another one with `koukoutu login`.';
      case 'InsufficientCreditsError':
        return 'Top up the account and run the same command again: it continues where it stopped.';
      case 'ConnectionError':
        return '`koukoutu doctor` shows which host cannot be reached.';
      case 'AmbiguousSubmitError':
        return 'It may have been charged. Compare `koukoutu credits`; --repeat-unknown sends it again.';
      case 'TaskTimeoutError':
      case 'TimeoutError':
      case 'ServerError':
      case 'RateLimitError':
        return 'Run the same command again: nothing is paid twice.';
      default:
        return '';
    }
  },
  usage: {
    /** The parser writes English. */
    translate: (text: string): string => translateUsage(text, 'en'),
    number(minimum: number, maximum: number, whole: boolean): string {
      const kind = whole ? 'a whole number' : 'a number';
      return maximum === Infinity
        ? `It must be ${kind} from ${minimum}.`
        : `It must be ${kind} from ${minimum} to ${maximum}.`;
    },
    field: 'It must look like name=value.',
  },
  config: {
    unreadable: (file: string, why: string) => `Cannot read the settings in ${file}: ${why}`,
    unwritable: (file: string, why: string) => `Cannot write the settings to ${file}: ${why}`,
    damaged: (file: string) => `The settings in ${file} are damaged. Delete the file and run \`koukoutu login\` again.`,
    noProfile: (name: string, known: readonly string[]) =>
      `There is no profile "${name}". ${known.length === 0 ? 'No profile is stored yet' : `Stored: ${known.join(', ')}`}; \`koukoutu login --profile ${name}\` adds it.`,
    noKey: (key: 'apiKey' | 'modelsApiKey'): string =>
      key === 'apiKey'
        ? 'No API key. Run `koukoutu login`, set KOUKOUTU_API_KEY, or pass --api-key.'
        : 'No key for the third-party models. Run `koukoutu login --models`, set KOUKOUTU_MODELS_API_KEY, or pass --models-api-key.',
    badBaseUrl: (url: string) => `--base-url must be an http(s) URL (got "${url}").`,
  },
  inputs: {
    none: 'No input. Name files, folders, patterns or links, or give a list with --from-list.',
    noSuchFile: 'no such file or folder',
    notAFile: 'is neither a file nor a folder',
    badLink: 'is not a valid link',
    emptyFolder: (recursive: boolean): string =>
      recursive
        ? 'no pictures in this folder or its subfolders'
        : 'no pictures in this folder; --recursive searches its subfolders too',
    noMatch: 'matches no file',
    formatNotTaken: (extension: string) => `the API does not accept ${extension}; it accepts png, jpg and webp`,
    stdinTwice: '"-" can be given only once.',
    stdinEmpty: 'Nothing came on standard input. Expected a picture.',
    stdinIsTerminal: '"-" reads a picture from standard input. Pipe one in: koukoutu cutout - -o out < shirt.jpg',
    listUnreadable: (file: string, why: string) => `Cannot read the list ${file}: ${why}`,
    listNoText: (file: string) => `The list ${file} is not UTF-8 text.`,
    listEmpty: (file: string) => `The list ${file} is empty.`,
  },
  names: {
    unknownPlaceholder: (name: string, known: readonly string[]) =>
      `--name: unknown placeholder {${name}}. Known: ${known.map((each) => `{${each}}`).join(' ')}.`,
    leavesFolder: (template: string) =>
      `--name "${template}" must stay inside the output folder: no "..", no absolute path.`,
    noExtension: (template: string) => `--name "${template}" must end with .{ext}.`,
    notDistinct: (template: string) =>
      `--name "${template}" would give every result the same name. Add {name}, {index} or {task}.`,
  },
  output: {
    stdoutNeedsOne: '-o - writes one picture to standard output, so it needs exactly one input.',
    stdoutAlone: '-o - cannot be combined with --json or --manifest, because the picture goes to standard output.',
    isFile: (place: string) => `${place} is a file. -o needs a folder for the results.`,
    oneFileForMany: (place: string) =>
      `${place} names one picture, but there may be several results. -o needs a folder.`,
    unusable: (place: string, why: string) => `Cannot write to ${place}: ${why}`,
    exists: (place: string) => `${place} already exists. --force replaces it.`,
  },
  after: {
    noSharp: '--to and --background need the image library sharp: npm install -g sharp',
    badPicture: (file: string) => `--background: ${file} is not a picture that can be read.`,
    badBackground: (text: string) => `--background: "${text}" is neither a colour such as #ffffff nor a file.`,
  },
  watch: {
    needsFolder: '--watch needs a folder to watch.',
    started: (folders: readonly string[]) => `Watching ${folders.join(', ')}. Ctrl-C stops.`,
  },
  price: {
    credits,
    ask: (count: number, total: number) => `This sends ${pictures(count)} for ${credits(total)}. Continue?`,
    force: (count: number, total: number | undefined) =>
      `--force makes ${pictures(count)} again and pays for them: ${credits(total)}.`,
  },
  ask: { yesNo: '[y/N]' },
  dryRun: {
    send: 'send',
    skip: 'skip',
    restore: 'fetch',
    duplicate: 'copy',
    refused: 'refuse',
    like: (label: string) => `same picture as ${label}`,
    fromTask: (id: number) => `result of task ${id}, free`,
    summary: (
      counts: Record<'send' | 'skip' | 'restore' | 'duplicate' | 'refused', number>,
      total: number | undefined,
    ) =>
      `Would send ${pictures(counts.send)} for ${credits(total)}, skip ${counts.skip}, fetch ${counts.restore} again, copy ${counts.duplicate}, refuse ${counts.refused}. Nothing was sent.`,
  },
  report: {
    alreadyThere: 'already there',
    otherOptions: 'already there, made with other options; --force makes it again',
    duplicate: 'same picture, copied',
    /** The reason for a failed input. The run may know more about it than the error does. */
    reason(words: string, error: ErrorReport): string {
      if (error.name === 'NotFoundError') return `${words} ${en.report.resultGone}`;
      if (error.name !== 'AmbiguousSubmitError' || error.operation !== 'batch') return words;
      return 'An earlier run sent it and was interrupted before the response, so it may have been charged. Compare `koukoutu credits`; --repeat-unknown sends it again.';
    },
    resultGone:
      'An earlier run paid for it, but the result can no longer be fetched. --force makes it again and pays again.',
    sending: 'waiting',
    queued: (position: number) => (position === 0 ? 'next in the queue' : `${position} ahead in the queue`),
    rate: (perSecond: number) => (perSecond >= 1 ? `${perSecond.toFixed(1)}/s` : `${(perSecond * 60).toFixed(1)}/min`),
    timeLeft: (time: string) => `${time} left`,
    spent: (count: number) => `≈${Number(count.toFixed(2))} credits`,
    attention: (count: number) => `${pictures(count)} without a result:`,
    summary(
      summary: {
        total: number;
        done: number;
        skipped: number;
        duplicates: number;
        refused: number;
        failed: number;
        notStarted: number;
        creditsSpent: number | null;
      },
      time: string,
    ): string {
      const { done, skipped, duplicates, refused, failed, notStarted, creditsSpent } = summary;
      const parts = [`${done} done`];
      if (duplicates > 0) parts.push(`${duplicates} copied`);
      if (skipped > 0) parts.push(`${skipped} already there`);
      if (refused > 0) parts.push(`${refused} refused`);
      if (failed > 0) parts.push(`${failed} failed`);
      if (notStarted > 0) parts.push(`${notStarted} not started`);
      const price = creditsSpent === null || creditsSpent === 0 ? '' : `, ${credits(creditsSpent)}`;
      return `${parts.join(', ')} in ${time}${price}.`;
    },
  },
  stopped: {
    interrupted: 'Interrupted.',
    'out-of-credits': 'The account has no credits left. No more pictures are started.',
    'max-credits':
      '--max-credits is reached. No more pictures are started. To continue, run the same command with a higher limit.',
    key: 'The API key was refused. No more pictures are started.',
    disk: 'Results cannot be written. No more pictures are started. Free some space and run the same command again: results that were paid for are fetched without paying.',
    unreachable: 'The service cannot be reached. No more pictures are started. Run the same command again to continue.',
  },
  interrupt: {
    gentle: 'Stopping: running pictures are finished first. Press Ctrl-C again to abort.',
    hard: 'Aborted.',
    mayStillRun: (label: string, id: number) =>
      `${label}: task ${id} may still run. Run the same command again to fetch its result without paying twice.`,
    taskGoesOn: (id: number) => `Task ${id} may still run; koukoutu task ${id} waits for it again.`,
    generate: 'The request may already have been charged. Press Ctrl-C again to abort.',
  },
  credits: {
    left: (count: number, vip: number) => `${count} credits left${vip > 0 ? `, ${vip} VIP credits` : ''}.`,
  },
  task: {
    name: (id: number) => `task ${id}`,
    state: (id: number, update: { state: string; progress: number; position: number | null; message: string | null }) =>
      [
        `task ${id}: ${update.state}`,
        update.state === 'running' ? `${update.progress} %` : '',
        update.position === null ? '' : `${update.position} ahead in the queue`,
        update.message ?? '',
      ]
        .filter(Boolean)
        .join(', '),
  },
  generate: {
    notForModel: (flag: string, model: string) => `${flag} is not an option of ${model}.`,
    oneFailed: (number: number, message: string) => `Picture ${number} failed: ${message}`,
  },
  login: {
    prompt: (setting: 'apiKey' | 'modelsApiKey'): string =>
      setting === 'apiKey' ? 'API key (not shown):' : 'Key of the third-party models (not shown):',
    empty: 'No key was given.',
    malformed: 'This is not a key: it contains a space, a line break or a character that cannot be sent.',
    stored: (profile: string, file: string) => `Stored as profile "${profile}" in ${file}.`,
    removed: (profile: string, file: string) => `Removed profile "${profile}" from ${file}.`,
    listed: (name: string, key: boolean, models: boolean, baseUrl: string | undefined) =>
      [name, key ? 'API key' : '', models ? 'models key' : '', baseUrl ?? ''].filter(Boolean).join('  '),
  },
  mock: {
    notInstalled: (name: string) => `The mock is a separate package. Install it with: npm install -g ${name}`,
  },
  doctor: {
    node: (version: string) => `Node ${version}`,
    keyFrom: (name: string, origin: string, profile: string) =>
      `${name}: ${origin === 'flag' ? 'from the command line' : origin === 'environment' ? 'from the environment' : `from profile "${profile}"`}`,
    noModelsKey: 'No key for the third-party models; only `generate` needs one.',
    howModelsKey: 'koukoutu login --models',
    openFile: (file: string) => `Other users can read ${file}.`,
    proxyFollowed: (host: string) => `The proxy ${host} is used.`,
    proxyIgnored: (host: string) => `The proxy ${host} is set, but Node does not use it.`,
    followProxy: 'Set NODE_USE_ENV_PROXY=1 (Node 22.21, 24 or newer) to use it.',
    notAUrl: '(not a URL)',
    reachable: (name: string, origin: string, status: number, ms: number) =>
      `Host ${name}: ${origin} responds (${status}, ${ms} ms).`,
    unreachable: (name: string, origin: string, code: string) => `Host ${name}: ${origin} cannot be reached (${code}).`,
    goodCertificate: (origin: string) => `The certificate of ${origin} is valid.`,
    badCertificate: (origin: string, code: string) => `The certificate of ${origin} is not trusted (${code}).`,
    trustCertificate:
      'Behind a company proxy set NODE_EXTRA_CA_CERTS to the file of its certificate authority; otherwise check the clock.',
    adviceFor: (code: string): string =>
      /ENOTFOUND|EAI_AGAIN/.test(code)
        ? 'The name does not resolve: check the network, DNS and --base-url.'
        : /ECONNREFUSED/.test(code)
          ? 'Nothing listens there: check --base-url, or start the mock.'
          : 'Check the network, a firewall, or the proxy.',
    clockRight: 'The clock is right.',
    clockWrong: (minutes: number) => `The clock is off by ${minutes} minutes.`,
    setClock: 'Set the clock: certificates and result links depend on it.',
    keyTaken: 'The API accepts the key.',
  },
};
