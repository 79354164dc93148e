import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Reference table: which centers there are. */
@Entity('centers')
export class Center {
  @PrimaryColumn('uuid') id: string;
  @Column('text') slug: string;
  @Column('timestamptz') createdAt: Date;
}

export const CENTER_KINDS = ['COLLEGE', 'WORKFORCE', 'OTHER'] as const;
export type CenterKind = (typeof CENTER_KINDS)[number];

/** What a center says of itself. */
@Entity('center_profiles')
export class CenterProfile {
  @PrimaryColumn('uuid') centerId: string;
  @Column('text') name: string;
  @Column('text') kind: CenterKind;
  /** Figures about fewer students are told to nobody. */
  @Column('smallint', { default: 10 }) smallestGroup: number;
  @Column('int', { default: 1 }) version: number;
}
