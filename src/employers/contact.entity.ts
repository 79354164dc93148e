import { Column, Entity, PrimaryColumn } from 'typeorm';

export const CONTACT_ROLES = ['INTERVIEWER', 'RECRUITER', 'HIRING_MANAGER', 'GATEKEEPER', 'OTHER'] as const;
export type ContactRole = (typeof CONTACT_ROLES)[number];

/** A person to thank and to call. */
@Entity('contacts')
export class Contact {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') employerId: string;
  @Column('text') name: string;
  @Column('text', { nullable: true }) title: string | null;
  @Column('text', { nullable: true }) role: ContactRole | null;
  @Column('text', { nullable: true }) phone: string | null;
  @Column('text', { nullable: true }) email: string | null;
  @Column('text', { nullable: true }) zone: string | null;
  @Column('timestamptz') createdAt: Date;
  @Column('int', { default: 1 }) version: number;
}
