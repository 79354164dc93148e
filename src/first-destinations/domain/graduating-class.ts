import type { Day } from '../../kernel/day.js';

/** The class of a day: degrees conferred from 1 July Y-1 to 30 June Y are of the class of Y. */
export const classOf = (graduatedOn: Day): number =>
  Number(graduatedOn.slice(0, 4)) + Number(graduatedOn.slice(5) >= '07-01');

export const periodOfClass = (graduatingClass: number): { readonly fromDay: Day; readonly toDay: Day } => ({
  fromDay: `${graduatingClass - 1}-07-01`,
  toDay: `${graduatingClass}-06-30`,
});
