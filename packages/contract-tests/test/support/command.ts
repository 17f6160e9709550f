import { join } from 'node:path';
import { runCommand } from '../../src/command/command.js';
import type { Surroundings } from '../../src/command/surroundings.js';
import { REPORT_FORMS } from '../../src/report/forms.js';

/** The result of a command. */
interface Ran {
  readonly code: number;
  readonly said: string;
  readonly warned: string;
}

/** Runs `koukoutu-contract` within this process. */
export async function command(args: readonly string[], more: Partial<Surroundings> = {}): Promise<Ran> {
  let [said, warned] = ['', ''];
  const write = (text: string) => {
    said += text;
  };
  const warn = (text: string) => {
    warned += text;
  };
  const code = await runCommand(args, { env: {}, write, warn, colour: false, ...more });
  return { code, said, warned };
}

/** A file in `folder` for every form of report that goes into one, and the options that request them. */
export function everyReport(folder: string): {
  readonly files: readonly string[];
  readonly options: readonly string[];
} {
  const forms = REPORT_FORMS.filter((form) => form !== 'github');
  const file = (form: string) => join(folder, `report.${form}`);
  return { files: forms.map(file), options: forms.flatMap((form) => ['--report', `${form}=${file(form)}`]) };
}
