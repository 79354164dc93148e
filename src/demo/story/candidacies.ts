import { addDays, weekdayOf } from '../../kernel/day.js';
import { HOUR } from '../../kernel/instant.js';
import type { EmployerScript } from '../centers/center-script.js';
import { done } from '../services.js';
import { candidacy } from './candidacy.js';
import { type Plot, PLOTS, type PlotName, PLOTS_OF_THE_FIRST } from './plot.js';
import { type Candidate, type KnownEmployer, Scene, type Stage } from './scene.js';
import type { Story } from './teller.js';
import { localPartOf, phoneOf } from './words.js';

/** Every student's candidacies, each plot in turn so that all of them occur. */
export async function candidaciesOf(stage: Stage, students: readonly Candidate[]): Promise<readonly Story[]> {
  const employers = await addEmployers(stage);
  const names = Object.keys(PLOTS) as PlotName[];
  let turn = 0;
  const plotsOf = (index: number): readonly PlotName[] =>
    index === 0
      ? PLOTS_OF_THE_FIRST
      : Array.from({ length: 1 + (index % 3) }, () => names[(turn++ * 5) % names.length]!);
  return students.flatMap((student, index) =>
    plotsOf(index).map((name, nth) => {
      const plot: Plot = PLOTS[name];
      return candidacy(
        new Scene(stage, plot, student, employers[(index + nth * 3) % employers.length]!),
        firstMoment(stage, plot),
      );
    }),
  );
}

async function addEmployers(stage: Stage): Promise<readonly KnownEmployer[]> {
  const added: KnownEmployer[] = [];
  for (const script of stage.script.employers) {
    const { services, counselor } = stage;
    const website = `https://${script.domain}.example`;
    const { employer } = await done(services.employers.add(counselor, { name: script.name, website, ...script.place }));
    added.push({ ...script, id: employer.id, contactIds: await addPeople(stage, script, employer.id) });
  }
  return added;
}

async function addPeople(
  { services, counselor }: Stage,
  { people, domain }: EmployerScript,
  employerId: string,
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const [index, [name, title]] of people.entries()) {
    const role = index === 0 ? 'HIRING_MANAGER' : 'RECRUITER';
    const reached = { phone: phoneOf(domain.length * 5 + index), email: `${localPartOf(name)}@${domain}.example` };
    const { contact } = await done(services.contacts.add(counselor, { employerId, name, title, role, ...reached }));
    ids.push(contact.id);
  }
  return ids;
}

/** A moment on a business day before today, towards the end of office hours so that an interview can have been before it. */
const firstMoment = ({ office, chance, today }: Stage, { begins: [from, to] }: Plot): number => {
  let day = addDays(today, -1);
  for (let left = chance.between(from, to); left > 0; left -= 1) day = addDays(day, weekdayOf(day) === 1 ? -3 : -1);
  return office.closing(office.after(addDays(day, -1), 1)) - chance.between(0, 5) * HOUR;
};
