import { Controller, Get, HttpException, HttpStatus } from '@nestjs/common';
import { AllowAnyone } from '../identity/index.js';
import { Database } from '../platform/database/index.js';

@Controller('health')
export class HealthController {
  constructor(private readonly database: Database) {}

  /** The process answers. */
  @AllowAnyone()
  @Get('live')
  live(): object {
    return { status: 'ok' };
  }

  /** The process can do its work: the database answers. */
  @AllowAnyone()
  @Get('ready')
  async ready(): Promise<object> {
    try {
      await this.database.call({ name: 'ready', text: 'SELECT 1', values: [] });
    } catch {
      throw new HttpException({ status: 'error', database: 'does not answer' }, HttpStatus.SERVICE_UNAVAILABLE);
    }
    return { status: 'ok', database: 'ok' };
  }
}
