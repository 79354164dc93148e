import { Column, Entity, PrimaryColumn } from 'typeorm';

export const DEGREE_LEVELS = ['CERTIFICATE', 'ASSOCIATE', 'BACHELOR', 'MASTER', 'DOCTORATE', 'OTHER'] as const;
export type DegreeLevel = (typeof DEGREE_LEVELS)[number];

@Entity('students')
export class Student {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { nullable: true }) userId: string | null;
  @Column('text', { nullable: true }) externalId: string | null;
  @Column('text') givenName: string;
  @Column('text') familyName: string;
  @Column('text') searchName: string;
  @Column('text') searchFamilyName: string;
  @Column('text', { nullable: true }) email: string | null;
  @Column('text', { nullable: true }) phone: string | null;
  @Column('text', { nullable: true }) zone: string | null;
  @Column('smallint', { nullable: true }) graduatingClass: number | null;
  @Column('text', { nullable: true }) degreeLevel: DegreeLevel | null;
  @Column('text', { nullable: true }) program: string | null;
  @Column('text', { array: true }) valuePoints: string[];
  @Column('timestamptz', { nullable: true }) archivedAt: Date | null;
  @Column('timestamptz', { nullable: true }) remindersOptedOutAt: Date | null;
  @Column('timestamptz') createdAt: Date;
  @Column('int', { default: 1 }) version: number;
}
