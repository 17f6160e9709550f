const text = (value) => `'${String(value).replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** A value as a literal, the way people write it. */
function literal(value, indent = '') {
  if (typeof value === 'string') return text(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const inner = `${indent}  `;
  const entries = Array.isArray(value)
    ? value.map((item) => literal(item, inner))
    : Object.entries(value).map(([name, item]) => `${/^\w+$/.test(name) ? name : text(name)}: ${literal(item, inner)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${entries.map((entry) => `${inner}${entry},\n`).join('')}${indent}${close}`;
}

function bodyOf({ type, body, files }) {
  if (body === undefined) return { before: [], line: [] };
  if (type === 'application/json') return { before: [], line: [`body: JSON.stringify(${literal(body, '  ')}),`] };
  if (type !== 'multipart/form-data')
    return { before: [], line: [`body: new URLSearchParams(${literal(body, '  ')}),`] };
  const fields = Object.entries(body).map(([name, value]) =>
    files.includes(name)
      ? `form.append(${text(name)}, await openAsBlob(${text(value)}), ${text(value)});`
      : `form.append(${text(name)}, ${text(value)});`,
  );
  return { before: ['const form = new FormData();', ...fields], line: ['body: form,'] };
}

/** A call as a program for Node 20 or newer, with nothing installed. */
export function javascript({ method, url, key, answer, ...rest }) {
  const { before, line } = bodyOf(rest);
  const headers = [
    ...(key
      ? [
          `${text(key.header)}: ${key.prefix ? `\`${key.prefix}\${process.env.${key.variable}}\`` : `process.env.${key.variable}`}`,
        ]
      : []),
    ...(rest.type === 'application/json' ? [`'Content-Type': 'application/json'`] : []),
  ];
  const options = [
    ...(method === 'GET' ? [] : [`method: '${method}',`]),
    ...(headers.length > 0 ? [`headers: { ${headers.join(', ')} },`] : []),
    ...line,
  ];
  const names = [...(before.some((one) => one.includes('openAsBlob')) ? ['openAsBlob'] : [])];
  const imports = [
    ...(names.length > 0 ? [`import { openAsBlob } from 'node:fs';`] : []),
    ...(answer === 'picture' ? [`import { writeFile } from 'node:fs/promises';`] : []),
  ];
  const read = {
    picture: [`await writeFile('result.webp', Buffer.from(await response.arrayBuffer()));`],
    text: ['console.log(await response.text());'],
    json: ['console.log(await response.json());'],
  };
  const call =
    options.length > 0 ? [`fetch('${url}', {`, ...options.map((one) => `  ${one}`), '});'] : [`fetch('${url}');`];
  return [
    ...imports,
    ...(imports.length > 0 ? [''] : []),
    ...before,
    `const response = await ${call.join('\n')}`,
    ...read[answer],
  ].join('\n');
}
