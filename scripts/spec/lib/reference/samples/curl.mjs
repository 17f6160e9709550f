const quote = (text) => `'${String(text).replaceAll("'", "'\\''")}'`;

function bodyArguments({ type, body, files }) {
  if (body === undefined) return [];
  if (type === 'application/json') {
    return [`--header 'Content-Type: application/json'`, `--data-raw ${quote(JSON.stringify(body, null, 2))}`];
  }
  return Object.entries(body).map(([name, value]) => {
    if (type !== 'multipart/form-data') return `--data-urlencode ${quote(`${name}=${value}`)}`;
    return `--form ${quote(`${name}=${files.includes(name) ? '@' : ''}${value}`)}`;
  });
}

/** A call as a curl command. */
export function curl({ method, url, key, answer, ...rest }) {
  return [
    'curl',
    `--request ${method} '${url}'`,
    ...(key ? [`--header "${key.header}: ${key.prefix}$${key.variable}"`] : []),
    ...bodyArguments(rest),
    ...(answer === 'picture' ? ['--output result.webp'] : []),
  ].join(' \\\n  ');
}
