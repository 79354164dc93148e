import { assetAddress } from './assets.js';
import { READY_QUERIES, SIGN_IN } from './queries.js';

/** Starts GraphiQL in the browser, and goes on with the token of the last sign-in unless the Headers tab has one. */
export const START_SCRIPT = `
const tabs = ${JSON.stringify([SIGN_IN, ...Object.values(READY_QUERIES)].map((query) => ({ query })))};
const address = '/graphql';
let token = null;

async function ask(request, { headers = {} } = {}) {
  const named = Object.keys(headers).some((name) => name.toLowerCase() === 'authorization');
  const authorization = named || token === null ? {} : { authorization: 'Bearer ' + token };
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authorization, ...headers },
    body: JSON.stringify(request),
  });
  const result = await answer.json();
  token = result?.data?.signIn?.tokens?.accessToken ?? token;
  return result;
}

// GraphiQL's own question for the schema nests deeper than the API allows.
const schema = await (await fetch('/graphiql/schema.json')).json();

const defaultEditorToolsVisibility = matchMedia('(min-width: 700px)').matches ? 'headers' : false;

ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, { fetcher: ask, schema, defaultTabs: tabs, defaultEditorToolsVisibility }),
);
`;

export const GRAPHIQL_PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Followthrough: GraphiQL</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="${assetAddress('graphiql.css')}">
    <link rel="stylesheet" href="/graphiql/page.css">
  </head>
  <body>
    <div id="graphiql">Loading ...</div>
    <script src="${assetAddress('react.js')}"></script>
    <script src="${assetAddress('react-dom.js')}"></script>
    <script src="${assetAddress('graphiql.js')}"></script>
    <script type="module" src="/graphiql/start.js"></script>
  </body>
</html>
`;

/** On a narrow screen the answer stands below the question instead of beside it. */
export const GRAPHIQL_STYLE = `
html, body, #graphiql { height: 100%; margin: 0; }
@media (max-width: 700px) {
  #graphiql .graphiql-session, #graphiql .graphiql-editors { min-width: 0; }
  #graphiql .graphiql-session { flex-direction: column; }
  #graphiql .graphiql-session > * { min-height: 45%; }
  #graphiql .graphiql-session > .graphiql-horizontal-drag-bar { min-height: 8px; }
  #graphiql .graphiql-logo { display: none; }
}
`;
