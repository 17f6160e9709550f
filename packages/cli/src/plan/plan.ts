import { access } from 'node:fs/promises';
import path from 'node:path';
import type { Input } from '../inputs/input.js';
import { type Job, jobId, sourceId } from './job.js';
import { fillTemplate, type NameTemplate } from './name-template.js';
import { type Place, placeInputs } from './places.js';
import type { ResultsLog } from './results-log.js';

/** Extensions that a result may have when it is not known beforehand. */
const EXTENSIONS = ['webp', 'png', 'jpg', 'svg', 'eps', 'pdf'];

/** An input and where its result goes. */
export interface PlannedInput {
  readonly input: Input;
  /** Its place among all inputs, from 1. */
  readonly index: number;
  readonly place: Place;
  /** The result, if it already exists. */
  readonly existing: string | undefined;
  /** Whether that result was made with other options. */
  readonly otherOptions: boolean;
}

export interface PlanOptions {
  readonly job: Job;
  readonly template: NameTemplate;
  readonly outputFolder: string;
  /** The one file to write, if `--output` names a file. */
  readonly outputFile: string | undefined;
  readonly manifestFolder: string;
  readonly log: ResultsLog | undefined;
  /** Makes existing results again. */
  readonly force: boolean;
}

/** Decides for each input where its result goes and whether it already exists. Reads no picture. */
export async function planInputs(inputs: readonly Input[], options: PlanOptions): Promise<PlannedInput[]> {
  const places = placeInputs(inputs);
  return Promise.all(inputs.map((input, at) => planOne(input, at + 1, places[at] as Place, options)));
}

async function planOne(input: Input, index: number, place: Place, options: PlanOptions): Promise<PlannedInput> {
  const { job, template, outputFolder, outputFile, log, force } = options;
  const source = sourceId(input, options.manifestFolder);
  const record = log?.bySource(source, jobId(job));
  const candidates: string[] = [];
  if (outputFile !== undefined) candidates.push(outputFile);
  else if (template.early) {
    for (const ext of job.extension === undefined ? EXTENSIONS : [job.extension]) {
      candidates.push(resultPath(outputFolder, place, template, { index, ext, model: job.model }));
    }
  } else if (record) candidates.push(record.file);
  let planned = { input, index, place, existing: undefined as string | undefined, otherOptions: false };
  for (const file of candidates) {
    const made = log?.byFile(file);
    if (made && made.source !== source && outputFile === undefined) {
      // The result of an input that is not part of this run, such as `a.jpg` where `a.png` is: it must not be replaced.
      const name = input.extension === '' ? `${place.name}-2` : `${place.name}.${input.extension}`;
      if (place.name !== name) return planOne(input, index, { ...place, name }, options);
    }
    if (!force && planned.existing === undefined && (await exists(file))) {
      planned = { ...planned, existing: file, otherOptions: made !== undefined && made.job !== jobId(job) };
    }
  }
  return planned;
}

/** Where a result goes. */
export function resultPath(
  outputFolder: string,
  { folder, name }: Place,
  template: NameTemplate,
  values: Readonly<Record<string, string | number | undefined>>,
): string {
  return path.join(outputFolder, ...folder.split('/'), fillTemplate(template, { ...values, name }));
}

export const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
