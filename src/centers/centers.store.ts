import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../platform/database/index.js';
import { Center, CenterProfile } from './center.entity.js';

@Injectable()
export class CentersStore {
  constructor(private readonly database: Database) {}

  async add(tx: Transaction, slug: string, createdAt: Date, profile: Pick<CenterProfile, 'name' | 'kind'>): Promise<void> {
    await tx.manager.insert(Center, { id: tx.centerId, slug, createdAt });
    await tx.manager.insert(CenterProfile, { centerId: tx.centerId, ...profile });
  }

  profile(tx: Transaction): Promise<CenterProfile> {
    return tx.manager.findOneByOrFail(CenterProfile, { centerId: tx.centerId });
  }

  /** The center people mean by this short name; null: there is none. */
  async idOf(slug: string): Promise<string | null> {
    const [row] = await this.database.call<{ id: string }>({ name: 'center-by-slug', text: 'SELECT id FROM centers WHERE slug = $1', values: [slug] });
    return row?.id ?? null;
  }

  /** Every center, for work that goes from center to center. */
  async allIds(): Promise<string[]> {
    const rows = await this.database.call<{ id: string }>({ name: 'all-centers', text: 'SELECT id FROM centers ORDER BY id', values: [] });
    return rows.map((row) => row.id);
  }
}
