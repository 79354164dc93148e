import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Draws the pictures of docs/statistics.md from a demo that is running: `API=http://localhost:3000 node scripts/draw-pictures.mjs`.
 * Plain SVG in colors that can be told apart by everybody, on paper and on a dark screen.
 */
const api = process.env.API ?? 'http://localhost:3000';
const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'docs/pictures');
const COLORS = { OFFER: '#0072b2', REJECTION: '#d55e00', WITHDRAWAL: '#cc79a7', THANK_YOU: '#0072b2' };
const INK = '#767676';

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

/** Steps week by week, each with its band, and below them how many were still watched. */
function curves({ prospects, students, weeks }, asOf) {
  const [width, height, left, top, bottom, right] = [640, 360, 48, 44, 64, 110];
  const last = weeks.at(-1).week;
  const x = (week) => left + ((width - left - right) * week) / last;
  const y = (share) => top + (height - top - bottom) * (1 - share);
  const drawn = ['OFFER', 'REJECTION', 'WITHDRAWAL'].map((ending) => {
    const points = weeks.map(({ week, points: all }) => ({ week, ...all.find((each) => each.ending === ending) }));
    const known = points.filter(({ probability }) => probability !== null);
    if (known.length === 0) return '';
    const line = known.map(({ week, probability }) => `${x(week)},${y(probability)}`).join(' ');
    const band = [
      ...known.map(({ week, upper, probability }) => `${x(week)},${y(upper ?? probability)}`),
      ...known.toReversed().map(({ week, lower, probability }) => `${x(week)},${y(lower ?? probability)}`),
    ].join(' ');
    const end = known.at(-1);
    const told = `${ending.toLowerCase()} ${percent(end.probability)}`;
    return `<polygon points="${band}" fill="${COLORS[ending]}" opacity="0.15"/>
<polyline points="${line}" fill="none" stroke="${COLORS[ending]}" stroke-width="2"/>
${text(x(last) + 6, y(end.probability) + 4, told, COLORS[ending])}`;
  });
  const grid = [0, 0.25, 0.5, 0.75, 1].map(
    (share) => `<line x1="${left}" x2="${x(last)}" y1="${y(share)}" y2="${y(share)}" stroke="${INK}" opacity="0.25"/>
${text(left - 6, y(share) + 4, percent(share), INK, 'end')}`,
  );
  const watched = weeks
    .filter(({ week }) => week % Math.ceil(last / 6) === 0)
    .map(
      ({ week, atRisk }) => `${text(x(week), height - 38, week, INK, 'middle')}
${text(x(week), height - 16, atRisk, INK, 'middle')}`,
    );
  const labels = `${text(4, height - 38, 'week', INK)}${text(4, height - 16, 'open', INK)}`;
  const title = `How candidacies end: ${prospects} prospects of ${students} students, as of ${asOf}`;
  return frame(width, height, title, [...grid, ...drawn, ...watched, labels]);
}

/** A dot for each share with its 95 % interval; what is hidden says so. */
function shares(rows, asOf) {
  const [width, left, right, row, top] = [640, 150, 130, 44, 60];
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
${text(4, 20, title, INK)}
${parts.join('\n')}
</svg>`;
}
