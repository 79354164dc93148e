import type { EmailMessage } from '../../deliveries/index.js';
import { FORMATS } from '../formats/formats.js';
import { ROW_SETS } from '../rows/row-sets.store.js';
import type { Export } from './export.entity.js';

/** Holds nothing that somebody typed, so there is nothing to escape but the link. */
export const readyMail = (to: string, about: Export, link: string): EmailMessage => {
  const what = whatOf(about);
  const told = `${about.rowsDone.toLocaleString('en')} rows as of ${minuteOf(about.asOf!)}. The link is yours alone and works until ${minuteOf(about.expiresAt!)}.`;
  return {
    to,
    subject: `Your export is ready: ${what}`,
    text: `Your export is ready: ${what}.\n${told}\n\n${link}\n\nThe file holds personal data of students. Each download is written down.\n`,
    html: `<p>Your export is ready: ${what}.<br>${told}</p><p><a href="${link.replaceAll('&', '&amp;')}">Download the file</a></p><p>The file holds personal data of students. Each download is written down.</p>`,
  };
};

export const failedMail = (to: string, about: Export): EmailMessage => {
  const told = `Your export of ${whatOf(about)} has failed. ${about.failure}`;
  return { to, subject: `Your export failed: ${whatOf(about)}`, text: `${told}\n`, html: `<p>${told}</p>` };
};

const whatOf = ({ rowSet, format }: Export): string => `${ROW_SETS[rowSet].file}.${FORMATS[format].extension}`;

const minuteOf = (moment: Date): string => `${moment.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
