import type { ScriptPurpose } from './purposes.js';
import type { ScriptText } from './script-text.js';

const DEAR = `Dear {{ contact.name }},`;
const SIGNED = `{{ student.name }}`;
const WITH_NUMBER = `{{ student.name }}{% if student.phone %}
{{ student.phone }}{% endif %}`;

/** What is written, unless the center has its own words: a reason, one request, a name. */
export const DEFAULT_LETTERS = {
  THANK_YOU: {
    title: 'Thank you for our conversation {{ interview.when.relative }}',
    opening: DEAR,
    body: `Thank you for the time you took {{ interview.when.relative }} to talk with me about the {{ prospect.position }} position.

What stayed with me most: (write one thing that only the two of you talked about).
{% if student.valuePoints %}
What I would bring to your team: {{ student.valuePoints | first }}.
{% endif %}
{% if promise.day %}I look forward to hearing from you by {{ promise.day }}.{% else %}I look forward to hearing from you.{% endif %}

${WITH_NUMBER}`,
  },
  STATUS_CHECK: {
    title: 'The {{ prospect.position }} position: where does it stand?',
    opening: DEAR,
    body: `We met {{ interview.when.relative }} about the {{ prospect.position }} position. {% if promise.day %}You hoped to decide by {{ promise.day }}, so I wanted to ask where things stand.{% else %}I wanted to ask where the decision stands.{% endif %}

I am still very interested. If you would like to know anything else from me, I will send it the same day.

When may I ask again?

${WITH_NUMBER}`,
  },
  RESTATE_VALUE: {
    title: 'The {{ prospect.position }} position: still interested',
    opening: DEAR,
    body: `Thank you for your answer {{ lastContact.relative }}. I understand that deciding takes time.

In the meantime, this is what I would bring to {{ employer.name }}:
{% for point in student.valuePoints %}
- {{ point }}
{%- endfor %}

By which day do you think you will know? I will not disturb you before.

${WITH_NUMBER}`,
  },
  NEXT_ROUND_CHECK: {
    title: 'The {{ prospect.position }} position: a day for our next conversation',
    opening: DEAR,
    body: `You mentioned another conversation about the {{ prospect.position }} position. I would be glad to come and would like to keep the time free.

Which day suits you? If there is something I should prepare, please tell me.

${WITH_NUMBER}`,
  },
  APPLICATION_CHECK: {
    title: 'My application for the {{ prospect.position }} position',
    opening: `{% if contact.name %}Dear {{ contact.name }},{% else %}Good day,{% endif %}`,
    body: `I applied for the {{ prospect.position }} position at {{ employer.name }} and wanted to make sure that my application has reached the right person.

If anything is missing, I will send it today. When will you choose whom to meet?

${WITH_NUMBER}`,
  },
  FEEDBACK_REQUEST: {
    title: 'The {{ prospect.position }} position: one question',
    opening: DEAR,
    body: `Thank you for telling me about your decision on the {{ prospect.position }} position, and for the time you gave me.

May I ask one question? What would have made me a better fit? One sentence is enough, and I will not discuss it; I want to learn from it.

If something else opens at {{ employer.name }}, I would be glad to hear from you.

${SIGNED}`,
  },
  EXTENSION_REQUEST: {
    title: 'Your offer: may I have a few more days?',
    opening: DEAR,
    body: `Thank you for the offer; I was very glad to get it. You asked me to answer by {{ offer.deadline }}.

I want to give you an answer I will stand by. Would a few more days be possible, and what is the latest day that works for you?

If not, you will have my answer by {{ offer.deadline }}.

${WITH_NUMBER}`,
  },
  EXPEDITE: {
    title: 'The {{ prospect.position }} position: another offer, and a question',
    opening: DEAR,
    body: `I want to be open with you: I have received another offer and have to answer it by {{ otherOffer.deadline }}.

I would still like to know where I stand with {{ employer.name }} before I answer. Could you tell me more before then? Whatever the answer is, it helps me to know.

${WITH_NUMBER}`,
  },
  KEEP_WARM: {
    title: 'Hello from {{ student.name }}',
    opening: DEAR,
    body: `We spoke some time ago about the {{ prospect.position }} position at {{ employer.name }}. I liked what I saw of your work, and I am still interested in it.

(Write one thing you have done or learned since then.)

If something opens that could suit me, I would be glad to hear from you.

${WITH_NUMBER}`,
  },
  COURTESY_WITHDRAWAL: {
    title: 'The {{ prospect.position }} position: I withdraw, with thanks',
    opening: DEAR,
    body: `I have decided to take another path and withdraw my application for the {{ prospect.position }} position. I wanted you to hear it from me early, so that you can plan.

Thank you for the time you gave me. I hope our paths cross again.

${SIGNED}`,
  },
  CLOSE_THE_LOOP: {
    title: 'The {{ prospect.position }} position: a last note',
    opening: DEAR,
    body: `I have asked a few times about the {{ prospect.position }} position and know that you have a lot to do. I will not ask again.

If the position is filled, a single word is enough. If it opens again, I would be glad to hear from you.

Thank you for meeting me.

${WITH_NUMBER}`,
  },
} as const satisfies Partial<Record<ScriptPurpose, ScriptText>>;
