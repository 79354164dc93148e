import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import type { ListedPage, ListedProspect } from './dry-run-results.store.js';

/** A listed prospect with the names that a reader of the file knows it by. */
export interface FileRow extends ListedProspect {
  readonly student: string;
  readonly externalId: string | null;
  readonly employer: string;
  readonly position: string | null;
  /** Names of the contacts that steps and calls were about, by id. */
  readonly contacts: Readonly<Record<string, string>>;
}

@Injectable()
export class DryRunFileRowsStore {
  constructor(private readonly database: Database) {}

  /** Listed prospects in the order of their ids, one page. */
  page(centerId: string, dryRunId: string, { afterId, limit }: ListedPage): Promise<FileRow[]> {
    return this.database.read<FileRow>(centerId, {
      name: 'dry-run-file-rows',
      text: `SELECT l.prospect_id AS "prospectId", l.tried, l.in_force AS "inForce", l.happened,
                    concat_ws(' ', s.given_name, s.family_name) AS student, s.external_id AS "externalId", e.name AS employer, p.position,
                    (SELECT coalesce(json_object_agg(k.id, k.name), '{}') FROM contacts k
                      WHERE k.center_id = $1 AND k.id IN (
                        SELECT (told ->> 'contactId')::uuid FROM jsonb_array_elements(l.tried || l.in_force || l.happened) AS told)) AS contacts
               FROM dry_run_prospects l
               JOIN prospects p ON p.center_id = l.center_id AND p.id = l.prospect_id
               JOIN students s ON s.center_id = p.center_id AND s.id = p.student_id
               JOIN employers e ON e.center_id = p.center_id AND e.id = p.employer_id
              WHERE l.center_id = $1 AND l.dry_run_id = $2 AND ($3::uuid IS NULL OR l.prospect_id > $3) ORDER BY l.prospect_id LIMIT $4`,
      values: [centerId, dryRunId, afterId, limit],
    });
  }
}
