import { createHmac, randomUUID } from 'node:crypto';
import { ask } from './databases.mjs';

/** The cohorts to ask for, each with its center and a real access token of a counselor there. */
export async function cohortsIn({ superuserUrl }, centers, jwtSecret) {
  const { rows } = await ask(superuserUrl, COHORTS, [centers]);
  const tokens = new Map(rows.map((row) => [row.center, accessToken(row, jwtSecret)]));
  return rows.map(({ center, cohort }) => ({ center, cohort, token: tokens.get(center) }));
}

const COHORTS = `
  SELECT c.center_id AS center, c.id AS cohort, u.id AS "user"
    FROM (SELECT id FROM centers ORDER BY slug LIMIT $1) AS center
    JOIN cohorts c ON c.center_id = center.id
    JOIN LATERAL (SELECT id FROM users u WHERE u.center_id = center.id AND u.roles = '{COUNSELOR}' ORDER BY email LIMIT 1) u ON true
   ORDER BY c.id`;

/** As the product signs it (HS256), made here because signing in is throttled. */
export function accessToken({ center, user }, secret, roles = ['COUNSELOR']) {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    sub: user,
    center,
    session: randomUUID(),
    roles,
    student: null,
    iat: now,
    exp: now + 3600,
    iss: 'followthrough',
    aud: 'followthrough-api',
  };
  const unsigned = [{ alg: 'HS256', typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${unsigned}.${createHmac('sha256', secret).update(unsigned).digest('base64url')}`;
}
