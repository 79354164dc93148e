import { vi } from 'vitest';
import { Clock } from '../../src/platform/clock/index.js';
import type { TestApi } from './test-api.js';

/** From now on the service's clock runs ahead by so many milliseconds. `vi.restoreAllMocks()` sets it right again. */
export const runAhead = (api: TestApi, by: number): void =>
  void vi.spyOn(api.app.get(Clock), 'now').mockImplementation(() => Date.now() + by);
