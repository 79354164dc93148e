import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCenter, type OpenedCenter } from '../support/centers.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

let api: TestApi;
let center: OpenedCenter;

beforeAll(async () => {
  api = await startTestApi();
  center = await openCenter(api, 'uploads');
});
afterAll(() => api.stop());

const BOUNDARY = 'x-boundary-x';
const partOf = (disposition: string, body = 'name\nAda\n'): string =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; ${disposition}\r\nContent-Type: text/csv\r\n\r\n${body}\r\n`;
const END = `--${BOUNDARY}--\r\n`;
const FORM = `multipart/form-data; boundary=${BOUNDARY}`;
const WHOLE = partOf('name="file"; filename="roster.csv"') + END;

const upload = async (contentType: string | null, payload: string, more: object = {}) => {
  const headers = { authorization: `Bearer ${center.admin.token}`, ...more };
  const answer = await api.app.inject({
    method: 'POST',
    url: '/imports/roster',
    headers: contentType === null ? headers : { ...headers, 'content-type': contentType },
    payload: Buffer.from(payload),
  });
  return { status: answer.statusCode, body: answer.body };
};

describe('an upload that is broken', () => {
  it.each([
    ['without a boundary', 'multipart/form-data', WHOLE],
    ['with another boundary', 'multipart/form-data; boundary=other', WHOLE],
    ['with an empty boundary', 'multipart/form-data; boundary=""', WHOLE],
    ['cut off in the file', FORM, WHOLE.slice(0, -30)],
    ['cut off in a header', FORM, WHOLE.slice(0, 60)],
    ['without a body', FORM, ''],
    ['without a part', FORM, END],
    ['of noise', FORM, '\u0000\u0001\r\n\r\n--'],
    ['with a header that is none', FORM, `--${BOUNDARY}\r\nnonsense\r\n\r\nx\r\n${END}`],
    ['in another type', 'text/csv', 'name\nAda\n'],
    ['in JSON', 'application/json', '{"file":"x"}'],
    ['in broken JSON', 'application/json', '{"file":'],
    ['as a form of another kind', 'application/x-www-form-urlencoded', 'file=x'],
    ['in a type that is none', 'nonsense', 'x'],
    ['without a type', null, 'x'],
    ['with NUL in a field', FORM, partOf('name="studentId"', 'a\u0000b') + WHOLE],
    ['with a field of an object', FORM, partOf('name="__proto__"', 'x') + WHOLE],
  ])('%s is refused in words', async (_, contentType, payload) => {
    const { status, body } = await upload(contentType, payload);
    expect(status, body).toBeGreaterThanOrEqual(400);
    expect(status, body).toBeLessThan(500);
    const { userErrors } = JSON.parse(body);
    const [told] = userErrors ?? [JSON.parse(body)];
    expect(told, body).toMatchObject({ code: expect.stringMatching(/^[A-Z_]+$/), message: expect.any(String) });
    expect(told.message).toMatch(/multipart|JSON|header|column|student|fields|media type/i);
  });

  it.each([
    ['NUL', 'a\u0000b.csv'],
    ['half a character', 'a\ud800b.csv'],
    ['nothing but controls', '\u0000\u0001'],
  ])('takes a file whatever it is called: %s', async (_, name) => {
    const { status, body } = await upload(
      FORM,
      partOf(`name="file"; filename="${name}"`, 'External id,First name\n7,Ada') + END,
    );
    expect(status, body).toBe(201);
  });

  it('refuses a key that cannot be kept', async () => {
    const { status, body } = await upload(FORM, WHOLE, { 'idempotency-key': 'x'.repeat(201) });
    expect(status, body).toBe(422);
  });
});
