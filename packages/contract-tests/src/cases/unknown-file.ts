import type { Case } from '../model/case.js';
import { apiKeyOf, downloadRequest } from '../requests/request.js';
import { createRequest } from './create-request.js';
import { expectedPicture } from './expect-picture.js';
import { NO_FILE, refusal } from './expectations.js';
import { shared } from './lanes.js';
import { syncAnswer } from './sync-answer.js';
import { uploadFor } from './uploads.js';

/** A result link with another file name must not return a picture. */
export function unknownFile(): Case {
  return shared('downloadResult/unknown-file', 'downloadResult', 1, async (stage) => {
    const upload = uploadFor('product', 95, 'png');
    const options = { model_key: 'background-removal', response: 'url' };
    const request = await createRequest('createSync', apiKeyOf(stage), options, upload);
    const picture = expectedPicture(options.model_key, options, upload);
    const { link } = await syncAnswer(stage, request, options.response, picture);
    if (link === undefined) return;
    const other = otherName(stage.throughTarget(link) ?? link);
    const expectation = refusal(NO_FILE, 'for a file that never was');
    await stage.send({ name: 'other-name', request: downloadRequest(other), expectation });
  });
}

/** The link with the letters of its file name reversed and its ending kept. */
function otherName(link: string): string {
  const url = new URL(link);
  const parts = url.pathname.split('/');
  const [name = '', ...endings] = (parts.pop() ?? '').split('.');
  const turned = [...name].reverse().join('');
  url.pathname = [...parts, [turned === name ? `${name}0` : turned, ...endings].join('.')].join('/');
  return url.href;
}
