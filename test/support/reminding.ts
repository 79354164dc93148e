import { vi } from 'vitest';
import { Database } from '../../src/platform/database/index.js';
import { Clock } from '../../src/platform/clock/index.js';
import type { Composed, NewDelivery, Topic } from '../../src/deliveries/index.js';
import { DigestTopic } from '../../src/reminders/digest-topic.service.js';
import { Reminding } from '../../src/reminders/index.js';
import { PushTopic } from '../../src/reminders/push-topic.service.js';
import type { OpenedCenter } from './centers.js';
import { deliverAll } from './delivering.js';
import { ask } from './people.js';
import type { TestApi } from './test-api.js';

/** A moment on the wall of New York, where the centers of the tests are: `at('2027-01-12 17:00')`. In winter only. */
export const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00-05:00`);

/** Does something while the service's clock shows that moment. */
export const when = async <Value>(api: TestApi, moment: string, work: () => Promise<Value>): Promise<Value> => {
  const clock = vi.spyOn(api.app.get(Clock), 'now').mockReturnValue(at(moment));
  try {
    return await work();
  } finally {
    clock.mockRestore();
  }
};

/** The reminding round of the center at that moment; answers how many steps had their turn. */
export const remindAt = (api: TestApi, center: { id: string }, moment: string): Promise<number> =>
  when(api, moment, () => api.app.get(Reminding).remind(center.id));

const OPEN = `mutation ($input: OpenProspectInput!) { openProspect(input: $input) { prospect { id } userErrors { code field } } }`;

/** A prospect whose next step is a call by the student, due at that moment; answers its id. */
export const owing = async (
  api: TestApi,
  center: OpenedCenter,
  studentId: string,
  dueAt: string,
  { owner = 'STUDENT', employerName = 'Acme', openedAt = '2026-12-01 09:00' } = {},
): Promise<string> => {
  const { openProspect } = await ask(api, center.admin, OPEN, {
    input: { studentId, employerName, position: 'Analyst' },
  });
  const { id } = openProspect.prospect;
  const due = new Date(at(dueAt));
  await api.database.as(
    'superuser',
    `UPDATE prospects SET next_step_due_at = $2, next_step_due_on = $3, next_step_zone = 'America/New_York', next_step_owner = $4,
            opened_at = $5, remind_at = $2::timestamptz - interval '1 day', plan_changes_at = NULL WHERE id = $1`,
    [id, due, dueAt.slice(0, 10), owner, new Date(at(openedAt))],
  );
  return id;
};

/** As when the step was done and another one is owed later. */
export const owesLater = async (api: TestApi, prospectId: string, dueAt: string): Promise<void> => {
  const values = [prospectId, new Date(at(dueAt))];
  await api.database.as(
    'superuser',
    `UPDATE prospects SET next_step_due_at = $2, remind_at = $2 WHERE id = $1`,
    values,
  );
};

/** A mail or a push that is planned. */
export interface Planned {
  readonly id: string;
  readonly key: string;
  readonly topic: string;
  readonly channel: NewDelivery['channel'];
  readonly subject_id: string;
  readonly due_at: Date;
}

const plannedFor =
  (channel: Planned['channel']) =>
  async (api: TestApi, person: { id: string }): Promise<Planned[]> =>
    (
      await api.database.as(
        'superuser',
        `SELECT id, key, topic, channel, subject_id, due_at FROM deliveries WHERE recipient_id = $1 AND channel = $2 ORDER BY due_at`,
        [person.id, channel],
      )
    ).rows;

/** The mails that are planned for a person, by the time at which they are. */
export const mailsTo = plannedFor('EMAIL');

/** The pushes that are planned for a person, by the time at which they are. */
export const pushesTo = plannedFor('PUSH');

type CenterOf = { readonly id: string };

/** What a planned digest says at that moment. */
export const digestAt = (api: TestApi, center: CenterOf, mail: Planned, moment: string): Promise<Composed> =>
  composedAt(api, api.app.get(DigestTopic), { centerId: center.id, planned: mail, moment });

/** What a planned push says at that moment. */
export const pushAt = (api: TestApi, center: CenterOf, push: Planned, moment: string): Promise<Composed> =>
  composedAt(api, api.app.get(PushTopic), { centerId: center.id, planned: push, moment });

const composedAt = (
  api: TestApi,
  topic: Topic,
  { centerId, planned, moment }: { centerId: string; planned: Planned; moment: string },
): Promise<Composed> =>
  when(api, moment, () =>
    api.app.get(Database).inCenter(centerId, (tx) =>
      topic.compose(tx, {
        centerId,
        id: planned.id,
        key: planned.key,
        topic: planned.topic,
        subjectId: planned.subject_id,
        recipientId: null,
        channel: planned.channel,
        dueAt: planned.due_at,
        expiresAt: null,
        attempts: 0,
      }),
    ),
  );

/** Deliveries go by the clock of the database, so what is planned for the moment is made due there; two polls let the clock watch trust the moment. */
export const deliverAt = async (api: TestApi, moment: string, channel: Planned['channel'] = 'EMAIL'): Promise<void> => {
  await api.database.as(
    'superuser',
    `UPDATE deliveries SET next_attempt_at = now() - interval '1 second' WHERE state = 'PENDING'`,
  );
  await when(api, moment, () => deliverAll(api, channel));
};
