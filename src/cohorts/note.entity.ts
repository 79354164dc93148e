import { Column, Entity, PrimaryColumn } from 'typeorm';

export const NOTE_VISIBILITIES = ['STUDENT_AND_STAFF', 'STAFF', 'AUTHOR'] as const;
export type NoteVisibility = (typeof NOTE_VISIBILITIES)[number];

@Entity('notes')
export class Note {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') studentId: string;
  @Column('uuid') authorId: string;
  @Column('text') visibility: NoteVisibility;
  @Column('text') body: string;
  @Column('timestamptz') writtenAt: Date;
  @Column('timestamptz', { nullable: true }) editedAt: Date | null;
  @Column('int', { default: 1 }) version: number;
}
