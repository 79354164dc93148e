import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MadeContact } from './domain/contacts.js';
import type { OwedStep } from './domain/owed-step.js';

/** What would have been owed on a prospect, compared with what was owed and what was done. */
@Entity('dry_run_prospects')
export class DryRunProspect {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') dryRunId: string;
  @PrimaryColumn('uuid') prospectId: string;
  @Column('jsonb') tried: readonly OwedStep[];
  @Column('jsonb') inForce: readonly OwedStep[];
  @Column('jsonb') happened: readonly MadeContact[];
}
