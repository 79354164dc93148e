import { Controller, Get, HttpException, HttpStatus } from '@nestjs/common';
import { ClockWatch } from '../deliveries/index.js';
import { AllowAnyone } from '../identity/index.js';
import { Database } from '../platform/database/index.js';

@Controller('health')
export class HealthController {
  constructor(
    private readonly database: Database,
    private readonly watch: ClockWatch,
  ) {}

  /** The process answers. */
  @AllowAnyone()
  @Get('live')
  live(): object {
    return { status: 'ok' };
  }

  /** The process can do its work: the database answers. Deliveries are held after a clock has jumped, until two readings agree. */
  @AllowAnyone()
  @Get('ready')
  async ready(): Promise<object> {
    try {
      await this.database.call({ name: 'ready', text: 'SELECT 1', values: [] });
    } catch {
      throw new HttpException({ status: 'error', database: 'does not answer' }, HttpStatus.SERVICE_UNAVAILABLE);
    }
    return { status: 'ok', database: 'ok', deliveries: this.deliveries() };
  }

  private deliveries(): string {
    const { heldSince } = this.watch;
    return heldSince === null ? 'ok' : `held since ${heldSince.toISOString()}`;
  }
}
