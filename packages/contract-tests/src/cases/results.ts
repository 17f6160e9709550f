import type { Case } from '../model/case.js';
import { expectedPicture } from './expect-picture.js';
import { downloadRequest, keyHeader, multipartRequest } from './request.js';
import { syncAnswer } from './sync-answer.js';
import { filePart, uploadFor } from './uploads.js';

/** A link with another file name in it must not give a picture away. */
export function resultCases(): Case[] {
  return [
    {
      id: 'downloadResult/unknown-file',
      operationId: 'downloadResult',
      lane: 'shared',
      price: 1,
      run: async (stage) => {
        const upload = uploadFor('product', 95, 'png');
        const options = { model_key: 'background-removal', response: 'url' };
        const fields = { ...options, image_file: await filePart(upload) };
        const request = multipartRequest('createSync', keyHeader('x-api-key', stage.keys.matting), fields);
        const { link } = await syncAnswer(
          stage,
          request,
          'url',
          expectedPicture('background-removal', options, upload),
        );
        if (link === undefined) return;
        const because = 'for a file that never was';
        const expectation = {
          outcome: 'refusal',
          codes: [403, 404],
          because,
          check: 'invalid-request-refused',
        } as const;
        const other = otherName(stage.throughTarget(link) ?? link);
        await stage.send({ name: 'other-name', request: downloadRequest(other), expectation });
      },
    },
  ];
}

/** The link with the letters of its file name turned round, its ending kept. */
function otherName(link: string): string {
  const url = new URL(link);
  const parts = url.pathname.split('/');
  const [name = '', ...endings] = (parts.pop() ?? '').split('.');
  const turned = [...name].reverse().join('');
  url.pathname = [...parts, [turned === name ? `${name}0` : turned, ...endings].join('.')].join('/');
  return url.href;
}
