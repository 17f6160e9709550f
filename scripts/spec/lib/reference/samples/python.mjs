/** A value as a Python literal. JSON differs in three words only. */
function literal(value, indent = '') {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value !== 'object') return JSON.stringify(value);
  const inner = `${indent}    `;
  const entries = Array.isArray(value)
    ? value.map((item) => literal(item, inner))
    : Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}: ${literal(item, inner)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${entries.map((entry) => `${inner}${entry},\n`).join('')}${indent}${close}`;
}

function bodyArguments({ type, body, files }) {
  if (body === undefined) return [];
  if (type === 'application/json') return [`json=${literal(body, '    ')},`];
  const fields = Object.fromEntries(Object.entries(body).filter(([name]) => !files.includes(name)));
  const opened = files.map((name) => `${JSON.stringify(name)}: open(${JSON.stringify(body[name])}, "rb")`);
  return [`data=${literal(fields, '    ')},`, ...(opened.length > 0 ? [`files={${opened.join(', ')}},`] : [])];
}

/** A call as a Python program with the package `requests`. */
export function python({ method, url, key, answer, ...rest }) {
  const value = key && `os.environ["${key.variable}"]`;
  const header = key && (key.prefix ? `f"${key.prefix}{${value.replaceAll('"', "'")}}"` : value);
  const lines = [
    `"${url}",`,
    ...(key ? [`headers={"${key.header}": ${header}},`] : []),
    ...bodyArguments(rest),
    'timeout=300,',
  ];
  const read = {
    picture: ['with open("result.webp", "wb") as file:', '    file.write(response.content)'],
    text: ['print(response.text)'],
    json: ['print(response.json())'],
  };
  return [
    ...(key ? ['import os', ''] : []),
    'import requests',
    '',
    `response = requests.${method.toLowerCase()}(`,
    ...lines.map((line) => `    ${line}`),
    ')',
    ...read[answer],
  ].join('\n');
}
