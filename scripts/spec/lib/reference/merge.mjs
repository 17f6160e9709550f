import { operationsOf } from '../walk.mjs';
import { evidenceText, localize } from './localize.mjs';
import { showMultipart } from './multipart.mjs';
import { pagesOf } from './pages-of.mjs';
import { codeSamples } from './samples.mjs';

const row = (cells) => `| ${cells.join(' | ')} |`;
const table = (columns, rows) => [row(columns), row(columns.map(() => '---')), ...rows.map(row)].join('\n');

function introduction(documents, language, words) {
  const limits = Object.assign({}, ...Object.values(documents).map((document) => document['x-limits']));
  const text = (limit) => (language === 'zh' ? limit['x-description-zh'] : limit.description);
  return [
    words.intro,
    `# ${words.evidenceHeading}`,
    Object.entries(words.levels)
      .map(([level, meaning]) => `- **${level === 'C' ? 'C*n*' : level}** ${meaning}`)
      .join('\n'),
    `${words.sectionsIntro}${words.sections.map((name, index) => `§${index + 1} ${name}`).join(' · ')}`,
    `# ${words.pagesHeading}`,
    table(
      words.pagesColumns,
      pagesOf(documents).map((page) => {
        const [tag] = page.operation.tags;
        return [
          `${page.page}. ${page[language]}`,
          `[${page.operation.operationId}](#tag/${tag}/operation/${page.operation.operationId})`,
        ];
      }),
    ),
    `# ${words.limitsHeading}`,
    table(
      words.limitsColumns,
      Object.entries(limits).map(([name, limit]) => [
        `\`${name}\``,
        limit.value,
        unitOf(limit, words),
        `${text(limit)} *${evidenceText(limit['x-evidence'], words)}*`,
      ]),
    ),
  ].join('\n\n');
}

/** A limit's unit in the reader's language. The spec has it in English only. */
function unitOf({ unit }, { units }) {
  if (units && !(unit in units)) throw new Error(`The reference has no word for the unit "${unit}".`);
  return units?.[unit] ?? unit;
}

/** Adds the components of one document. Two documents may share a component, but not use one name for different ones. */
function addComponents(all, components) {
  for (const [section, entries] of Object.entries(components)) {
    all[section] ??= {};
    for (const [name, entry] of Object.entries(entries)) {
      const existing = all[section][name];
      if (existing !== undefined && JSON.stringify(existing) !== JSON.stringify(entry)) {
        throw new Error(`Two documents use the name "${name}" in components.${section} for different things.`);
      }
      all[section][name] = entry;
    }
  }
}

/** Localizes every document for readers of one language. */
export function localizeAll(documents, language, words) {
  return Object.fromEntries(
    Object.entries(documents).map(([name, document]) => [name, localize(document, language, words)]),
  );
}

/**
 * Merges the documents of all hosts into one, for readers of one language. Its paths are full URLs, because two hosts share a path.
 * The result is only for reading.
 *
 * @param {Record<string, any>} documents the bundled documents
 * @param {Record<string, any>} localized the same, localized
 * @param {'en' | 'zh'} language
 * @param {any} words
 */
export function mergeForReaders(documents, localized, language, words) {
  const merged = {
    openapi: '3.1.0',
    info: {
      title: words.title,
      version: documents.async.info.version,
      license: documents.async.info.license,
      description: introduction(documents, language, words),
    },
    servers: [],
    tags: [],
    'x-tagGroups': [],
    paths: {},
    components: {},
  };
  for (const [name, document] of Object.entries(localized)) {
    merged.tags.push(...document.tags.map((tag) => ({ ...tag, 'x-displayName': tag.description })));
    merged['x-tagGroups'].push({ name: words.groups[name], tags: document.tags.map((tag) => tag.name) });
    addComponents(merged.components, document.components);
    for (const found of operationsOf(document)) {
      const [server] = found.pathItem.servers ?? document.servers;
      const url = `${server.url}${found.path}`;
      // The samples are made from the fields of the form, so they must be made before the form becomes text.
      const samples = codeSamples(documents[name], found, url);
      showMultipart(document, found.operation, words.bytesOf);
      merged.paths[url] = {
        [found.method]: {
          ...found.operation,
          security: found.operation.security ?? document.security,
          'x-codeSamples': samples,
        },
      };
    }
  }
  return merged;
}
