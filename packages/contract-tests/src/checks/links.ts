import { textOf } from '../model/exchange.js';
import { formatOf, MEDIA_TYPES } from '../pictures/format.js';
import type { ExchangeCheck } from './check.js';

/** Links lead to https; plain http is for a mock on this computer. */
export const httpsLinks: ExchangeCheck = ({ answer, operation }) => {
  if (operation.host === 'files' || answer.body.length > 100_000) return [];
  const link = /"(http:\/\/(?!127\.|localhost[:/]|\[::1\])[^"]+)"/.exec(textOf(answer.body))?.[1];
  return link === undefined ? [] : [{ check: 'https-link', message: `the link ${link} is plain http` }];
};

/** A link with a user name or a password in it: `fetch` refuses to follow one, and it is a key of a kind. */
export const linksWithoutLogin: ExchangeCheck = ({ answer, operation }) => {
  if (operation.host === 'files' || answer.body.length > 100_000) return [];
  const link = /"https?:\/\/[^"/?#]*@[^"/?#]*/.exec(textOf(answer.body))?.[0];
  if (link === undefined) return [];
  const host = link.slice(link.lastIndexOf('@') + 1);
  return [{ check: 'link-without-login', message: `a link to ${host} carries a user name or a password` }];
};

/** The name in a result link ends as the format does that lies behind it: programs save the file under that name. */
export const linkEndingTrue: ExchangeCheck = ({ answer, operation, judged }) => {
  const format = formatOf(answer.body);
  if (operation.host !== 'files' || answer.status !== 200 || !format) return [];
  const ending = /\.([a-z]+)$/i.exec(new URL(judged.exchange.url).pathname)?.[1]?.toLowerCase();
  const named = ending === 'jpg' ? 'jpeg' : ending;
  if (named === undefined || named === format || !(named in MEDIA_TYPES)) return [];
  return [{ check: 'link-ending-true', message: `the link ends in .${ending}, the file is a ${format}` }];
};
