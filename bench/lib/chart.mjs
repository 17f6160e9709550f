// Draws a growth series as an SVG, with nothing but text and lines, so that GitHub and the site show it.

const WIDTH = 720;
const HEIGHT = 400;
const AREA = { left: 76, right: 44, top: 78, bottom: 62 };
const COLOURS = ['#2563eb', '#d97706', '#059669', '#dc2626', '#7c3aed'];

/**
 * @param {import('./results.mjs').Series} series
 * @param {'en' | 'zh'} language
 * @returns {string} an SVG document
 */
export function chart({ title, x, y, lines }, language) {
  const points = lines.flatMap((line) => line.points);
  const horizontal = axis(
    x.scale ?? 'log',
    points.map((point) => point.x),
    false,
  );
  const vertical = axis(
    y.scale ?? 'linear',
    points.flatMap(({ y: value, low, high }) => [low ?? value, high ?? value]),
    true,
  );
  const place = {
    x: (value) => AREA.left + horizontal.at(value) * (WIDTH - AREA.left - AREA.right),
    y: (value) => HEIGHT - AREA.bottom - vertical.at(value) * (HEIGHT - AREA.top - AREA.bottom),
  };
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif" font-size="13">`,
    `<title>${escaped(title[language])}</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    text(16, 22, title[language], 'font-weight="600" font-size="14"'),
  ];
  for (const value of vertical.ticks) {
    const height = round(place.y(value));
    parts.push(`<path d="M${AREA.left} ${height}H${WIDTH - AREA.right}" stroke="#e5e7eb"/>`);
    parts.push(text(AREA.left - 8, height + 4, number(value), 'text-anchor="end"'));
  }
  for (const value of horizontal.ticks) {
    const along = round(place.x(value));
    parts.push(`<path d="M${along} ${HEIGHT - AREA.bottom}v5" stroke="#6b7280"/>`);
    parts.push(text(along, HEIGHT - AREA.bottom + 20, number(value), 'text-anchor="middle"'));
  }
  parts.push(
    `<path d="M${AREA.left} ${AREA.top}V${HEIGHT - AREA.bottom}H${WIDTH - AREA.right}" fill="none" stroke="#6b7280"/>`,
  );
  parts.push(text((WIDTH + AREA.left) / 2, HEIGHT - 14, label(x, language), 'text-anchor="middle"'));
  parts.push(text(16, 64, label(y, language), 'fill="#4b5563"'));
  for (const [index, line] of lines.entries()) parts.push(...drawn(line, COLOURS[index % COLOURS.length], place));
  parts.push(...legend(lines, language));
  return `${parts.join('\n')}\n</svg>\n`;
}

function drawn({ points }, colour, place) {
  const at = ({ x, y }) => `${round(place.x(x))} ${round(place.y(y))}`;
  const spread = points
    .filter(({ low, high }) => low !== undefined && high !== undefined)
    .map(({ x, low, high }) => `M${at({ x, y: low })}L${at({ x, y: high })}`);
  return [
    `<path d="M${points.map(at).join('L')}" fill="none" stroke="${colour}" stroke-width="2"/>`,
    ...(spread.length > 0
      ? [`<path d="${spread.join('')}" stroke="${colour}" stroke-opacity="0.4" stroke-width="6"/>`]
      : []),
    ...points.map(
      (point) => `<circle cx="${round(place.x(point.x))}" cy="${round(place.y(point.y))}" r="3" fill="${colour}"/>`,
    ),
  ];
}

function legend(lines, language) {
  let along = WIDTH - AREA.right;
  return [...lines.entries()].reverse().flatMap(([index, { name }]) => {
    const words = name[language];
    // Chinese characters are about twice as wide as Latin ones.
    const width = [...words].reduce((sum, character) => sum + (character.charCodeAt(0) > 0x2e80 ? 13 : 7), 34);
    along -= width;
    const colour = COLOURS[index % COLOURS.length];
    return [`<path d="M${along} 40h18" stroke="${colour}" stroke-width="3"/>`, text(along + 24, 44, words)];
  });
}

/** Places values from 0 to 1, and the values to write at the axis. */
function axis(scale, values, fromZero) {
  if (scale === 'log') {
    const positive = values.filter((value) => value > 0);
    const low = Math.floor(Math.log10(Math.min(...positive)) + 1e-9);
    const high = Math.max(Math.ceil(Math.log10(Math.max(...positive)) - 1e-9), low + 1);
    const ticks = Array.from({ length: high - low + 1 }, (_, step) => 10 ** (low + step));
    return { at: (value) => (Math.log10(Math.max(value, 10 ** low)) - low) / (high - low), ticks };
  }
  const low = fromZero ? Math.min(0, ...values) : Math.min(...values);
  const rough = (Math.max(...values) - low || 1) / 4;
  const size = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * size).find((candidate) => candidate >= rough);
  const count = Math.max(1, Math.ceil((Math.max(...values) - low) / step - 1e-9));
  const ticks = Array.from({ length: count + 1 }, (_, index) => low + index * step);
  return { at: (value) => (value - low) / (count * step), ticks };
}

const label = ({ label: words, unit }, language) => (unit ? `${words[language]} (${unit})` : words[language]);
const number = (value) => (Math.abs(value) >= 1000 ? value.toLocaleString('en') : String(Number(value.toPrecision(3))));
const round = (value) => Math.round(value * 10) / 10;
const escaped = (words) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const text = (x, y, words, attributes = '') =>
  `<text x="${round(x)}" y="${round(y)}" ${attributes}>${escaped(words)}</text>`;
