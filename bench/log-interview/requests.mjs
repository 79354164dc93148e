import { randomUUID } from 'node:crypto';

export const LOG_INTERVIEW = `mutation ($input: LogInterviewInput!) { logInterview(input: $input) {
  interview { id } prospect { id nextStep { kind dueAt why { sentence } } } userErrors { code message } } }`;

const DAY = 86_400_000;
const pick = (list) => list[Math.floor(Math.random() * list.length)];

/** What a student types after an interview; a key of its own, so that each request writes. */
export const variablesOf = ({ students, employers }) => ({
  input: {
    clientMutationId: randomUUID(),
    prospect: {
      studentId: pick(students),
      employerName: `Employer ${Math.floor(Math.random() * employers.length)}`,
      position: 'Analyst',
    },
    kind: 'BEHAVIORAL',
    format: 'VIDEO',
    startsAt: new Date(Date.now() - DAY).toISOString(),
    contacts: [{ name: 'Ida Interviewer', email: 'ida@acme.example', role: 'INTERVIEWER' }],
    gamePlan: {
      promisedOn: new Date(Date.now() + 7 * DAY).toISOString().slice(0, 10),
      precision: 'DAY',
      initiator: 'STUDENT_CALLS',
      channels: ['PHONE'],
    },
    debrief: { howItWent: 'Well', rating: 4 },
  },
});

/** The same for the server that only writes. */
export const PEER_BODY = ({ employers, students }) => {
  const start = Date.now() - DAY;
  const times = { startsAt: new Date(start), endsAt: new Date(start + 3_600_000), promisedOn: '2026-12-01' };
  const input = { position: 'Analyst', contact: 'Ida Interviewer', howItWent: 'Well', ...times };
  return { key: randomUUID(), employer: pick(employers), student: pick(students), input };
};

/** More requests than one round can send, written as they go over the wire. */
const IN_A_ROUND = 12_000;

export function requestsOf(path, { token }, body) {
  return Array.from({ length: IN_A_ROUND }, () => {
    const text = JSON.stringify(body());
    return `POST ${path} HTTP/1.1\r\nhost: bench\r\ncontent-type: application/json\r\nauthorization: Bearer ${token}\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
  });
}
