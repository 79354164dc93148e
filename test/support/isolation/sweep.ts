import { newId } from '../../../src/platform/clock/index.js';
import type { TestApi } from '../test-api.js';
import { comparable, revealed, shownIds } from './answers.js';
import { type Door, doorsOf, type HttpCall } from './doors.js';
import { fillingOf, FULLNESS, type Place, placesOf } from './fillings.js';
import { fingerprintOf } from './fingerprint.js';
import { idsOf, tableNamer } from './ids.js';
import type { Asker, Secret, World } from './world.js';

/** Something that an asker learned, broke or changed and must not. */
export interface Finding {
  readonly door: string;
  readonly asker: string;
  readonly what: string;
}

export interface Report {
  readonly doors: number;
  /** Combinations of place, asker and kind of id that were asked. */
  readonly cells: number;
  readonly calls: number;
  readonly findings: readonly Finding[];
  /** Places of mutations where no asker got as far as "not found": the probe may have failed for another reason. */
  readonly unreached: readonly string[];
}

/** Asks at every door, as everybody, for what is somebody else's, and compares with asking for what does not exist. */
export class Sweep {
  private readonly findings = new Map<string, Finding>();
  private readonly reached = new Set<string>();
  private readonly probed = new Set<string>();
  private readonly ownIds: ReadonlySet<string>;
  private readonly tableOf: ReturnType<typeof tableNamer>;
  private cells = 0;
  private calls = 0;

  constructor(
    private readonly api: TestApi,
    private readonly world: World,
  ) {
    this.ownIds = new Set(idsOf(world.own).keys());
    this.tableOf = tableNamer(world.shape);
  }

  async run(isChosen: (door: Door) => boolean = () => true): Promise<Report> {
    const doors = doorsOf(this.api).filter(isChosen);
    for (const door of inOrder(doors)) await this.unchanged(door, () => this.sweepDoor(door));
    // Last, because from here on the askers' own rows may carry the names of others.
    for (const door of doors) await this.unchanged(door, () => this.probeTextsOf(door));
    const unreached = [...this.probed].filter((place) => !this.reached.has(place));
    return { doors: doors.length, cells: this.cells, calls: this.calls, findings: [...this.findings.values()], unreached };
  }

  /** Rows of others must be the same afterwards. */
  private async unchanged(door: Door, work: () => Promise<void>): Promise<void> {
    const before = await this.fingerprints();
    await work();
    for (const line of (await this.fingerprints()).filter((each) => !before.includes(each))) this.find(door, { name: 'somebody' }, `changed ${line}`);
  }

  private async sweepDoor(door: Door): Promise<void> {
    const { staff, student, nobody, otherCenter, otherStudent } = this.world;
    for (const asker of [...staff, student, nobody]) await this.ask(door, asker, otherCenter);
    await this.ask(door, student, otherStudent);
  }

  private async ask(door: Door, asker: Asker, secret: Secret): Promise<void> {
    await this.look(door, asker, secret);
    const places = placesOf(door).filter(({ takes }) => takes === 'id');
    for (const place of places.toSorted((a, b) => Number(a.makes) - Number(b.makes))) {
      for (const fullness of Object.keys(FULLNESS)) await this.probeIds(door, asker, secret, place, fullness);
    }
  }

  /** Without any probe: does it show something by itself? */
  private async look(door: Door, asker: Asker, secret: Secret): Promise<void> {
    for (const fullness of Object.keys(FULLNESS)) {
      this.cells += 1;
      this.inspect(door, asker, secret, '', await this.answer(door, asker, fullness, null, ''));
    }
  }

  /** The id of every kind of row of somebody else's, against one that exists nowhere. */
  private async probeIds(door: Door, asker: Asker, secret: Secret, place: Place, fullness: string): Promise<void> {
    const kinds = idsOf(secret.rows);
    const likely = this.tableOf(door.name, place.path);
    // The other kinds once are enough: how much else is filled in does not change what an id means.
    const chosen = [...kinds].filter(([, table]) => fullness === 'with all ids' || table === likely);
    for (const [id, table] of chosen) {
      this.cells += 1;
      const answer = await this.answer(door, asker, fullness, place, id);
      this.inspect(door, asker, secret, id, answer);
      if (door.changes) this.noteReach(door, place, answer);
      if (!(place.makes && secret === this.world.otherStudent)) await this.compare(door, asker, { fullness, place, value: id, answer, what: `the ${table} of ${secret.whose}` });
    }
  }

