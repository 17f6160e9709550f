// The search of the API reference. It looks for each word anywhere in a text, so it also finds Chinese text and field names.
(() => {
  const SHOWN = 40;
  const input = document.getElementById('search');
  const list = document.getElementById('results');

  const haystacks = searchIndex.map((entry) => ({
    entry,
    title: entry.title.toLowerCase(),
    all: `${entry.title} ${entry.text} ${entry.call}`.toLowerCase(),
  }));

  const synonyms = JSON.parse(document.getElementById('find').dataset.synonyms);

  /** A word and its synonyms. */
  const alternatives = (word) => synonyms.find((group) => group.includes(word)) ?? [word];

  /** Splits a query at white space, but keeps the longest known phrases together. */
  function wordsOf(query) {
    let rest = query.toLowerCase().trim();
    const phrases = synonyms.flat().filter((word) => word.includes(' ') && rest.includes(word));
    for (const phrase of phrases) rest = rest.replace(phrase, ' ');
    return [...phrases, ...rest.split(/\s+/).filter(Boolean)].map(alternatives);
  }

  /** Titles that begin with the words come first, then titles that contain them, then all others. */
  function find(query) {
    const words = wordsOf(query);
    if (words.length === 0) return [];
    const [[typed, ...others]] = words.map((word) => [...word].sort((a, b) => query.includes(b) - query.includes(a)));
    const rank = ({ title }) => {
      if (title.startsWith(typed)) return 0;
      return title.includes(typed) ? 1 : others.some((word) => title.includes(word)) ? 2 : 3;
    };
    return haystacks
      .filter(({ all }) => words.every((word) => word.some((one) => all.includes(one))))
      .sort((a, b) => rank(a) - rank(b))
      .map(({ entry }) => entry);
  }

  function item(entry) {
    const link = document.createElement('a');
    link.href = entry.link;
    const title = document.createElement('b');
    title.textContent = entry.title;
    const rest = document.createElement('span');
    rest.textContent = [entry.call, entry.text.replaceAll(/[*`]/g, '')].filter(Boolean).join(' · ');
    link.append(title, rest);
    const element = document.createElement('li');
    element.append(link);
    return element;
  }

  function show() {
    const found = find(input.value);
    list.replaceChildren(...found.slice(0, SHOWN).map(item));
    if (found.length === 0 && input.value.trim() !== '') {
      const nothing = document.createElement('li');
      nothing.textContent = list.dataset.nothing;
      list.append(nothing);
    }
    list.hidden = input.value.trim() === '';
  }

  function close() {
    list.hidden = true;
  }

  input.addEventListener('input', show);
  input.addEventListener('focus', show);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
    if (event.key === 'Enter') list.querySelector('a')?.click();
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      list.querySelector('a')?.focus();
    }
  });
  list.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' }[event.key];
    if (event.key === 'Escape') close();
    if (step === undefined) return;
    event.preventDefault();
    (document.activeElement.parentElement[step]?.firstElementChild ?? input).focus();
  });
  list.addEventListener('click', close);
  document.addEventListener('click', (event) => {
    if (event.target !== input && !list.contains(event.target)) close();
  });
})();
