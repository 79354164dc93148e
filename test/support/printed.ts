import type { Paper, PaperColumn } from '../../src/reports/pdf/paper.js';

const columns = (...headers: string[]): PaperColumn[] => headers.map((header, at) => ({ header, isNumber: at > 0 }));

/** A report with everything that can be on paper: several pages, long and foreign names, hidden values. */
export const SAMPLE_PAPER: Paper = {
  title: 'Follow-up outcomes',
  language: 'en-US',
  center: 'Riverside Career Center',
  madeAt: new Date('2026-11-23T09:30:00Z'),
  facts: [
    'Period: 1 July 2025 to 30 June 2026.',
    'As of 30 June 2026.',
    'Counted by the rules follow-up-outcomes-2026.1.',
  ],
  sections: [
    {
      heading: 'By cohort',
      paragraphs: [
        'Prospects whose first interview lies in the period. These figures go together; they do not show that one brings about the other.',
      ],
      chart: {
        title: 'Follow-ups owed: on time, late, missed',
        alternative:
          'Bars of owed follow-ups by cohort. Spring: 120 on time, 30 late, 12 missed. Autumn: 80 on time, 22 late, 40 missed.',
        series: ['On time', 'Late', 'Missed'],
        bars: [
          { label: 'Spring 2026', values: [120, 30, 12], told: '162' },
          { label: 'Autumn 2025 with a name that is much too long for its place', values: [80, 22, 40], told: '142' },
          { label: 'Nguyễn Thị Minh Khai', values: [null, null, null], told: 'hidden' },
        ],
        most: 162,
      },
      table: {
        caption: 'Follow-ups by cohort',
        columns: columns('Cohort', 'Owed', 'On time', 'Late', 'Missed', 'Share on time'),
        rows: [
          ['Spring 2026', '162', '120', '30', '12', '74 %'],
          ['Autumn 2025 with a name that is much too long for its place', '142', '80', '22', '40', '56 %'],
          ['Nguyễn Thị Minh Khai', 'hidden', 'hidden', 'hidden', 'hidden', 'hidden'],
        ],
      },
    },
    {
      heading: 'By employer',
      paragraphs: [],
      chart: null,
      table: {
        caption: 'Prospects by employer',
        columns: columns('Employer', 'Prospects', 'Offers'),
        rows: Array.from({ length: 60 }, (_, at) => [`Employer ${at + 1} Łódź Żółw Ωμέγα Жук`, String(at), '—']),
      },
    },
  ],
};