  /** A name or address that is taken elsewhere, against one that is not. */
  private async probeTextsOf(door: Door): Promise<void> {
    const { staff, student, nobody, otherCenter } = this.world;
    for (const asker of [staff[0]!, student, nobody]) {
      for (const place of placesOf(door).filter(({ takes }) => takes === 'text')) {
        for (const text of otherCenter.texts) await this.probeText(door, asker, place, text);
      }
    }
  }

  private async probeText(door: Door, asker: Asker, place: Place, text: string): Promise<void> {
    this.cells += 1;
    const answer = await this.answer(door, asker, 'with everything', place, text);
    await this.compare(door, asker, { fullness: 'with everything', place, value: text, answer, what: `"${text}" of another center` });
  }

  /** The same question about something that exists nowhere must be answered the same. */
  private async compare(door: Door, asker: Asker, asked: { fullness: string; place: Place; value: string; answer: string; what: string }): Promise<void> {
    const nowhere = asked.place.takes === 'id' ? this.twinOf(asked.value) : this.wordLike(asked.value);
    const expected = await this.answer(door, asker, asked.fullness, asked.place, nowhere);
    if (comparable(asked.answer, asked.value, this.ownIds) === comparable(expected, nowhere, this.ownIds)) return;
    this.find(door, asker, `${asked.place.path} ${asked.fullness}: ${asked.what} answered ${brief(asked.answer)}, nothing at all ${brief(expected)}`);
  }

  private readonly twins = new Map<string, string>();

  /** An id that exists nowhere, always the same one for the same id, so that both have the same history of being asked for. */
  private twinOf(id: string): string {
    const twin = this.twins.get(id) ?? newId();
    this.twins.set(id, twin);
    return twin;
  }

  private wordLike(text: string): string {
    const twin = this.twins.get(text) ?? [...text].toReversed().join('');
    this.twins.set(text, twin);
    return twin;
  }

  private async answer(door: Door, asker: Asker, fullness: string, place: Place | null, value: string): Promise<string> {
    const call = door.call(fillingOf(door, this.world.own, this.tableOf, fullness, { place, value }));
    const answer = await this.send(call, await asker.token());
    // A mutation may have ended the asker's own session; an answer to nobody in particular would prove nothing.
    return asker.isSomebody && answer.includes('"UNAUTHENTICATED"') ? this.send(call, await asker.signInAgain()) : answer;
  }

  private async send({ method, url, payload }: HttpCall, token: string | null): Promise<string> {
    this.calls += 1;
    const headers = token ? { authorization: `Bearer ${token}` } : {};
    const response = await this.api.app.inject({ method: method as 'GET', url, headers, ...(payload && { payload }) });
    return `${response.statusCode} ${response.body}`;
  }

  private inspect(door: Door, asker: Asker, secret: Secret, probe: string, answer: string): void {
    if (revealed(answer).toLowerCase().includes(secret.marker)) this.find(door, asker, `shows "${secret.marker}": ${brief(answer)}`);
    const shown = shownIds(answer, probe, new Set(idsOf(secret.rows).keys()));
    if (shown.length > 0) this.find(door, asker, `shows ids of ${secret.whose}: ${shown.join(', ')}`);
    if (/"code":"INTERNAL"|^5\d\d /.test(answer)) this.find(door, asker, `breaks: ${brief(answer)}`);
  }

  private noteReach(door: Door, place: Place, answer: string): void {
    const name = `${door.name} ${place.path}`;
    if (!place.makes) this.probed.add(name);
    if (/_NOT_FOUND"/.test(answer)) this.reached.add(name);
  }

  private find(door: Door, asker: { readonly name: string }, what: string): void {
    this.findings.set(`${door.name} ${asker.name} ${what.slice(0, 60)}`, { door: door.name, asker: asker.name, what });
  }

  private async fingerprints(): Promise<string[]> {
    const { shape, otherCenter, otherStudent } = this.world;
    const ids = [...idsOf(otherStudent.rows).keys()].map((id) => `%${id}%`);
    return [
      ...(await fingerprintOf(this.api.database, shape, 'center_id = $1', [otherCenter.centerId])),
      ...(await fingerprintOf(this.api.database, shape, 't::text LIKE ANY ($1)', [ids])),
    ];
  }
}

/** Reading before writing: a new row may take the id of somebody else's, and be found by it afterwards. */
const inOrder = (doors: readonly Door[]): Door[] => {
  const rank = (door: Door): number => (door.changes ? 1 : 0) + (placesOf(door).some(({ makes }) => makes) ? 1 : 0);
  return doors.toSorted((a, b) => rank(a) - rank(b));
};

const brief = (answer: string): string => (answer.length > 400 ? `${answer.slice(0, 400)}...` : answer);
