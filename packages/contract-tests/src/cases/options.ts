import type { Case, Stage } from '../model/case.js';
import type { OptionAnswer, OptionObservation } from '../model/observation.js';
import { apiKeyOf } from '../requests/request.js';
import type { PictureField } from '../spec/forms.js';
import { createRequest } from './create-request.js';
import { runCreate } from './create-run.js';
import { priceOf } from './credits.js';
import { expectedPicture, type Options } from './expect-picture.js';
import { shared } from './lanes.js';
import { type Upload, uploadFor } from './uploads.js';

/** An option whose values are sent with the same picture, so that a value without effect is noticed. */
interface Trial {
  readonly operationId: 'createSync' | 'createTask';
  readonly modelKey: string;
  readonly option: string;
  readonly values: readonly string[];
  readonly effect: OptionObservation['effect'];
  /** The documented default. If given, leaving the option out is tried too. */
  readonly usual?: string;
  readonly others?: Options;
  readonly upload: Upload;
  /** The way to give the picture with each value. That finds an option that is read with some ways only. */
  readonly ways: readonly PictureField[];
}

const TRIALS: readonly Trial[] = [
  ...(['createSync', 'createTask'] as const).flatMap((operationId): Trial[] => [
    {
      operationId,
      modelKey: 'background-removal',
      option: 'border',
      values: ['0', '1', '2'],
      effect: 'pictures-differ',
      ...(operationId === 'createSync' ? { usual: '0' } : {}),
      others: { output_format: 'png' },
      upload: uploadFor('product', 50, 'png'),
      ways: ['image_file', 'image_base64', 'image_url'],
    },
    {
      operationId,
      modelKey: 'stamp-background-removal',
      option: 'border',
      // A print has hard edges, on which only the strong border is certain to be visible.
      values: ['0', '2'],
      effect: 'pictures-differ',
      upload: uploadFor('garment', 54, 'png'),
      ways: ['image_url', 'image_file'],
    },
    {
      operationId,
      modelKey: 'background-removal',
      option: 'crop',
      values: ['0', '1'],
      effect: 'smaller',
      upload: uploadFor('product', 51, 'png'),
      ways: ['image_file', 'image_base64'],
    },
    {
      operationId,
      modelKey: 'stamp-background-removal',
      option: 'stamp_crop',
      values: ['0', '1'],
      effect: 'smaller',
      upload: uploadFor('garment', 52, 'png'),
      ways: ['image_base64', 'image_file'],
    },
  ]),
  {
    operationId: 'createTask',
    modelKey: 'image-shadow-v3',
    option: 'shadow_opacity',
    values: ['0', '0.35', '0.75'],
    effect: 'darker-shadow',
    usual: '0.75',
    upload: uploadFor('cut-out', 53, 'png'),
    ways: ['image_file', 'image_url', 'image_file'],
  },
  {
    operationId: 'createTask',
    modelKey: 'image-shadow-v3',
    option: 'main_ratio',
    // The default is tried as well as both ends of the range.
    values: ['0', '80', '100'],
    effect: 'pictures-differ',
    upload: uploadFor('cut-out', 56, 'png'),
    ways: ['image_file'],
  },
  {
    operationId: 'createTask',
    modelKey: 'image-to-image',
    option: 'prompt',
    values: ['一只红色的杯子', '雪山下的小屋'],
    effect: 'pictures-differ',
    upload: uploadFor('product', 55, 'png'),
    ways: ['image_file'],
  },
];

/** Options that must show in the picture, each tried with one upload and several values. */
export function optionCases(): Case[] {
  return TRIALS.map((trial) => {
    const { operationId, modelKey, option } = trial;
    const id = `${operationId}/option/${modelKey}/${option}`;
    return shared(id, operationId, priceOfTrial(trial), (stage) => tryValues(stage, trial));
  });
}

function priceOfTrial({ operationId, option, values, usual, others = {} }: Trial): number {
  const leftOut = usual === undefined ? [] : [others];
  const sent = [...values.map((value): Options => ({ ...others, [option]: value })), ...leftOut];
  return sent.reduce((sum, options) => sum + priceOf(operationId, options), 0);
}

async function tryValues(stage: Stage, trial: Trial): Promise<void> {
  const { option, values, effect, usual } = trial;
  const answers: OptionAnswer[] = [];
  for (const value of values) {
    const answer = await tryValue(stage, trial, value);
    if (answer) answers.push(answer);
  }
  stage.observe({ kind: 'option', option, effect, answers });
  const due = usual === undefined ? undefined : answers.find(({ value }) => value === usual);
  if (!due) return;
  const left = await tryValue(stage, trial, undefined);
  if (left) stage.observe({ kind: 'default', option, usual: due, leftOut: left });
}

/** One value; undefined leaves the option out. */
async function tryValue(stage: Stage, trial: Trial, value: string | undefined): Promise<OptionAnswer | undefined> {
  const { operationId, modelKey, option, values, others = {}, upload, ways } = trial;
  const options: Options = value === undefined ? others : { ...others, [option]: value };
  const turn = value === undefined ? 0 : values.indexOf(value);
  const text = { model_key: modelKey, ...options };
  const request = await createRequest(operationId, apiKeyOf(stage), text, upload, ways[turn % ways.length]);
  const due = expectedPicture(modelKey, options, upload);
  const prefix = `${option}-${value ?? 'left-out'}-`;
  const { picture, exchange } = await runCreate(stage, { request, modelKey, picture: due, prefix });
  return picture && { value: value ?? '', picture, exchange };
}
