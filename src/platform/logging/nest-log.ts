import { ConsoleLogger } from '@nestjs/common';
import { errorInLog } from './error-in-log.js';

/** What NestJS itself has to say: warnings and errors, and these without what people wrote. */
export class NestLog extends ConsoleLogger {
  constructor() {
    super({ logLevels: ['fatal', 'error', 'warn'] });
  }

  override error(message: unknown, ...rest: unknown[]): void {
    super.error(message instanceof Error ? errorInLog(message) : message, ...rest);
  }
}
