import { deepEqual } from 'node:assert/strict';
import { connect } from 'node:net';

/** Asks every target for every cohort once and throws unless all of them count the same: a fast wrong answer is no answer. */
export async function assertSameAnswers(targets, cohorts) {
  for (const [place] of cohorts.entries()) {
    const [first, ...others] = await Promise.all(
      Object.values(targets).map(async ({ port, requests, readAnswer }) =>
        readAnswer(await askOnce(port, requests[place])),
      ),
    );
    for (const other of others) deepEqual(other, first);
  }
}

/** Of each answer what must not differ: the cohort's counts, and per student what is counted and which step is worst. */
export const readOurs = ({ data }) =>
  summary(
    data.caseload.header,
    data.caseload.students.edges.map(({ node }) => ourStudent(node)),
  );

/** The limit reads one student more, as ours does, to know whether more follow. */
export const readLimit = ({ header, page }) => summary(header, page.slice(0, 40).map(ourStudent));

export function readPostgraphile({ data }) {
  const { figures, studentsWorstFirst } = data.cohortByCenterIdAndRowId;
  const { onTime, owed, offerAccepted, offerDeclined, rejected, withdrawn, roleClosed, noResponse, ...counts } =
    figures;
  const outcomes = { offerAccepted, offerDeclined, rejected, withdrawn, roleClosed, noResponse };
  const students = studentsWorstFirst.edges.map(({ node }) =>
    student(node.rowId, node.figures, node.worstProspect?.rowId, node.counselor?.rowId),
  );
  return summary({ ...counts, outcomes, onTimeRate: { onTime, owed } }, students);
}

/** `neglected` is left out: only our API knows the center's holidays. */
const summary = (header, students) => ({ header: { ...header, neglected: undefined }, students });

const ourStudent = (node) =>
  student(node.id, { ...node, ...node.stages }, node.worstNextStep?.prospectId, node.counselor?.id);

const COUNTS = [
  'open',
  'overdue',
  'dueIn7Days',
  'closed',
  'noThankYou',
  'applied',
  'interviewing',
  'interviewed',
  'offered',
];

const student = (id, figures, worst, counselor) => ({
  id,
  counts: COUNTS.map((count) => figures[count]),
  worst: worst ?? null,
  counselor: counselor ?? null,
});

/** Sends the very bytes that the measurement sends. */
function askOnce(port, request) {
  return new Promise((done, failed) => {
    const chunks = [];
    const socket = connect({ port, host: '127.0.0.1' }, () =>
      socket.write(request.replace('\r\n', '\r\nConnection: close\r\n')),
    );
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', failed);
    socket.on('close', () => {
      const answer = Buffer.concat(chunks).toString();
      const body = answer.slice(answer.indexOf('\r\n\r\n') + 4);
      if (answer.startsWith('HTTP/1.1 200') && !body.startsWith('{"errors"')) done(JSON.parse(body));
      else failed(new Error(`Port ${port} did not answer the dashboard:\n${answer.slice(0, 1000)}`));
    });
  });
}
