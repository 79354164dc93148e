import { DEMO_CENTERS, DEMO_SIGN_INS } from '../sign-ins.js';

const ADMINS = DEMO_SIGN_INS.filter(({ role }) => role === 'ADMIN');

const QUESTIONS = {
  signIn: `mutation ($input: SignInInput!) { signIn(input: $input) { tokens { accessToken } } }`,
  outbox: `{ outbox(first: 50) { edges { node { deliveryId recipient subject text html writtenAt } } } }`,
};

/** Signs in as an admin of the chosen center and shows its mail. A mail stands in a frame of its own that may run nothing. */
export const OUTBOX_SCRIPT = `
const admins = ${JSON.stringify(ADMINS)};
const questions = ${JSON.stringify(QUESTIONS)};
const list = document.getElementById('mails');
const told = document.getElementById('told');

async function ask(query, variables, token) {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: 'Bearer ' + token }) };
  const answer = await fetch('/graphql', { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  return (await answer.json()).data;
}

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function shown({ recipient, subject, text, html, writtenAt }) {
  const frame = element('iframe', { title: subject, srcdoc: html });
  frame.setAttribute('sandbox', '');
  const asText = element('details', {}, element('summary', { textContent: 'As plain text' }), element('pre', { textContent: text }));
  const about = 'To ' + recipient + ', ' + new Date(writtenAt).toLocaleString();
  return element('details', { className: 'mail' },
    element('summary', {}, element('strong', { textContent: subject }), element('span', { className: 'soft', textContent: ' ' + about })),
    frame, asText);
}

async function show(center) {
  told.textContent = 'Loading ...';
  const { email, password } = admins.find((admin) => admin.center === center);
  const { signIn } = await ask(questions.signIn, { input: { center, email, password } });
  const { outbox } = await ask(questions.outbox, {}, signIn.tokens.accessToken);
  list.replaceChildren(...outbox.edges.map(({ node }) => shown(node)));
  told.textContent = outbox.edges.length === 0 ? 'No mail yet. Digests come on working days, at 8:00 where the reader is.' : outbox.edges.length + ' mails, newest first.';
}

const choice = document.getElementById('center');
choice.addEventListener('change', () => show(choice.value));
show(choice.value);
`;

export const OUTBOX_STYLE = `
select { font: inherit; padding: .3rem .5rem; }
.mail { border-bottom: 1px solid var(--line); padding: .6rem 0; }
summary { cursor: pointer; overflow-wrap: anywhere; }
iframe { width: 100%; height: 36rem; margin: .8rem 0; border: 1px solid var(--line); border-radius: .5rem; background: #fff; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }
`;

export const OUTBOX_PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Followthrough: outbox</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/welcome.css">
    <link rel="stylesheet" href="/outbox.css">
  </head>
  <body>
    <main>
      <h1>Outbox</h1>
      <p class="soft">The demo sends no mail. What it would have sent is laid out here.</p>
      <p><label>Center <select id="center">${DEMO_CENTERS.map((center) => `<option>${center}</option>`).join('')}</select></label></p>
      <p id="told" role="status"></p>
      <div id="mails"></div>
    </main>
    <script type="module" src="/outbox.js"></script>
  </body>
</html>
`;
