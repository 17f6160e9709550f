import { en, type TextName } from './en.js';
import type { Language } from './language.js';
import { zh } from './zh.js';

/** What a text's braces are filled with. */
export type Values = Readonly<Record<string, string | number>>;

/** Texts and numbers in one language. */
export interface Texts {
  readonly language: Language;
  /** A text by its name, with its braces filled in. */
  t(name: TextName, values?: Values): string;
  /** A text by a name that is put together at run time. Returns the last part of the name if there is no such text. */
  find(group: string, name: string): string;
  number(value: number): string;
  /** A moment as the time of day, optionally with milliseconds. */
  time(moment: number, withMs?: boolean): string;
  date(moment: number): string;
  /** A duration in its two largest units. */
  duration(ms: number): string;
  bytes(count: number): string;
}

/** Makes the texts of a language. */
export function createTexts(language: Language): Texts {
  const table: Readonly<Record<string, string>> = language === 'zh' ? zh : en;
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const clock = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;
  const times = new Intl.DateTimeFormat(locale, clock);
  const exactTimes = new Intl.DateTimeFormat(locale, { ...clock, fractionalSecondDigits: 3 });
  const dates = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', day: 'numeric' });

  const t = (name: TextName, values: Values = {}) =>
    (table[name] ?? name).replace(/\{(\w+)\}/g, (whole, key: string) => {
      const value = values[key];
      return value === undefined ? whole : typeof value === 'number' ? numbers.format(value) : value;
    });
  const unit = (value: number, name: 'ms' | 's' | 'min' | 'h' | 'day') =>
    `${numbers.format(value)} ${t(`unit.${name}`)}`;

  return {
    language,
    t,
    find: (group, name) => table[`${group}.${name}`] ?? name,
    number: (value) => numbers.format(value),
    time: (moment, withMs = false) => (withMs ? exactTimes : times).format(moment),
    date: (moment) => dates.format(moment),
    duration(ms) {
      const whole = Math.max(0, Math.round(ms));
      if (whole < 1000) return unit(whole, 'ms');
      if (whole < 60_000) return unit(Math.round(whole / 100) / 10, 's');
      const seconds = Math.round(whole / 1000);
      if (seconds < 3600) return pair(Math.floor(seconds / 60), 'min', seconds % 60, 's');
      const minutes = Math.round(seconds / 60);
      if (minutes < 1440) return pair(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
      const hours = Math.round(minutes / 60);
      return pair(Math.floor(hours / 24), 'day', hours % 24, 'h');
      function pair(large: number, largeUnit: 'day' | 'h' | 'min', small: number, smallUnit: 'h' | 'min' | 's') {
        return small === 0 ? unit(large, largeUnit) : `${unit(large, largeUnit)} ${unit(small, smallUnit)}`;
      }
    },
    bytes(count) {
      if (count < 1000) return `${count} B`;
      if (count < 1_000_000) return `${numbers.format(Math.round(count / 100) / 10)} kB`;
      return `${numbers.format(Math.round(count / 100_000) / 10)} MB`;
    },
  };
}
