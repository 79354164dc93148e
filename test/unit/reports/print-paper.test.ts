import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { printPaper } from '../../../src/reports/pdf/print-paper.js';
import { wholeOf } from '../../support/copied.js';
import { SAMPLE_PAPER } from '../../support/printed.js';

type Pdf = Awaited<ReturnType<typeof getDocument>['promise']>;
interface Tagged {
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly Tagged[];
}

let file: Buffer;
let pdf: Pdf;
beforeAll(async () => {
  file = await wholeOf(printPaper(SAMPLE_PAPER));
  pdf = await getDocument({ data: new Uint8Array(file), verbosity: 0 }).promise;
});

const textOf = async (page: number): Promise<string> => {
  const { items } = await (await pdf.getPage(page)).getTextContent();
  return items
    .map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : ''))
    .join('')
    .replaceAll(/ +/g, ' ');
};
const rolesIn = ({ role, children = [] }: Tagged): string[] => [...(role ? [role] : []), ...children.flatMap(rolesIn)];
const find = (tree: Tagged, role: string): Tagged[] => [
  ...(tree.role === role ? [tree] : []),
  ...(tree.children ?? []).flatMap((child) => find(child, role)),
];
const treeOf = async (page: number): Promise<Tagged> => (await (await pdf.getPage(page)).getStructTree()) as Tagged;

describe('a printed report', () => {
  it('says what it is: title, language, tagged', async () => {
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({ Title: 'Follow-up outcomes', Author: 'Riverside Career Center', Language: 'en-US' });
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    expect(file.includes('/DisplayDocTitle true')).toBe(true);
  });

  it('has text that can be selected, in the order in which it is read', async () => {
    const text = await textOf(1);
    const order = [
      'Riverside Career Center',
      'Follow-up outcomes',
      'Period: 1 July 2025 to 30 June 2026',
      'By cohort',
      'Prospects whose first interview',
      'Follow-ups owed: on time, late, missed',
      'Follow-ups by cohort',
      'Share on time',
      'Spring 2026',
      '74 %',
      'Autumn 2025 with a name',
      'By employer',
    ];
    let read = 0;
    for (const words of order) {
      const at = text.indexOf(words, read);
      expect(at, `"${words}" behind ${read}`).toBeGreaterThanOrEqual(read);
      read = at + words.length;
    }
  });

  it('keeps names of many languages as they are', async () => {
    expect(await textOf(1)).toContain('Nguyễn Thị Minh Khai');
    expect(await textOf(1)).toContain('Łódź Żółw Ωμέγα Жук');
  });

  it('is a tree of headings, figures with a text for who cannot see them, and tables with headers', async () => {
    const tree = await treeOf(1);
    const roles = rolesIn(tree);
    expect(roles.filter((role) => ['H1', 'H2', 'Figure', 'Table'].includes(role))).toEqual([
      'H1',
      'H2',
      'Figure',
      'Table',
      'H2',
      'Table',
    ]);
    expect(find(tree, 'Figure')[0]!.alt).toBe(SAMPLE_PAPER.sections[0]!.chart!.alternative);
    const [head, ...rows] = find(find(tree, 'Table')[0]!, 'TR');
    expect(head!.children!.map(({ role }) => role)).toEqual(Array.from({ length: 6 }, () => 'TH'));
    expect(rows.every((row) => row.children![0]!.role === 'TH' && row.children![1]!.role === 'TD')).toBe(true);
    expect(file.includes('/Scope /Column') || file.includes('/Scope (Column)')).toBe(true);
  });

  it('goes on over pages with the caption and headers of the table, and numbers them', async () => {
    expect(pdf.numPages).toBeGreaterThan(1);
    const last = await textOf(pdf.numPages);
    expect(last.startsWith('Prospects by employer (continued) Employer')).toBe(true);
    expect(last).toContain('Employer 60 ');
    expect(last).toContain(`Page ${pdf.numPages} of ${pdf.numPages}`);
    // The headers that stand again are for the eye only.
    expect(find(await treeOf(1), 'TR').length).toBe(4 + 61);
  });

  it('is the same bytes each time', async () => {
    expect((await wholeOf(printPaper(SAMPLE_PAPER))).equals(file)).toBe(true);
  });

  it('brings its fonts', () => {
    expect(file.includes('/FontFile2')).toBe(true);
    expect(file.toString('latin1')).toMatch(/[A-Z]{6}\+DejaVuSansCondensed/);
  });
});
