import { htmlTemplate } from './rendering.js';

const PAGE = htmlTemplate(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{{ title }}</title>
<link rel="stylesheet" href="/reminders/unsubscribe.css">
</head>
<body>
<main>
<h1>{{ title }}</h1>
<p>{{ text }}</p>
{%- if token != '' %}
<form method="post" action="/reminders/unsubscribe?token={{ token | url_encode }}"><button>Stop the mails</button></form>
{%- endif %}
</main>
</body>
</html>
`);

const WORDS = {
  ASK: {
    title: 'Stop these mails?',
    text: 'You will get no more daily mails about follow-ups. What is due still stands in your inbox when you sign in.',
  },
  DONE: {
    title: 'No more mails',
    text: 'The daily mails have been stopped. To get them again, sign in and change your reminders.',
  },
  UNKNOWN: {
    title: 'This link does not work',
    text: 'It may have been cut off. Copy it whole from the mail, or sign in and change your reminders.',
  },
} as const;

/** What somebody sees who follows the link in a mail. */
export const unsubscribePage = (page: keyof typeof WORDS, token: string): string =>
  PAGE({ ...WORDS[page], token: page === 'ASK' ? token : '' });

export const UNSUBSCRIBE_STYLE = `:root { color-scheme: light dark; }
body { margin: 0; font: 17px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif; background: light-dark(#f3f4f7, #16181c); color: light-dark(#1b1f27, #eceef2); }
main { max-width: 34rem; margin: 12vh auto 0; padding: 1.5rem; }
h1 { font-size: 1.5rem; line-height: 1.3; }
button { font: inherit; font-weight: 600; padding: .6rem 1.2rem; border: 0; border-radius: .5rem; background: #1a56c4; color: #fff; cursor: pointer; }
button:focus-visible { outline: 3px solid light-dark(#1b1f27, #eceef2); outline-offset: 2px; }
`;
