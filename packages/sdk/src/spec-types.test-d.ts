// What the generated types promise to programs that call the API directly. Compiled, never run.
import { expectTypeOf } from 'vitest';
import type {
  components as AsyncComponents,
  operations as AsyncOperations,
  UnlistedModelKey,
} from './generated/async.js';
import type { components as ModelsComponents, operations as ModelsOperations } from './generated/models.js';
import type { components as SyncComponents, operations as SyncOperations } from './generated/sync.js';

type Multipart = AsyncOperations['createTask']['requestBody']['content']['multipart/form-data'];
type Form = AsyncOperations['createTask']['requestBody']['content']['application/x-www-form-urlencoded'];
type SyncMultipart = SyncOperations['createSync']['requestBody']['content']['multipart/form-data'];

declare const image_file: Blob;
const image_url = 'https://pictures.example.com/shirt.jpg';
const image_base64 = 'data:image/jpeg;base64,/9j/4AAQ';

/** Compiles where the value is of the type. */
function accept<T>(_value: T): void {}

// Each documented model, by each way of giving the picture.
accept<Multipart>({ model_key: 'background-removal', image_file, output_format: 'png', crop: 1, border: 2 });
accept<Multipart>({ model_key: 'stamp-background-removal', image_file, stamp_crop: 1 });
accept<Multipart>({ model_key: 'image-extract', image_file, extract_type: '服装', resolution: '4k', size: '3:4' });
accept<Multipart>({ model_key: 'image-extract', image_file, extract_type: '窗帘' });
accept<Multipart>({ model_key: 'image-shadow-v3', image_file, shadow_opacity: 0.5, main_ratio: 80 });
accept<Form>({ model_key: 'background-removal', image_url });
accept<Form>({ model_key: 'background-removal', image_base64 });
accept<Form>({ model_key: 'image-extract', image_url });
accept<SyncMultipart>({ model_key: 'background-removal', image_file, response: 'bytes' });

// Mistakes in a documented model are not swallowed by the open branch.
// @ts-expect-error extract_type is missing
accept<Multipart>({ model_key: 'image-extract', image_file });
// @ts-expect-error gif is no output format
accept<Multipart>({ model_key: 'background-removal', image_file, output_format: 'gif' });
// @ts-expect-error the size belongs to the print extraction
accept<Multipart>({ model_key: 'background-removal', image_file, size: '1:1' });
// @ts-expect-error the opacity belongs to the shadow
accept<Multipart>({ model_key: 'image-extract', image_file, extract_type: '服装', shadow_opacity: 1 });
// @ts-expect-error 0 and 1 only
accept<Multipart>({ model_key: 'background-removal', image_file, crop: 2 });
// @ts-expect-error a flag is a number on the wire
accept<Multipart>({ model_key: 'background-removal', image_file, crop: true });
// @ts-expect-error the picture is missing
accept<Multipart>({ model_key: 'background-removal' });
// @ts-expect-error one picture, given one way
accept<Multipart>({ model_key: 'background-removal', image_file, image_url });
// @ts-expect-error the print extraction takes no base64
accept<Form>({ model_key: 'image-extract', image_base64, extract_type: '服装' });
// @ts-expect-error `response` belongs to the synchronous host
accept<Multipart>({ model_key: 'background-removal', image_file, response: 'url' });
// @ts-expect-error the synchronous host serves the cut-outs only
accept<SyncMultipart>({ model_key: 'image-extract', image_file, extract_type: '服装' });
// @ts-expect-error a misspelt model is not taken for a new one
accept<Multipart>({ model_key: 'backgroud-removal', image_file });

// Models without a page: those seen in programs by name, any other by saying so.
accept<Multipart>({ model_key: 'upscale2stamp', image_file, scale: 4 });
accept<Multipart>({ model_key: 'image-shadow-v4' as UnlistedModelKey, image_file, softness: 3 });

// Pictures are Blobs, both ways.
expectTypeOf<AsyncComponents['schemas']['ImageFile']>().toEqualTypeOf<Blob>();
expectTypeOf<SyncOperations['createSync']['responses'][200]['content']['image/png']>().toEqualTypeOf<Blob>();
expectTypeOf<AsyncOperations['downloadResult']['responses'][200]['content']['image/webp']>().toEqualTypeOf<Blob>();

