import { Injectable } from '@nestjs/common';
import { type Employer, EmployersService, EmployersStore } from '../employers/index.js';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import type { Transaction } from '../platform/database/index.js';
import type { NewProspect } from './prospects.input.js';

const EMPLOYER_NOT_FOUND = fail('EMPLOYER_NOT_FOUND', 'There is no such employer.', 'employerId');

export interface Parties {
  readonly employer: Employer;
  readonly agency: Employer | null;
}

/** Finds the employer and the agency that an entry names, or adds them. */
@Injectable()
export class ProspectEmployers {
  constructor(
    private readonly employers: EmployersService,
    private readonly store: EmployersStore,
  ) {}

  async find(
    tx: Transaction,
    actor: Actor,
    given: Pick<NewProspect, 'employerId' | 'employerName' | 'agencyName'>,
  ): Promise<Result<Parties>> {
    const employer = given.employerId
      ? await this.store.liveById(tx, given.employerId)
      : await this.employers.findOrAdd(tx, actor, given.employerName as string, 'EMPLOYER');
    if (!employer) return EMPLOYER_NOT_FOUND;
    const agency = given.agencyName ? await this.employers.findOrAdd(tx, actor, given.agencyName, 'AGENCY') : null;
    return ok({ employer, agency });
  }
}
