import { DEMO_CENTERS, DEMO_PASSWORD, DEMO_SIGN_INS } from '../sign-ins.js';

const emailOf = (center: string, role: string): string =>
  DEMO_SIGN_INS.find((signIn) => signIn.center === center && signIn.role === role)!.email;

const rows = ['STUDENT', 'COUNSELOR', 'LEAD', 'ADMIN']
  .map(
    (role) =>
      `<tr><th scope="row">${role.toLowerCase()}</th>${DEMO_CENTERS.map((center) => `<td><code>${emailOf(center, role)}</code></td>`).join('')}</tr>`,
  )
  .join('\n');

export const WELCOME_STYLE = `
:root { color-scheme: light dark; --ink: #1b2430; --soft: #526070; --line: #d5dbe3; --ground: #fbfcfd; --link: #0b57a4; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8edf3; --soft: #a3b0be; --line: #36414e; --ground: #131920; --link: #7db8f5; } }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2.5rem 1.25rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.1rem; margin: 2.2rem 0 .5rem; }
p { margin: .4rem 0; }
.soft { color: var(--soft); }
a { color: var(--link); }
code { font-family: ui-monospace, monospace; font-size: .92em; overflow-wrap: anywhere; }
.scrolls { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .45rem .9rem .45rem 0; border-bottom: 1px solid var(--line); font-weight: normal; white-space: nowrap; }
thead th { color: var(--soft); }
ol { padding-left: 1.3rem; }
li { margin: .3rem 0; }
`;

export const WELCOME_PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Followthrough: demo</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/welcome.css">
  </head>
  <body>
    <main>
      <h1>No interview is left hanging.</h1>
      <p class="soft">This is Followthrough with demo data: two invented career centers and their last twelve weeks.</p>

      <h2>Where to go</h2>
      <ol>
        <li><a href="/graphiql">/graphiql</a>: sign in with one click, then a ready query for each role.</li>
        <li><a href="/outbox">/outbox</a>: the mail that the demo would have sent.</li>
        <li><code>/graphql</code>: the API itself, for programs.</li>
        <li><a href="/health/ready">/health/ready</a>: whether the service can work.</li>
        <li><code>README.md</code> in the project: the first five minutes, step by step.
          <code>docs/domain.md</code> has the words, <code>docs/architecture.md</code> the house.</li>
      </ol>

      <h2>Whom to sign in as</h2>
      <p>Password of everybody: <code>${DEMO_PASSWORD}</code></p>
      <div class="scrolls" tabindex="0" role="region" aria-label="Sign-ins">
        <table>
          <thead><tr><th scope="col">center</th>${DEMO_CENTERS.map((center) => `<th scope="col"><code>${center}</code></th>`).join('')}</tr></thead>
          <tbody>
${rows}
          </tbody>
        </table>
      </div>
      <p class="soft">All people, employers and addresses are made up. Changes stay until <code>data/</code> is removed.</p>
    </main>
  </body>
</html>
`;
