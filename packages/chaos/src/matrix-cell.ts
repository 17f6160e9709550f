import type { Control, ErrorStyle, JournalEntry } from '@koukoutu/mock-server';
import { Koukoutu, KoukoutuError } from '@koukoutu/sdk/node';
import sharp from 'sharp';
import { chaosClock } from './chaos-clock.ts';
import type { MatrixCall } from './matrix-calls.ts';
import { keyIn } from './secrets.ts';

/** One fault on one call. */
export interface Cell {
  readonly fault: string;
  readonly form: ErrorStyle;
  readonly call: MatrixCall;
}

/** The outcome of a cell. */
export interface Outcome extends Cell {
  /** The error's name, or `a result`. */
  readonly outcome: string;
  readonly isTyped: boolean;
  /** What the SDK says. */
  readonly charged: string | undefined;
  readonly taskId: number | undefined;
  /** Credits, by the mock's ledger. */
  readonly paid: number;
  /** Requests that reached the mock. */
  readonly requests: readonly JournalEntry[];
  /** Where the API key shows in the error. */
  readonly keyIn: string | undefined;
  /** Why a picture that came is not whole. */
  readonly damage: string | undefined;
}

/** A mock that runs in this process, so that its journal can be watched while a call is under way. */
export interface MatrixStage {
  readonly url: string;
  readonly control: Control;
  readonly picture: Buffer;
}

let keys = 0;

/** Runs one cell, with its own account. */
export async function runCell({ url, control, picture }: MatrixStage, cell: Cell): Promise<Outcome> {
  const { fault, form, call } = cell;
  const key = `chaos-key-${++keys}-5d41402abc4b2a76`;
  const { id } = control.accounts.add({ key, gateway: call.gateway });
  control.configure({ errorStyle: form });
  const clock = chaosClock();
  const keyOption = call.gateway === 'matting' ? { apiKey: key } : { modelsApiKey: key };
  const client = new Koukoutu({ ...keyOption, baseUrl: url, clock, maxRetries: 2, logLevel: 'off' });
  const taskId = (await call.prepare?.(client, picture)) ?? 0;
  // For all requests, since the download of a result carries no key that names an account.
  control.faults.setScenario(fault);
  const after = control.state().requests;
  const own = () => control.journal.entries({ after });

  let isSettled = false;
  const settled = call
    .run(client, picture, taskId)
    .then(
      (images) => ({ images, error: undefined }),
      (error: unknown) => ({ images: [], error }),
    )
    .finally(() => {
      isSettled = true;
    });
  while (!isSettled) {
    await new Promise<void>((resolve) => setImmediate(resolve));
    // A request that hangs gets no answer. Only a deadline ends it.
    const last = own().at(-1);
    if (last?.faults.includes('hang') && last.outcome === undefined) clock.skip();
  }
  const { images, error } = await settled;
  const paid = control.accounts.list().find((account) => account.id === id)?.charged ?? 0;
  const requests = own();
  control.faults.clear();
  control.accounts.remove(id);
  const known = error instanceof KoukoutuError ? error : undefined;
  return {
    ...cell,
    outcome: error === undefined ? 'a result' : error instanceof Error ? error.name : String(error),
    isTyped: error === undefined || known !== undefined,
    charged: known?.charged,
    taskId: known?.taskId,
    paid,
    requests,
    keyIn: error === undefined ? undefined : keyIn(error, [key]),
    damage: await damageOf(images),
  };
}

/** Why one of the pictures cannot be decoded. */
async function damageOf(images: Awaited<ReturnType<MatrixCall['run']>>): Promise<string | undefined> {
  for (const image of images) {
    try {
      await sharp(await image.bytes(), { failOn: 'truncated' }).stats();
    } catch (error) {
      return (error as Error).message;
    }
  }
  return undefined;
}
