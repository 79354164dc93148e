import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Draws the pictures of docs/statistics.md from a demo that is running: `API=http://localhost:3000 node scripts/draw-pictures.mjs`.
 * Plain SVG in colors that can be told apart by everybody, on paper and on a dark screen.
 */
const api = process.env.API ?? 'http://localhost:3000';
const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'docs/pictures');
/** Names of colors; `frame` says what they are on a light and on a dark page. */
const COLORS = Object.fromEntries(
  ['offer', 'rejection', 'withdrawal', 'role_closed'].map((name) => [name.toUpperCase(), `var(--${name})`]),
);
const INK = 'var(--ink)';
const [LIGHT, DARK] = [
  { offer: '#0072b2', rejection: '#c14e00', withdrawal: '#a83f7b', role_closed: '#5d6400', ink: '#57606a' },
  { offer: '#56b4e9', rejection: '#f5903d', withdrawal: '#e29ac4', role_closed: '#c9cf4a', ink: '#9aa4ae' },
];

const WIDTH = 640;
/** The end of the first interview. */
const BEGIN = { week: 0, probability: 0, lower: 0, upper: 0 };

const QUERY = `{
  analytics { asOf adherence { followUp done { share n students interval { lower upper } notEnoughData { words } } } }
  cumulativeIncidence { groups { prospects students weeks { week atRisk points { ending probability lower upper } } } } }`;

const { analytics, cumulativeIncidence } = await ask(QUERY, await signIn());
mkdirSync(folder, { recursive: true });
const [center] = cumulativeIncidence.groups;
if (center.weeks.length > 0) save('how-candidacies-end.svg', curves(center, analytics.asOf));
else console.log('How candidacies end is not drawn: too few students, or a small group could be worked out.');
save('what-was-done.svg', shares(analytics.adherence, analytics.asOf));

function save(name, svg) {
  writeFileSync(join(folder, name), `${svg}\n`);
  console.log(`docs/pictures/${name}`);
}

async function signIn() {
  const input = `{ center: "riverside-college", email: "admin@riverside-college.example", password: "follow-through-every-time" }`;
  return (await ask(`mutation { signIn(input: ${input}) { tokens { accessToken } } }`)).signIn.tokens.accessToken;
}

async function ask(query, token) {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  const answer = await fetch(`${api}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const { data, errors } = await answer.json();
  if (errors) throw new Error(errors[0].message);
  return data;
}

/** Beside each other the endings that may be told: a point at the end of every week with its band, and below how many were still watched. */
function curves({ prospects, students, weeks }, asOf) {
  const [height, left, top, gap] = [300, 64, 74, 24];
  const told = Object.keys(COLORS)
    .map((ending) => ({ ending, points: [BEGIN, ...weeks.map((week) => pointOf(week, ending))] }))
    .filter(({ points }) => points.every(({ probability }) => probability !== null));
  const width = (WIDTH - left) / told.length - gap;
  const highest = Math.ceil(10 * Math.max(...told.flatMap(({ points }) => points.map(({ upper }) => upper)))) / 10;
  const y = (share) => top + (height - top - 84) * (1 - share / highest);
  const panels = told.map((each, at) => panel(each, weeks, left + at * (width + gap), width, y, highest));
  const tenths = Array.from({ length: Math.round(highest * 10) + 1 }, (_, tenth) => tenth / 10);
  const words = [
    ...tenths.map((share) => text(left - 10, y(share) + 4, percent(share), INK, 'end')),
    text(4, y(0) + 22, 'week', INK),
    text(4, y(0) + 42, 'waiting', INK),
    text(4, height - 8, 'Bands: 95 % for each week by itself. An ending that only one or two had is not drawn.', INK),
  ];
  const title = `How candidacies end: ${prospects} prospects of ${students} students, as of ${asOf}`;
  return frame(WIDTH, height, title, [...panels, ...words]);
}

function panel({ ending, points }, weeks, left, width, y, highest) {
  const last = weeks.at(-1).week;
  const x = (week) => left + (width * week) / last;
  const line = (some, limit) => some.map((point) => `${x(point.week)},${y(point[limit])}`).join(' ');
  const rules = [0, highest / 2, highest].map(
    (share) =>
      `<line x1="${left}" x2="${left + width}" y1="${y(share)}" y2="${y(share)}" stroke="${INK}" opacity="0.3"/>`,
  );
  const below = weeks
    .filter(({ week }) => week % Math.ceil(last / 4) === 0)
    .flatMap(({ week, atRisk }) => [
      text(x(week), y(0) + 22, week, INK, 'middle'),
      text(x(week), y(0) + 42, atRisk, INK, 'middle'),
    ]);
  const name = `${ending.toLowerCase().replace('_', ' ')} ${percent(points.at(-1).probability)}`;
  return `${rules.join('')}
<polygon points="${line(points, 'upper')} ${line(points.toReversed(), 'lower')}" fill="${COLORS[ending]}" opacity="0.2"/>
<polyline points="${line(points, 'probability')}" fill="none" stroke="${COLORS[ending]}" stroke-width="2"/>
${points.map((point) => `<circle cx="${x(point.week)}" cy="${y(point.probability)}" r="3" fill="${COLORS[ending]}"/>`).join('')}
${text(left, y(highest) - 12, name, COLORS[ending])}
${below.join('')}`;
}

function pointOf({ week, points }, ending) {
  return { week, ...points.find((point) => point.ending === ending) };
}

/** A dot for each share with its 95 % interval; what is hidden says so. */
function shares(rows, asOf) {
  const [width, left, right, row, top] = [WIDTH, 150, 130, 44, 60];
  const height = top + rows.length * row + 24;
  const x = (share) => left + (width - left - right) * share;
  const drawn = rows.map(({ followUp, done }, at) => {
    const y = top + at * row + row / 2;
    const name = text(left - 10, y + 4, followUp.toLowerCase().replaceAll('_', ' '), INK, 'end');
    if (done.share === null) return name + text(left, y + 4, 'hidden: too few students', INK);
    const { lower, upper } = done.interval ?? { lower: done.share, upper: done.share };
    return `${name}<line x1="${x(lower)}" x2="${x(upper)}" y1="${y}" y2="${y}" stroke="${COLORS.OFFER}" stroke-width="3" opacity="0.5"/>
<circle cx="${x(done.share)}" cy="${y}" r="6" fill="${COLORS.OFFER}"/>
${text(width - right + 10, y + 4, `${percent(done.share)} of ${done.n}`, INK)}`;
  });
  const scale = [0, 0.5, 1].map((share) => text(x(share), height - 8, percent(share), INK, 'middle'));
  return frame(width, height, `Follow-ups owed and done, as of ${asOf}`, [...drawn, ...scale]);
}

function percent(share) {
  return `${Math.round(share * 100)} %`;
}

function text(x, y, words, color, anchor = 'start') {
  return `<text x="${x}" y="${y}" fill="${color}" text-anchor="${anchor}">${words}</text>`;
}

function frame(width, height, title, parts) {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" font-family="system-ui, sans-serif" font-size="12">
<title>${title}</title>
<style>svg { ${variables(LIGHT)} } @media (prefers-color-scheme: dark) { svg { ${variables(DARK)} } }</style>
${text(4, 20, title, INK)}
${parts.join('\n')}
</svg>`;
}

function variables(colors) {
  return Object.entries(colors)
    .map(([name, color]) => `--${name}: ${color};`)
    .join(' ');
}
