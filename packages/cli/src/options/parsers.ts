import { InvalidArgumentError } from 'commander';
import type { Texts } from '../language/index.js';

/** Reads a number within limits. */
export const numberFrom =
  (texts: Texts, minimum: number, maximum = Infinity, whole = false) =>
  (text: string): number => {
    const value = Number(text);
    if (text.trim() === '' || !(value >= minimum && value <= maximum) || (whole && !Number.isInteger(value))) {
      throw new InvalidArgumentError(texts.usage.number(minimum, maximum, whole));
    }
    return value;
  };

/** Collects `name=value` options into one object. */
export const field =
  (texts: Texts) =>
  (text: string, before: Readonly<Record<string, string>> = {}): Record<string, string> => {
    const at = text.indexOf('=');
    if (at < 1) throw new InvalidArgumentError(texts.usage.field);
    return { ...before, [text.slice(0, at)]: text.slice(at + 1) };
  };
