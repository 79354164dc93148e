import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Channel } from '../kernel/fact.js';
import type { ScriptPurpose } from './domain/purposes.js';

/** A center's own words for one script. Never changed once written. */
@Entity('script_versions')
export class ScriptVersion {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') purpose: ScriptPurpose;
  @Column('text') channel: Channel;
  /** Counts the versions of one script from 1. */
  @Column('int') number: number;
  @Column('text') title: string;
  @Column('text') opening: string;
  @Column('text') body: string;
  @Column('timestamptz') createdAt: Date;
  @Column('uuid') createdBy: string;
}

/** Which words are used for one script; null: those that come with the service. */
@Entity('script_choices')
export class ScriptChoice {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('text') purpose: ScriptPurpose;
  @PrimaryColumn('text') channel: Channel;
  @Column('uuid', { nullable: true }) currentVersionId: string | null;
  @Column('int', { default: 0 }) version: number;
}

/** That a script was practised out loud. */
@Entity('script_practices')
export class ScriptPractice {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') followUpId: string;
  @Column('text') purpose: ScriptPurpose;
  @Column('text') channel: Channel;
  @Column('uuid', { nullable: true }) scriptVersionId: string | null;
  @Column('smallint') seconds: number;
}
