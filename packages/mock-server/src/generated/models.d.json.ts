// Generated from openapi/ by `npm run generate`. Do not edit.
declare const value: unknown;
export default value;
