import { textOf } from '../model/exchange.js';
import { formatOf, MEDIA_TYPES } from '../pictures/format.js';
import type { ExchangeCheck, Fault } from './check.js';

/** Bodies over this hold pictures and not links, and take long to look through. */
const LONGEST_TEXT = 100_000;

/** Links can be followed as they are: they lead to https, and carry no login. */
export const linksUsable: ExchangeCheck = ({ response, operation }) => {
  if (operation.host === 'files' || response.body.length > LONGEST_TEXT) return [];
  const text = textOf(response.body);
  return [...plainHttp(text), ...withLogin(text)];
};

/** Plain http is for a mock on this computer. */
function plainHttp(text: string): Fault[] {
  const link = /"(http:\/\/(?!127\.|localhost[:/]|\[::1\])[^"]+)"/.exec(text)?.[1];
  return link === undefined ? [] : [{ check: 'https-link', message: `the link ${link} is plain http` }];
}

/** A link with a user name or a password in it: `fetch` refuses to follow one, and it is a key of a kind. */
function withLogin(text: string): Fault[] {
  const link = /"https?:\/\/[^"/?#]*@[^"/?#]*/.exec(text)?.[0];
  if (link === undefined) return [];
  const host = link.slice(link.lastIndexOf('@') + 1);
  return [{ check: 'link-without-login', message: `a link to ${host} carries a user name or a password` }];
}

/** The name in a result link ends as the format does that lies behind it: programs save the file under that name. */
export const linkEndingTrue: ExchangeCheck = ({ response, operation, judged }) => {
  const format = formatOf(response.body);
  if (operation.host !== 'files' || response.status !== 200 || !format) return [];
  const ending = /\.([a-z]+)$/i.exec(new URL(judged.exchange.url).pathname)?.[1]?.toLowerCase();
  const named = ending === 'jpg' ? 'jpeg' : ending;
  if (named === undefined || named === format || !(named in MEDIA_TYPES)) return [];
  return [{ check: 'link-ending-true', message: `the link ends in .${ending}, the file is a ${format}` }];
};
