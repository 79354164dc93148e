import { createServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { runService } from '../../../scripts/service.mjs';
import { ConfigurationError } from '../../../src/platform/config/config.js';
import { runProgram } from '../../../src/platform/config/index.js';

const root = new URL('../../..', import.meta.url).pathname;

afterEach(() => void vi.restoreAllMocks());

/** What a program that fails so writes, and with which code it ends. */
const endOf = async (failure: unknown): Promise<[written: string, code: unknown]> => {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const exit = vi.spyOn(process, 'exit').mockReturnValue(undefined as never);
  await runProgram(async () => {
    throw failure;
  });
  return [String(write.mock.calls[0]?.[0]), exit.mock.calls[0]?.[0]];
};

describe('a program that cannot start', () => {
  it('tells what is wrong in the environment, and only that', async () => {
    const [written, code] = await endOf(new ConfigurationError(['PORT is "x"; it must be a port']));
    expect(written).toMatch(/^The environment is not right:\n {2}PORT is "x"/);
    expect(written).not.toContain(' at ');
    expect(code).toBe(1);
  });

  it('tells which port is taken', async () => {
    const taken = Object.assign(new Error('listen EADDRINUSE'), { code: 'EADDRINUSE', port: 3000 });
    expect(await endOf(taken)).toEqual(['Port 3000 is taken; choose another with PORT=3001.\n', 1]);
  });

  it('fails loudly over everything else', async () => {
    await expect(runProgram(() => Promise.reject(new Error('a mistake of ours')))).rejects.toThrow('a mistake of ours');
  });
});

it('npm start on a taken port says so before it starts anything', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const { port } = server.address() as AddressInfo;
  await expect(runService(root, { PORT: String(port) })).rejects.toThrow(
    `Port ${port} is taken; choose another, PORT=${port + 1} npm start, or leave PORT out.`,
  );
  server.close();
});
