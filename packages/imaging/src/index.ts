export { closestRatio, parseRatio, sideOf } from './compose/ratio.js';
export { ImagingError, type ImagingErrorReason } from './picture/errors.js';
export type * from './picture/types.js';
