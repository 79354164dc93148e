import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../platform/database/index.js';
import { CenterProfile } from './center.entity.js';

/** A center as people see it. */
export interface KnownCenter extends CenterProfile {
  readonly slug: string;
}

@Injectable()
export class CentersStore {
  constructor(private readonly database: Database) {}

  /** False: the short name belongs to another center. */
  async add(
    tx: Transaction,
    slug: string,
    createdAt: Date,
    profile: Pick<CenterProfile, 'name' | 'kind'>,
  ): Promise<boolean> {
    const added = await tx.query(
      'INSERT INTO centers (id, slug, created_at) VALUES ($1, $2, $3) ON CONFLICT (slug) DO NOTHING RETURNING id',
      [tx.centerId, slug, createdAt],
    );
    if (added.length === 0) return false;
    await tx.manager.insert(CenterProfile, { centerId: tx.centerId, ...profile });
    return true;
  }

  async profile(centerId: string): Promise<KnownCenter> {
    const [row] = await this.database.read<KnownCenter>(centerId, {
      name: 'center-profile',
      text: PROFILE,
      values: [centerId],
    });
    return row!;
  }

  /** Students below which nothing is told of a group. */
  async smallestGroup(tx: Transaction): Promise<number> {
    const [row] = await tx.query<KnownCenter>(PROFILE, [tx.centerId]);
    return row!.smallestGroup;
  }

  /** Holds the profile until the transaction ends. */
  async profileToChange(tx: Transaction): Promise<KnownCenter> {
    const [row] = await tx.query<KnownCenter>(`${PROFILE} FOR UPDATE OF p`, [tx.centerId]);
    return row!;
  }

  async change(tx: Transaction, changes: Partial<CenterProfile>): Promise<void> {
    await tx.manager.update(CenterProfile, { centerId: tx.centerId }, changes);
  }

  /** The center people mean by this short name; null: there is none. */
  async idOf(slug: string): Promise<string | null> {
    const [row] = await this.database.call<{ id: string }>({
      name: 'center-by-slug',
      text: 'SELECT id FROM centers WHERE slug = $1',
      values: [slug],
    });
    return row?.id ?? null;
  }

  /** Every center, for work that goes from center to center. */
  async allIds(): Promise<string[]> {
    const rows = await this.database.call<{ id: string }>({
      name: 'all-centers',
      text: 'SELECT id FROM centers ORDER BY id',
      values: [],
    });
    return rows.map((row) => row.id);
  }
}

const PROFILE = `
  SELECT p.center_id AS "centerId", c.slug, p.name, p.kind, p.smallest_group AS "smallestGroup", p.version
    FROM center_profiles p JOIN centers c ON c.id = p.center_id
   WHERE p.center_id = $1`;
