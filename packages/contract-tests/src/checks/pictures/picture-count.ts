import { defineCheck } from '../define-check.js';

export const pictureCount = defineCheck({
  id: 'picture-count',
  rule: 'The response has as many pictures as requested, in the requested form.',
  example: 'The response has 1 picture as url; the request says 2',
  run: {
    count: ({ what, where, count, due }) => {
      if (count >= due.min && count <= due.max) return [];
      const wanted = due.min === due.max ? `${due.min}` : `${due.min} to ${due.max}`;
      const words = count === 1 ? what : what.replace('picture', 'pictures');
      return [{ where, message: `The response has ${count} ${words}; the request says ${wanted}` }];
    },
  },
});
