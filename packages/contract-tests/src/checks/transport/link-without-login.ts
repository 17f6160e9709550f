import { defineCheck } from '../define-check.js';
import { linkText } from '../shared/link-text.js';

export const linkWithoutLogin = defineCheck({
  id: 'link-without-login',
  rule: 'No link contains a user name or a password: fetch refuses to follow such a link.',
  example: 'A link to results.example.com contains a user name or a password',
  run: {
    response: (subject) => {
      const link = /"https?:\/\/([^"/?#]*)@[^"/?#@]*/.exec(linkText(subject))?.[0];
      if (link === undefined) return [];
      const host = link.slice(link.lastIndexOf('@') + 1);
      return [{ message: `A link to ${host} contains a user name or a password` }];
    },
  },
});
