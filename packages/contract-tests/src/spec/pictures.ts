import data from '../generated/pictures.json' with { type: 'json' };

/** The pictures that the spec's examples name where a file stands: file name → base64. */
export const pictures = data as Readonly<Record<string, string>>;
