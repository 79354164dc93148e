import { Entity, PrimaryColumn } from 'typeorm';

/** A theme of the feedback that a follow-up brought. */
@Entity('follow_up_feedback_themes')
export class FollowUpFeedbackTheme {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') followUpId: string;
  @PrimaryColumn('uuid') themeId: string;
}
