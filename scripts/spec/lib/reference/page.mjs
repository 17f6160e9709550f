const escapeHtml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const OPTIONS = {
  hideDownloadButton: true,
  expandResponses: '200',
  requiredPropsFirst: true,
  scrollYOffset: '#bar',
  // Redoc's search finds neither Chinese text nor the names of fields.
  disableSearch: true,
  theme: {
    colors: { primary: { main: '#1f5fbf' } },
    typography: { fontFamily: 'system-ui, sans-serif', headings: { fontFamily: 'system-ui, sans-serif' } },
    sidebar: { width: '300px' },
  },
};

/**
 * The page of one language. It only loads the files next to it, so it works from a disk as well as from any host.
 *
 * @param {'en' | 'zh'} language
 * @param {any} words
 * @param {string[]} documents the names of the documents that can be downloaded
 */
export function page(language, words, documents) {
  const other = language === 'en' ? 'zh.html' : 'index.html';
  const downloads = documents.map((name) => `<a href="openapi/${name}.json">${name}.json</a>`).join(' ');
  return `<!doctype html>
<html lang="${words.htmlLang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${escapeHtml(words.title)}</title>
<style>
body { margin: 0; }
#bar { position: sticky; top: 0; z-index: 5; display: flex; align-items: center; gap: 1.5em; padding: .6em 1em; font: 15px system-ui, sans-serif; color: #fff; background: #16324f; }
#bar a { color: #cfe3ff; }
#bar span { flex: 1; }
#find { position: relative; }
#search { width: 22em; padding: .25em .6em; border: 0; border-radius: 4px; font: inherit; }
#results { position: absolute; right: 0; width: 44em; max-width: 90vw; max-height: 70vh; overflow: auto; margin: .4em 0; padding: 0; list-style: none; background: #fff; color: #333; box-shadow: 0 4px 18px #0005; }
#results a, #results li:not(:has(a)) { display: block; padding: .5em .9em; color: inherit; text-decoration: none; }
#results a:hover, #results a:focus { background: #e8f0fc; outline: 0; }
#results b { display: block; color: #16324f; }
#results span { display: block; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; font-size: 13px; }
@media (max-width: 50em) {
  #bar { flex-wrap: wrap; gap: .4em 1em; }
  #bar > span { display: none; }
  #bar > #language { margin-left: auto; }
  #find { order: 1; flex: 1 1 100%; }
  #search { box-sizing: border-box; width: 100%; }
  #results { left: 0; width: auto; max-width: none; }
  /* Redoc keeps Chinese words whole, which pushes columns out of a narrow page. */
  #reference .redoc-markdown table { word-break: normal; }
  #reference .redoc-markdown :is(th, td) { padding: 6px 8px; }
}
</style>
</head>
<body>
<header id="bar"><strong>${escapeHtml(words.title)}</strong><span>${words.download}: ${downloads}</span><div id="find" data-synonyms='${escapeHtml(JSON.stringify(words.synonyms))}'><input id="search" type="search" autocomplete="off" placeholder="${words.search}" aria-label="${words.search}" aria-controls="results"><ul id="results" data-nothing="${words.nothingFound}" hidden></ul></div><a id="language" href="${other}">${words.otherLanguage}</a></header>
<main id="reference"></main>
<script src="redoc.standalone.js"></script>
<script src="reference.${language}.js"></script>
<script src="search.js"></script>
<script>
Redoc.init(reference, ${JSON.stringify({ ...OPTIONS, labels: words.labels })}, document.getElementById('reference'));
document.getElementById('language').addEventListener('click', (event) => { event.currentTarget.href = '${other}' + location.hash; });
</script>
</body>
</html>
`;
}
