import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What feedback of employers can be about, in the words of the center. */
@Entity('feedback_themes')
export class FeedbackTheme {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  /** From 1 on; of those in one position the names decide. */
  @Column('int') position: number;
  @Column('timestamptz', { nullable: true }) retiredAt: Date | null;
  @Column('int', { default: 1 }) version: number;
}
