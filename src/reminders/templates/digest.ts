/** The digest as HTML: one column, styles inline, because mail programs drop style sheets; the dark ones are for those that keep them. */
export const DIGEST_HTML = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>{{ subject }}</title>
<style>
  :root { color-scheme: light dark; }
  @media (prefers-color-scheme: dark) {
    .page { background: #16181c !important; }
    .card { background: #22252b !important; border-color: #363b44 !important; }
    .ink { color: #eceef2 !important; }
    .soft { color: #aab2bf !important; }
    .link { color: #8ab4ff !important; }
    .urgent { color: #ff9b8a !important; }
  }
</style>
</head>
<body class="page" style="margin:0;padding:0;background:#f3f4f7;">
<div style="display:none;max-height:0;overflow:hidden;">{{ subject }}</div>
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" style="background:#f3f4f7;">
<tr><td align="center" style="padding:24px 12px;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;">
<tr><td style="padding:0 4px 16px;">
<p class="soft" style="margin:0 0 4px;font-size:13px;line-height:20px;color:#5b6472;">{{ center }}</p>
<h1 class="ink" style="margin:0;font-size:22px;line-height:30px;color:#1b1f27;">Hello {{ name }}: {{ subject }}</h1>
</td></tr>
{%- for section in sections %}
<tr><td style="padding:12px 4px 8px;">
<h2 class="{% if section.isUrgent %}urgent{% else %}ink{% endif %}" style="margin:0;font-size:15px;line-height:22px;color:{% if section.isUrgent %}#b3261e{% else %}#1b1f27{% endif %};">{{ section.title }}</h2>
</td></tr>
{%- for item in section.items %}
<tr><td style="padding:0 0 10px;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" class="card" style="background:#ffffff;border:1px solid #dfe3ea;border-radius:10px;">
<tr><td style="padding:14px 16px;overflow-wrap:anywhere;word-break:break-word;">
<p class="ink" style="margin:0 0 4px;font-size:16px;line-height:24px;font-weight:600;color:#1b1f27;">{{ item.headline }}</p>
<p class="soft" style="margin:0 0 10px;font-size:15px;line-height:22px;color:#5b6472;">{{ item.why }}</p>
<a class="link" href="{{ item.link }}" style="display:inline-block;padding:6px 0;font-size:15px;line-height:22px;font-weight:600;color:#1a56c4;">Open this prospect</a>
</td></tr>
</table>
</td></tr>
{%- endfor %}
{%- endfor %}
{%- if more > 0 %}
<tr><td style="padding:4px 4px 12px;"><p class="soft" style="margin:0;font-size:15px;line-height:22px;color:#5b6472;">And {{ more }} more. <a class="link" href="{{ home }}" style="color:#1a56c4;">See them all</a>.</p></td></tr>
{%- endif %}
<tr><td style="padding:16px 4px 0;">
<p class="soft" style="margin:0;font-size:13px;line-height:20px;color:#5b6472;">You get at most one such mail a day, at your hour, on working days of {{ center }}.
<a class="link" href="{{ preferences }}" style="color:#1a56c4;">Change the hour</a> or <a class="link" href="{{ unsubscribe }}" style="color:#1a56c4;">stop these mails</a>.</p>
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;

export const DIGEST_TEXT = `Hello {{ name }}: {{ subject }}
{% for section in sections %}
{{ section.title | upcase }}
{% for item in section.items %}
* {{ item.headline }}
  {{ item.why }}
  {{ item.link }}
{% endfor %}{% endfor %}{% if more > 0 %}
And {{ more }} more: {{ home }}
{% endif %}
--
{{ center }}
At most one such mail a day, at your hour, on working days.
Change the hour: {{ preferences }}
Stop these mails: {{ unsubscribe }}
`;
