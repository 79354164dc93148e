import { Column, Entity, PrimaryColumn } from 'typeorm';

export const EMPLOYER_KINDS = ['EMPLOYER', 'AGENCY'] as const;
export type EmployerKind = (typeof EMPLOYER_KINDS)[number];

@Entity('employers')
export class Employer {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') normalizedName: string;
  @Column('text') kind: EmployerKind;
  @Column('text', { nullable: true }) website: string | null;
  @Column('text', { nullable: true }) zone: string | null;
  @Column('text', { nullable: true }) country: string | null;
  @Column('text', { nullable: true }) region: string | null;
  @Column('uuid', { nullable: true }) mergedIntoId: string | null;
  @Column('timestamptz') createdAt: Date;
  @Column('int', { default: 1 }) version: number;
}
