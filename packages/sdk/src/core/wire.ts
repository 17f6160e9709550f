/** The fields of a form as text: numbers as digits, `true` and `false` as 1 and 0, what is absent left out. */
function entries(fields: object): [string, string | Blob][] {
  return Object.entries(fields).flatMap(([name, value]): [string, string | Blob][] => {
    if (value === undefined || value === null) return [];
    if (value instanceof Blob) return [[name, value]];
    return [[name, typeof value === 'boolean' ? String(Number(value)) : String(value)]];
  });
}

/** A body of the cut-out hosts: multipart when there is a picture in it, else an urlencoded form. */
export function formBody(fields: unknown): FormData | string {
  if (fields instanceof FormData) return fields;
  const pairs = entries(fields as object);
  if (!pairs.some(([, value]) => value instanceof Blob))
    return new URLSearchParams(pairs as [string, string][]).toString();
  const form = new FormData();
  for (const [name, value] of pairs) form.append(name, value as string);
  return form;
}
