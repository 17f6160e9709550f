export { ImagingError, type ImagingErrorReason } from './errors.js';
export type * from './types.js';
