import type { ScriptPurpose } from './purposes.js';
import type { ScriptText } from './script-text.js';

const HELLO = `Hello {{ contact.name }}, this is {{ student.name }}.`;
const WE_MET = `We met {{ interview.when.relative }} about the {{ prospect.position }} position.`;
const GOOD_MOMENT = `Do you have two minutes, or is there a better time today?`;

/** What is said out loud, unless the center has its own words: short sentences, one question at a time. */
export const DEFAULT_CALLS = {
  GAME_PLAN: {
    title: 'Before you leave: agree on what happens next',
    opening: `Thank you, I enjoyed hearing how the team works. Before I go, may I ask how you will go on from here?`,
    body: `When do you hope to decide?

Will somebody call me, or may I call you if I have not heard by then?

Whom should I ask for? May I have your card?

So I will hear from you by that day, and otherwise I will call. Thank you.`,
  },
  STATUS_CHECK: {
    title: 'Call {{ contact.name }} at {{ employer.name }}: where does the decision stand?',
    opening: `${HELLO} ${WE_MET} ${GOOD_MOMENT}`,
    body: `{% if promise.relative %}You hoped to decide by {{ promise.day }}, so I wanted to ask where things stand.{% else %}I wanted to ask where the decision stands.{% endif %}

I am still very interested in the position.

Is there anything else you would like to know from me?

When may I call you again?`,
  },
  VOICEMAIL: {
    title: 'A voicemail for {{ contact.name }} at {{ employer.name }}',
    opening: HELLO,
    body: `${WE_MET} I am calling to ask where the decision stands. I am still very interested.

My number is {{ student.phone }}. Once more, slowly: {{ student.phone }}.

I will also try again in a day or two. Thank you.`,
  },
  RESTATE_VALUE: {
    title: 'Call {{ contact.name }} again: say what you bring, get a new date',
    opening: `${HELLO} We last spoke {{ lastContact.relative }} about the {{ prospect.position }} position. ${GOOD_MOMENT}`,
    body: `I understand that deciding takes time. I have thought about what you told me, and this is what I would bring:
{% for point in student.valuePoints %}
- {{ point }}
{%- endfor %}

Is there something you would still need to see from me?

By which day do you think you will know? May I call you the day after?`,
  },
  NEXT_ROUND_CHECK: {
    title: 'Call {{ contact.name }}: the date of the next interview',
    opening: `${HELLO} ${WE_MET} ${GOOD_MOMENT}`,
    body: `You mentioned another conversation, and I would like to keep the time free.

Which day suits you? Whom will I meet, and is there something I should prepare?`,
  },
  APPLICATION_CHECK: {
    title: 'Call {{ employer.name }}: has the application arrived?',
    opening: `Hello, this is {{ student.name }}. I applied for the {{ prospect.position }} position. ${GOOD_MOMENT}`,
    body: `I wanted to make sure that my application reached the right person. Who is looking at the applications?

Is there anything missing that I can send today?

When will you choose whom to meet?`,
  },
  FIND_CONTACT: {
    title: 'Call {{ employer.name }}: find the right person',
    opening: `Hello, this is {{ student.name }}. I wonder whether you can help me.`,
    body: `I had an interview for the {{ prospect.position }} position, and I would like to reach the person who decides about it. Who would that be?

How is the name spelled? Is there a direct number or an e-mail address?

When is that person usually at the desk? Thank you, that helps me a lot. May I ask your name?`,
  },
  FEEDBACK_REQUEST: {
    title: 'Call {{ contact.name }}: ask what would have made you a better fit',
    opening: `${HELLO} Thank you for telling me about your decision on the {{ prospect.position }} position. ${GOOD_MOMENT}`,
    body: `I am not calling to change your mind. I would like to learn from it.

What did the person you chose have that I did not?

What is the one thing you would work on in my place?

Thank you, that helps me. If something else comes up, I would be glad to hear from you.`,
  },
  EXTENSION_REQUEST: {
    title: 'Call {{ contact.name }}: ask for more time to answer the offer',
    opening: `${HELLO} Thank you for the offer; I was very glad to get it. ${GOOD_MOMENT}`,
    body: `You asked me to answer by {{ offer.deadline }}. I take the decision seriously and want to give you an answer I will stand by.

Would it be possible to have a few more days? What is the latest day that works for you?

If it is not possible, I understand, and you will have my answer by {{ offer.deadline }}.`,
  },
  EXPEDITE: {
    title: 'Call {{ contact.name }} at {{ employer.name }}: ask for a faster decision',
    opening: `${HELLO} ${WE_MET} ${GOOD_MOMENT}`,
    body: `I want to be open with you: I have received another offer and have to answer it by {{ otherOffer.deadline }}.

I would still like to know where I stand with you before I answer.

Do you think you could tell me more before then? Whatever the answer is, it helps me to know.`,
  },
  KEEP_WARM: {
    title: 'Call {{ contact.name }} at {{ employer.name }}: stay in touch',
    opening: `${HELLO} We spoke some time ago about the {{ prospect.position }} position. ${GOOD_MOMENT}`,
    body: `I am not calling about that decision. I liked what I saw of {{ employer.name }}, and I am still looking.

Is there an opening now or soon that you think I should know about?

Would you mind if I called again in a few months?`,
  },
  COURTESY_WITHDRAWAL: {
    title: 'Call {{ contact.name }} at {{ employer.name }}: withdraw with thanks',
    opening: `${HELLO} I am calling about the {{ prospect.position }} position.`,
    body: `I have decided to take another path and want to withdraw my application. I wanted you to hear it from me.

Thank you for the time you gave me. I hope our paths cross again.`,
  },
} as const satisfies Partial<Record<ScriptPurpose, ScriptText>>;