// Closed sets are unions of literals; open ones offer theirs and take any other.
expectTypeOf<AsyncComponents['schemas']['OutputFormat']>().toEqualTypeOf<'webp' | 'png'>();
expectTypeOf<AsyncComponents['schemas']['Border']>().toEqualTypeOf<0 | 1 | 2>();
expectTypeOf<'服装'>().toExtend<AsyncComponents['schemas']['ExtractType']>();
expectTypeOf<string>().toExtend<AsyncComponents['schemas']['ExtractType']>();
expectTypeOf<AsyncComponents['schemas']['ExtractType']>().not.toEqualTypeOf<string>();
expectTypeOf<number>().toExtend<AsyncComponents['schemas']['TaskState']>();
expectTypeOf<AsyncComponents['schemas']['TaskState']>().not.toEqualTypeOf<number>();
expectTypeOf<string>().toExtend<ModelsComponents['schemas']['FinishReason']>();
expectTypeOf<ModelsComponents['schemas']['FinishReason']>().not.toEqualTypeOf<string>();
expectTypeOf<ModelsOperations['generateContent']['parameters']['path']['model']>().not.toEqualTypeOf<string>();

// An answer's code tells a success from an error before anything else is read.
type Created = AsyncOperations['createTask']['responses'][200]['content']['application/json'];
expectTypeOf<Extract<Created, { data: { task_id: number } }>['code']>().toEqualTypeOf<200>();
expectTypeOf<AsyncComponents['schemas']['TaskProgress']>().toEqualTypeOf<string | null>();

// Every step down to a generated picture is optional, since a refused prompt is an HTTP 200.
declare const answer: ModelsComponents['schemas']['GenerateContentResponse'];
expectTypeOf(answer.candidates?.[0]?.content?.parts?.[0]?.inlineData?.data).toEqualTypeOf<string | undefined>();
// @ts-expect-error candidates may be absent
answer.candidates.length;

// The link of a synchronous answer is typed in each place where it may stand.
type SyncLink = SyncComponents['schemas']['SyncLinkEnvelope']['data'];
expectTypeOf<SyncLink>().toEqualTypeOf<{ result_file: string } | { url: string } | { image_url: string } | string>();

/** The named members of a type; the open end of a record is left out. */
type Named<T> = keyof { [K in keyof T as string extends K ? never : number extends K ? never : K]: T[K] };

/** The paths at which a type is `unknown`: what the generator could not express. */
type UnknownPaths<T, At extends string, Depth extends 0[] = []> = Depth['length'] extends 12
  ? never
  : unknown extends T
    ? At
    : T extends Blob | string | number | boolean | null | undefined
      ? never
      : T extends readonly (infer Item)[]
        ? UnknownPaths<Item, `${At}[]`, [...Depth, 0]>
        : { [K in Named<T> & string]: UnknownPaths<T[K], `${At}.${K}`, [...Depth, 0]> }[Named<T> & string];

// A finding is printed as its path, for instance `SyncLinkEnvelope.data`.
expectTypeOf<UnknownPaths<{ a?: { b: (1 | unknown)[] } }, 'x'>>().toEqualTypeOf<'x.a.b[]'>();
type InSchemas<C extends { schemas: object }> = UnknownPaths<C['schemas'], 'schemas'>;
expectTypeOf<InSchemas<SyncComponents>>().toEqualTypeOf<never>();
expectTypeOf<InSchemas<AsyncComponents>>().toEqualTypeOf<never>();
expectTypeOf<InSchemas<ModelsComponents>>().toEqualTypeOf<never>();
type Bodies<O> = {
  [K in keyof O]: O[K] extends { responses: infer R; requestBody?: infer B } ? [B, ContentOf<R>] : never;
};
type ContentOf<R> = { [S in keyof R]: R[S] extends { content: infer C } ? C : never };
expectTypeOf<UnknownPaths<Bodies<SyncOperations>, 'sync'>>().toEqualTypeOf<never>();
expectTypeOf<UnknownPaths<Bodies<AsyncOperations>, 'async'>>().toEqualTypeOf<never>();
expectTypeOf<UnknownPaths<Bodies<ModelsOperations>, 'models'>>().toEqualTypeOf<never>();
