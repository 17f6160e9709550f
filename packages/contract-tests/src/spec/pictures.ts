import data from '../generated/pictures.json' with { type: 'json' };

/** The picture files that the spec's examples name: file name → base64. */
export const pictures = data as Readonly<Record<string, string>>;
