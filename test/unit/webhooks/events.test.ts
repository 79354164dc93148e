import { describe, expect, it } from 'vitest';
import { Webhook } from 'standardwebhooks';
import { reasonToDisable } from '../../../src/webhooks/domain/endpoint-health.js';
import { whyNotSentTo } from '../../../src/webhooks/domain/endpoint-url.js';
import { payloadOf } from '../../../src/webhooks/domain/event-payload.js';
import { actionsOf, EVENT_TYPE_NAMES, EVENT_TYPES, eventTypeOf } from '../../../src/webhooks/domain/event-types.js';
import { newSecret, signedHeaders, signingSecrets } from '../../../src/webhooks/webhook-secrets.js';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 20, 15);

describe('event types', () => {
  it('tell each entry of the audit trail once', () => {
    const actions = actionsOf(EVENT_TYPE_NAMES);
    expect(new Set(actions).size).toBe(actions.length);
    for (const name of EVENT_TYPE_NAMES)
      for (const action of EVENT_TYPES[name].actions) expect(eventTypeOf(action)).toBe(name);
  });

  it('leave most of the trail to those who may read it', () => {
    expect(eventTypeOf('note.written')).toBeNull();
    expect(eventTypeOf('debrief.written')).toBeNull();
  });
});

describe('an event', () => {
  const interview = {
    at: new Date(NOW),
    subjectType: 'Interview',
    subjectId: 'an interview',
    studentId: 'a student',
    after: {
      id: 'an interview',
      prospectId: 'a prospect',
      round: 2,
      kind: 'PANEL',
      startsAt: '2026-11-20T14:00:00.000Z',
      notes: 'shook my hand',
    },
  };

  it('tells ids and plain facts, and nothing else', () => {
    expect(payloadOf('interview.logged', interview)).toEqual({
      type: 'interview.logged',
      timestamp: '2026-11-20T15:00:00.000Z',
      data: {
        prospectId: 'a prospect',
        studentId: 'a student',
        interviewId: 'an interview',
        round: 2,
        kind: 'PANEL',
        format: null,
        status: null,
        startsAt: '2026-11-20T14:00:00.000Z',
        endsAt: null,
      },
    });
  });

  it.each(EVENT_TYPE_NAMES)('%s never tells what people wrote or earn', (name) => {
    const told: string[] = Object.values(EVENT_TYPES[name].facts);
    for (const personal of ['notes', 'feedback', 'reason', 'reopenReason', 'payAmount', 'bonusAmount', 'howItWent'])
      expect(told).not.toContain(personal);
  });

  it('knows the prospect by what the entry is about', () => {
    const entry = { ...interview, subjectType: 'Prospect', subjectId: 'the prospect', after: { employerId: 'e' } };
    expect(payloadOf('prospect.opened', entry).data).toMatchObject({ prospectId: 'the prospect', employerId: 'e' });
  });
});

describe('an address', () => {
  it.each([
    ['https://example.edu/hooks?center=1', null],
    ['http://example.edu/', 'must begin with https://'],
    ['ftp://example.edu/', 'must begin with https://'],
    ['example.edu', 'must be an address such as https://example.edu/hooks'],
    ['https://user:word@example.edu/', 'must not contain a user name or password; use the signature instead'],
    ['https://example.edu/#part', 'must not contain a fragment (#)'],
  ])('%s: %s', (url, problem) => {
    expect(whyNotSentTo(url, false)).toBe(problem);
    expect(whyNotSentTo(url, true)).toBe(problem);
  });

  it.each(['http://localhost:3000/', 'http://127.0.0.1/', 'http://[::1]:8080/x', 'http://2130706433/'])(
    'of this machine is for demonstrations only: %s',
    (url) => {
      expect(whyNotSentTo(url, false)).toBe('must begin with https://');
      expect(whyNotSentTo(url, true)).toBeNull();
    },
  );

  it.each(['http://localhost.example/', 'http://127.0.0.2/', 'http://10.0.0.1/'])('is not this machine: %s', (url) => {
    expect(whyNotSentTo(url, true)).toBe('must begin with https://');
  });
});

describe('an endpoint is disabled', () => {
  it.each([
    ['after five days of failure', NOW - 5 * DAY, 'FAILED', 'FAILING'],
    ['not before', NOW - 5 * DAY + 1, 'FAILED', null],
    ['not by the first failure', null, 'FAILED', null],
    ['not when it answers again', NOW - 9 * DAY, 'TAKEN', null],
    ['at once when it asks for that', null, 'GONE', 'GONE'],
  ] as const)('%s', (_, failingSince, outcome, reason) => {
    expect(reasonToDisable(failingSince, outcome, NOW)).toBe(reason);
  });
});

describe('a signature', () => {
  const now = Date.now();
  const [current, previous] = [newSecret(), newSecret()];
  const verifies = (secret: string, headers: Readonly<Record<string, string>>): boolean => {
    try {
      new Webhook(secret).verify('{"a":1}', headers);
      return true;
    } catch {
      return false;
    }
  };

  it('verifies with the secret, and with no other', () => {
    const headers = signedHeaders([current], 'an event', now, '{"a":1}');
    expect(verifies(current, headers)).toBe(true);
    expect(verifies(previous, headers)).toBe(false);
    expect(verifies(current, { ...headers, 'webhook-id': 'another event' })).toBe(false);
  });

  it('verifies with the secret of before too, until its day is over', () => {
    const secrets = { secret: current, previousSecret: previous, previousSecretUntil: new Date(now + DAY) };
    const both = signedHeaders(signingSecrets(secrets, now), 'an event', now, '{"a":1}');
    expect([verifies(current, both), verifies(previous, both)]).toEqual([true, true]);
    expect(signingSecrets(secrets, now + DAY)).toEqual([current]);
  });
});
