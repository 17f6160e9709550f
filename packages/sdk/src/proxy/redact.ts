/** What is put in place of each byte of a key. The length stays, so that a picture or a JSON text stays what it is. */
const MASK = '*';

/** Shorter texts turn up by chance. */
const SHORTEST = 4;
/** Base64 has only 64 letters, and a picture may be megabytes of it. */
const SHORTEST_BASE64 = 8;

const hex = (character: string) => character.charCodeAt(0).toString(16).padStart(2, '0');

/** The forms in which a server may echo a key: as it is, and as JSON, HTML, URLs, hexadecimal and base64 spell it. */
export function formsOf(secret: string): readonly string[] {
  const each = (spell: (character: string) => string) => [...secret].map(spell).join('');
  const json = JSON.stringify(secret).slice(1, -1);
  const html = each(
    (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[character] ?? character,
  );
  // Which characters are left as they are differs from encoder to encoder.
  const urls = [
    encodeURIComponent(secret),
    each((character) => (/[\w.~-]/.test(character) ? character : `%${hex(character).toUpperCase()}`)),
    new URLSearchParams({ '': secret }).toString().slice(1),
  ];
  const forms = [
    secret,
    secret.toLowerCase(),
    secret.toUpperCase(),
    json,
    json.replaceAll('/', '\\/'), // as PHP writes it
    html,
    html.replaceAll('&#39;', '&#x27;'),
    ...urls.flatMap((url) => [url, url.replace(/%../g, (byte) => byte.toLowerCase())]),
    ...['\\u00', '%', ''].flatMap((before) => {
      const spelt = each((character) => before + hex(character));
      return [spelt, each((character) => before + hex(character).toUpperCase())];
    }),
    ...base64Forms(secret),
  ];
  return [...new Set(forms)].filter(({ length }) => length >= SHORTEST);
}

/** A key inside a longer text that is in base64: it may begin at each of three places of a group of three bytes. */
function base64Forms(secret: string): string[] {
  return [0, 1, 2].flatMap((offset) => {
    // Without the letters at both ends, which depend on the neighbours too.
    const from = Math.ceil((offset * 4) / 3);
    const to = Math.floor(((offset + secret.length) * 4) / 3);
    const form = btoa(' '.repeat(offset) + secret).slice(from, to);
    return form.length < SHORTEST_BASE64 ? [] : [form, form.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

/** A text without a key in any of its forms. */
export function redactText(text: string, forms: readonly string[]): string {
  return forms.reduce((clean, form) => clean.replaceAll(form, MASK.repeat(form.length)), text);
}

/** Removes a key from a stream of bytes, even if it spans two chunks. */
export function redactStream(forms: readonly string[]): TransformStream<Uint8Array, Uint8Array> {
  // One letter for each byte. The letters above 127 are not those of Latin-1, which makes no difference to a search.
  const decoder = new TextDecoder('windows-1252');
  /** This many bytes may be the beginning of a form that ends in the next chunk. */
  const held = Math.max(0, ...forms.map(({ length }) => length - 1));
  let rest = new Uint8Array(0);
  return new TransformStream({
    transform(chunk, controller) {
      const bytes = new Uint8Array(rest.length + chunk.length);
      bytes.set(rest);
      bytes.set(chunk, rest.length);
      const text = decoder.decode(bytes);
      for (const form of forms) {
        for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length)) {
          bytes.fill(MASK.charCodeAt(0), at, at + form.length);
        }
      }
      const ready = Math.max(0, bytes.length - held);
      if (ready > 0) controller.enqueue(bytes.subarray(0, ready));
      rest = bytes.slice(ready);
    },
    flush(controller) {
      if (rest.length > 0) controller.enqueue(rest);
    },
  });
}
