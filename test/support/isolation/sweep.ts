import type { TestApi } from '../test-api.js';
import { comparable, revealed, shownIds } from './answers.js';
import { Caller } from './caller.js';
import { type Cell, cellsOf, nameOf, type ProbingCell } from './cells.js';
import { type Door, doorsOf } from './doors.js';
import { idsOf } from './ids.js';
import type { Asker } from './askers.js';
import type { Secret, World } from './world.js';

/** Something that an asker learned, broke or changed and must not. */
export interface Finding {
  readonly door: string;
  readonly asker: string;
  readonly what: string;
}

export interface Report {
  readonly doors: number;
  /** Questions put: door x place x kind of id x how much else is filled in x asker. */
  readonly cells: number;
  readonly findings: readonly Finding[];
  /** Places of mutations where nobody got as far as "not found": there the probe proves less, because something else was refused first. */
  readonly unreached: readonly string[];
}

/** Asks at every door, as everybody, for what is somebody else's, and compares with asking for what does not exist. */
export class Sweep {
  private readonly findings = new Map<string, Finding>();
  private readonly expected = new Map<string, string>();
  private readonly probed = new Set<string>();
  private readonly reached = new Set<string>();
  private readonly ownIds: ReadonlySet<string>;
  private readonly caller: Caller;
  private cells = 0;

  constructor(
    private readonly api: TestApi,
    private readonly world: World,
  ) {
    this.ownIds = new Set(idsOf(world.own).keys());
    this.caller = new Caller(api, world, (door, asker, what) => this.find(door, asker, what));
  }

  async run(isChosen: (door: Door) => boolean = () => true): Promise<Report> {
    const doors = doorsOf(this.api).filter(isChosen);
    for (const door of doors) await this.sweepDoor(door);
    const unreached = [...this.probed].filter((place) => !this.reached.has(place));
    return { doors: doors.length, cells: this.cells, findings: [...this.findings.values()], unreached };
  }

  private async sweepDoor(door: Door): Promise<void> {
    const { staff, student, nobody, otherCenter, otherStudent } = this.world;
    for (const asker of [...staff, student, nobody]) await this.sweepAs(asker, door, otherCenter);
    await this.sweepAs(student, door, otherStudent);
  }

  private async sweepAs(asker: Asker, door: Door, secret: Secret): Promise<void> {
    const asked = new Set<string>();
    for (const cell of cellsOf(this.world, door, asker, secret)) {
      // How much else is filled in makes no difference where there is nothing else.
      const writing = this.caller.writingOf(cell);
      if (asked.has(writing)) continue;
      asked.add(writing);
      this.cells += 1;
      await (cell.place === null ? this.ask(cell) : this.probe({ ...cell, place: cell.place }));
    }
    if (door.changes) await this.caller.settle({ door, asker, secret, place: null });
  }

  /** The same question about something that exists nowhere must be answered the same. */
  private async probe(cell: ProbingCell): Promise<void> {
    const answer = await this.ask(cell);
    this.noteReach(cell, answer);
    // In one center an id can be given only once, whoever has it.
    if (cell.place.makes && cell.secret === this.world.otherStudent) return;
    if ((await this.answerToNothing(cell)) === this.comparable(answer, cell.value)) return;
    await this.probeAgain(cell);
  }

  /** A difference counts when it is there the second time: a job that an earlier question started may have come between. */
  private async probeAgain(cell: ProbingCell): Promise<void> {
    await this.world.putBack();
    this.expected.delete(nameOf(cell));
    const answer = await this.ask(cell);
    const nothing = await this.answerToNothing(cell);
    if (nothing === this.comparable(answer, cell.value)) return;
    const { door, asker, place, fullness, secret, value } = cell;
    const what = `${idsOf(secret.rows).get(value) ?? `"${value}"`} of ${secret.whose}`;
    this.find(
      door,
      asker,
      `${place.path} ${fullness}: ${what} answered ${brief(answer)}, nothing at all ${brief(nothing)}`,
    );
  }

  private async answerToNothing(cell: ProbingCell): Promise<string> {
    const known = this.expected.get(nameOf(cell));
    if (known !== undefined) return known;
    const { value, answer } = await this.caller.askForNothing(cell);
    const expected = this.comparable(answer, value);
    // Texts may be of different shapes, and a shape may be refused; an id is an id.
    if (cell.place.takes === 'id') this.expected.set(nameOf(cell), expected);
    return expected;
  }

  private comparable(answer: string, probe: string): string {
    return comparable(answer, probe, this.ownIds);
  }

  private async ask(cell: Cell): Promise<string> {
    const answer = await this.caller.ask(cell);
    this.inspect(cell, answer);
    return answer;
  }

  private inspect({ door, asker, secret, value }: Cell, answer: string): void {
    const shown = shownIds(answer, value, new Set(idsOf(secret.rows).keys()));
    if (shown.length > 0) this.find(door, asker, `shows ids of ${secret.whose}: ${shown.join(', ')}`);
    if (revealed(answer).toLowerCase().replaceAll(value.toLowerCase(), '').includes(secret.marker))
      this.find(door, asker, `shows rows of ${secret.whose}: ${brief(answer)}`);
    if (BROKEN.test(answer)) this.find(door, asker, `breaks: ${brief(answer)}`);
  }

  private noteReach({ door, place }: ProbingCell, answer: string): void {
    if (!door.changes || place.takes !== 'id' || place.makes) return;
    const name = `${door.name} ${place.path}`;
    this.probed.add(name);
    if (/_NOT_FOUND"/.test(answer)) this.reached.add(name);
  }

  /** One finding of a sort is enough to go and look. */
  private find(door: Door, asker: Asker, what: string): void {
    const key = `${door.name} ${asker.name} ${what.slice(0, 40)}`;
    if (!this.findings.has(key)) this.findings.set(key, { door: door.name, asker: asker.name, what });
  }
}

/** A question that is too large for the API proves nothing either. */
const BROKEN = /^5\d\d |"code":"(?:INTERNAL|QUERY_TOO_LARGE)"|Cannot return null for non-nullable/;

const brief = (answer: string): string => (answer.length > 400 ? `${answer.slice(0, 400)}...` : answer);
