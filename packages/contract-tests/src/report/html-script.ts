import { createHash } from 'node:crypto';

/**
 * The script of the page. It chooses the language of the reader, and filters findings by text and operation. Without
 * it, everything is shown, and the language can still be changed.
 */
export const SCRIPT = `
const text = document.getElementById('filter-text');
const operation = document.getElementById('filter-operation');
// Requests and responses are left out: a word in a header would match findings of other kinds.
const cards = [...document.querySelectorAll('article')].map((card) => {
  const parts = [...card.children].filter((part) => !part.classList.contains('exchange'));
  return { card, words: (card.dataset.check + ' ' + parts.map((part) => part.textContent).join(' ')).toLowerCase() };
});
const apply = () => {
  const words = text.value.trim().toLowerCase();
  let shown = 0;
  for (const { card, words: own } of cards) {
    const fits = (operation.value === '' || card.dataset.operation === operation.value)
      && (words === '' || own.includes(words));
    card.hidden = !fits;
    if (fits) shown += Number(card.dataset.count);
  }
  for (const section of document.querySelectorAll('section.check')) {
    section.hidden = ![...section.querySelectorAll('article')].some((card) => !card.hidden);
  }
  document.getElementById('filter-count').textContent = String(shown);
  document.getElementById('filter-nothing').hidden = shown > 0;
};
if (text) {
  text.addEventListener('input', apply);
  operation.addEventListener('change', apply);
}
if (navigator.language.toLowerCase().startsWith('zh')) document.getElementById('lang-zh').checked = true;
`;

/** Lets this script run and nothing else, load nothing from anywhere, and show pictures that are part of the page. */
export const POLICY = `default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-${createHash('sha256').update(SCRIPT).digest('base64')}'`;
