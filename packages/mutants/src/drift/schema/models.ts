import type { Mutant } from '../../mutant.js';
import { editJson, MODELS, onDrawn, onRefusal, onSuccess } from '../../tools.js';
import { make } from '../parts.js';

const schema = make('schema');

const quiet = make('schema', false);

/** Bodies of the models host that break the schema or contradict themselves. */
export const modelsBodyMutants: readonly Mutant[] = [
  quiet('models-refusals-without-a-word', MODELS, ['reason-given'], {
    answer: onRefusal((a) =>
      editJson(a, (v) => {
        v.error.message = ' ';
      }),
    ),
  }),
  schema('models-error-in-other-form', MODELS, ['body-matches-schema'], {
    answer: onRefusal(
      (a) => {
        a.body = Buffer.from(JSON.stringify({ code: a.status, message: '参数错误' }));
      },
      ...MODELS,
    ),
  }),
  schema('models-error-code-object', MODELS, ['body-matches-schema'], {
    answer: onRefusal(
      (a) =>
        editJson(a, (v) => {
          v.error.code = { value: v.error.code };
        }),
      ...MODELS,
    ),
  }),
  schema('gemini-index-from-one', ['generateNanoBanana'], ['response-agrees'], {
    answer: onDrawn('generateNanoBanana', (candidate) => {
      candidate.index = 1;
    }),
  }),
  schema('gemini-safety-and-a-picture', ['generateNanoBanana'], ['response-agrees'], {
    answer: onDrawn('generateNanoBanana', (candidate) => {
      candidate.finishReason = 'SAFETY';
    }),
  }),
  schema('gemini-max-tokens-for-pro', ['generateContent'], ['response-agrees'], {
    answer: onDrawn('generateContent', (candidate) => {
      candidate.finishReason = 'MAX_TOKENS';
    }),
  }),
  schema('gemini-blocked-and-a-picture', ['generateContent'], ['response-agrees', 'documented-field-present'], {
    answer: onSuccess('generateContent', (v) => {
      v.promptFeedback = { blockReason: 'SAFETY' };
    }),
  }),
  quiet('gemini-other-model-answers', ['generateNanoBanana'], ['response-agrees'], {
    answer: onSuccess('generateNanoBanana', (v) => {
      v.modelVersion = 'gemini-2.0-flash-exp';
    }),
  }),
  quiet('pro-answered-by-the-small-one', ['generateContent'], ['response-agrees'], {
    answer: onSuccess('generateContent', (v) => {
      v.modelVersion = 'gemini-2.5-flash-image';
    }),
  }),
  quiet('seedream-older-model-answers', ['generateImages'], ['response-agrees'], {
    answer: onSuccess('generateImages', (v) => {
      v.model = 'doubao-seedream-3-0-t2i-250415';
    }),
  }),
  quiet('gemini-one-id-for-all', ['generateNanoBanana'], ['response-id-unique'], {
    answer: onSuccess('generateNanoBanana', (v) => {
      v.responseId = 'abc';
    }),
  }),
  quiet('seedream-created-in-ms', ['generateImages'], ['response-agrees'], {
    answer: onSuccess('generateImages', (v) => {
      v.created *= 1000;
    }),
  }),
  quiet('seedream-created-zero', ['generateImages'], ['response-agrees'], {
    answer: onSuccess('generateImages', (v) => {
      v.created = 0;
    }),
  }),
  schema('seedream-created-fraction', ['generateImages'], ['body-matches-schema'], {
    answer: onSuccess('generateImages', (v) => {
      v.created += 0.25;
    }),
  }),
  schema('seedream-size-with-a-star', ['generateImages'], ['stated-size-true'], {
    answer: onSuccess('generateImages', (v) => {
      for (const entry of v.data) entry.size = entry.size.replace('x', '*');
    }),
  }),
  schema('seedream-size-turned', ['generateImages'], ['stated-size-true'], {
    answer: onSuccess('generateImages', (v) => {
      for (const entry of v.data) entry.size = entry.size.split('x').reverse().join('x');
    }),
  }),
  schema('seedream-size-missing', ['generateImages'], ['documented-field-present'], {
    answer: onSuccess('generateImages', (v) => {
      for (const entry of v.data) delete entry.size;
    }),
  }),
  schema('seedream-both-forms', ['generateImages'], ['body-matches-schema'], {
    answer: onSuccess('generateImages', (v) => {
      for (const entry of v.data) if (entry.url) entry.b64_json = Buffer.from(entry.url).toString('base64');
    }),
  }),
  schema('seedream-failure-as-null', ['generateImages'], ['body-matches-schema'], {
    answer: onSuccess('generateImages', (v) => {
      v.data = v.data.map((entry: { error?: unknown }) => (entry.error ? null : entry));
    }),
  }),
  schema('seedream-failure-without-message', ['generateImages'], ['body-matches-schema'], {
    answer: onSuccess('generateImages', (v) => {
      for (const entry of v.data) if (entry.error) delete entry.error.message;
    }),
  }),
  schema('seedream-seed', ['generateImages'], ['undeclared-field'], {
    answer: onSuccess('generateImages', (v) => {
      for (const entry of v.data) if (entry.url) entry.seed = 7;
    }),
  }),
  schema('seedream-images-for-data', ['generateImages'], ['body-matches-schema'], {
    answer: onSuccess('generateImages', (v) => ({ ...v, images: v.data, data: undefined })),
  }),
  schema('seedream-no-usage', ['generateImages'], ['documented-field-present'], {
    answer: onSuccess('generateImages', (v) => ({ ...v, usage: undefined })),
  }),
  schema('gemini-as-a-list-of-chunks', ['generateContent'], ['body-matches-schema'], {
    answer: onSuccess('generateContent', (v) => [v]),
  }),
  schema(
    'gemini-as-openai',
    ['generateNanoBanana'],
    ['undeclared-field', 'documented-field-present', 'picture-count'],
    {
      answer: onDrawn('generateNanoBanana', (candidate) => {
        candidate.message = candidate.content;
        delete candidate.content;
      }),
    },
  ),
  schema('gemini-file-data', ['generateNanoBanana'], ['picture-count'], {
    answer: onDrawn('generateNanoBanana', ({ content }) => {
      content.parts = [{ fileData: { mimeType: 'image/png', fileUri: 'https://files.example.com/1.png' } }];
    }),
  }),
  schema('gemini-data-empty', ['generateContent'], ['picture-decodes'], {
    answer: onDrawn('generateContent', ({ inline }) => {
      inline.data = '';
    }),
  }),
  schema('gemini-data-is-a-link', ['generateContent'], ['picture-decodes'], {
    answer: onDrawn('generateContent', ({ inline }) => {
      inline.data = 'https://files.example.com/1.png';
    }),
  }),
  schema('gemini-mime-type-snake', ['generateContent'], ['undeclared-field', 'documented-field-present'], {
    answer: onDrawn('generateContent', ({ inline }) => {
      inline.mime_type = inline.mimeType;
      delete inline.mimeType;
    }),
  }),
  schema('gemini-image-jpg', ['generateContent'], ['picture-format-equals-label'], {
    answer: onDrawn('generateContent', ({ inline }) => {
      inline.mimeType = inline.mimeType.replace('jpeg', 'jpg').replace('png', 'x-png');
    }),
  }),
  schema('gemini-negative-thoughts', ['generateNanoBanana'], ['body-matches-schema'], {
    answer: onSuccess('generateNanoBanana', (v) => {
      v.usageMetadata.thoughtsTokenCount = -1;
    }),
  }),
  schema('gemini-usage-snake', ['generateContent'], ['undeclared-field', 'documented-field-present'], {
    answer: onSuccess('generateContent', (v) => ({ ...v, usage_metadata: v.usageMetadata, usageMetadata: undefined })),
  }),
  schema('gemini-prompt-details-off', ['generateNanoBanana'], ['usage-adds-up'], {
    answer: onSuccess('generateNanoBanana', (v) => {
      v.usageMetadata.promptTokensDetails[0].tokenCount += 1;
    }),
  }),
  schema('gemini-no-role', ['generateNanoBanana'], ['documented-field-present'], {
    answer: onDrawn('generateNanoBanana', ({ content }) => void delete content.role),
  }),
  schema('gemini-picture-twice', ['generateNanoBanana'], ['picture-count'], {
    answer: onDrawn('generateNanoBanana', ({ content }) => {
      content.parts = [...content.parts, ...content.parts];
    }),
  }),
];
