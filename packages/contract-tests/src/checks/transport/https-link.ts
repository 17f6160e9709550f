import { defineCheck } from '../define-check.js';
import { linkText } from '../shared/link-text.js';

export const httpsLink = defineCheck({
  id: 'https-link',
  rule: 'Links use https. Plain http is allowed for this computer only.',
  example: 'The link http://results.example.com/1.png uses plain http',
  run: {
    response: (subject) => {
      const link = /"(http:\/\/(?!127\.|localhost[:/]|\[::1\])[^"]+)"/.exec(linkText(subject))?.[1];
      return link === undefined ? [] : [{ message: `The link ${link} uses plain http` }];
    },
  },
});
