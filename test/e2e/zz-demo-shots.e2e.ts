import { it } from 'vitest';
import { createRequire } from 'node:module';
import { openDemo } from '../../src/demo/index.js';
import { startTestApi } from '../support/test-api.js';
const { chromium } = createRequire('/tmp/pw/x.js')('playwright-core');

it('shots', async () => {
  process.env['DEMO'] = 'true';
  const api = await startTestApi();
  await openDemo();
  await api.app.listen(3977, '127.0.0.1');
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'] });
  for (const [w, h, scheme] of [[1280, 800, 'light'], [390, 844, 'dark']] as const) {
    const page = await browser.newPage({ viewport: { width: w, height: h }, colorScheme: scheme });
    page.on('console', (m: any) => m.type() === 'error' && console.log('console', m.text()));
    page.on('pageerror', (e: any) => console.log('pageerror', e.message));
    page.on('request', (r: any) => { if (!r.url().startsWith('http://127.0.0.1') && !r.url().startsWith('data:')) console.log('EXTERNAL', r.url()); });
    await page.goto('http://127.0.0.1:3977/');
    await page.screenshot({ path: `/tmp/welcome-${w}.png` });
    await page.goto('http://127.0.0.1:3977/graphiql');
    await page.waitForSelector('.graphiql-execute-button');
    await page.waitForTimeout(1500);
    await page.screenshot({ path: `/tmp/graphiql-${w}-a.png` });
    await page.click('.graphiql-execute-button');
    await page.click('text=SignInAsStudent >> nth=-1').catch((e: any) => console.log(e.message));
    await page.waitForTimeout(1500);
    await page.screenshot({ path: `/tmp/graphiql-${w}-b.png` });
    await page.click('role=tab[name=/MyNextSteps/]').catch((e: any) => console.log(e.message.slice(0, 300)));
    await page.click('.graphiql-execute-button');
    await page.waitForTimeout(2000);
    await page.screenshot({ path: `/tmp/graphiql-${w}-c.png` });
  }
  await browser.close();
  await api.stop();
}, 240_000);
