import type { NewCenter } from '../../provisioning/index.js';
import type { DemoCenter } from '../sign-ins.js';

/** What is particular to one demo center. All of it is invented. */
export interface CenterScript extends Pick<NewCenter, 'name' | 'kind' | 'calendar'> {
  readonly slug: DemoCenter;
  /** Given and family name, as for everybody here. */
  readonly staff: Readonly<Record<'admin' | 'lead' | 'counselor' | 'colleague', string>>;
  /** The first one is the student one can sign in as. */
  readonly students: readonly string[];
  readonly programs: readonly string[];
  readonly degreeLevel: 'BACHELOR' | 'CERTIFICATE';
  readonly cohorts: readonly string[];
  readonly employers: readonly EmployerScript[];
  /** A day on which the center is closed, this many days from today. */
  readonly closures: readonly { readonly inDays: number; readonly reason: string }[];
  readonly pay: { readonly period: 'YEAR' | 'HOUR'; readonly amounts: readonly string[] };
}

export interface EmployerScript {
  readonly name: string;
  readonly domain: string;
  /** Left out: in town. */
  readonly place?: { readonly zone: string; readonly country: string; readonly region: string };
  /** Who is met: names with title. */
  readonly people: readonly (readonly [name: string, title: string])[];
  readonly positions: readonly string[];
}
